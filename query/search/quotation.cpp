// Sentences of own words.
#include "query/search/quotation.hpp"

#include "common/text.hpp"
#include "common/words.hpp"
#include "query/search/passage.hpp"

#include <algorithm>
#include <functional>
#include <vector>

namespace sidestep::query {
namespace {

// Bytes of the text; words first..last of it.
struct Sentence {
  std::size_t start = 0;
  std::size_t end = 0;
  std::size_t first = 0;
  std::size_t last = 0;
};

bool is_closing(char c) {
  return std::string_view(".!?,;:)\"']").find(c) != std::string_view::npos;
}
bool is_opening(char c) { return std::string_view("(\"'[").find(c) != std::string_view::npos; }

// Signs that belong to the sentence, up to the next blank.
std::size_t with_signs_after(std::string_view text, std::size_t end, std::size_t limit) {
  constexpr std::string_view closing_quotes[] = {"\u201D", "\u2019"};
  std::size_t at = end;
  for (bool more = true; more && at < limit;) {
    more = is_closing(text[at]);
    if (more) ++at;
    for (const std::string_view quote : closing_quotes)
      if (text.substr(at).starts_with(quote)) {
        at += quote.size();
        more = true;
      }
  }
  return std::min(at, limit);
}

std::size_t with_signs_before(std::string_view text, std::size_t start, std::size_t limit) {
  constexpr std::string_view opening_quotes[] = {"\u201C", "\u2018", "\u00A3"};
  std::size_t at = start;
  for (bool more = true; more && at > limit;) {
    more = is_opening(text[at - 1]);
    if (more) --at;
    for (const std::string_view quote : opening_quotes)
      if (text.substr(limit, at - limit).ends_with(quote)) {
        at -= quote.size();
        more = true;
      }
  }
  return at;
}

// An attachment that is appended matter from end to end (a policy, a log that was
// released) is quoted as what it is; elsewhere own words alone are.
Voice quotable(const MessageRecord& message) {
  const bool own = message.voices.empty() ||
                   std::any_of(message.voices.begin(), message.voices.end(),
                               [](const VoiceSpan& span) { return span.voice == Voice::own; });
  return own || message.kind != Kind::attachment ? Voice::own : Voice::appended;
}

// The quotable sentences, in order; a change of voice ends one.
std::vector<Sentence> own_sentences(const MessageRecord& message, const Words& words) {
  Voices voices = message.voices;
  if (voices.empty()) voices.push_back({Voice::own, 0, message.text.size()});
  const Voice wanted = quotable(message);
  std::vector<Sentence> out;
  std::size_t at = 0;
  for (const VoiceSpan& span : voices) {
    const std::size_t limit = std::min(span.end, message.text.size());
    while (at < words.size() && words[at].start < limit) {
      const std::size_t first = at;
      while (at + 1 < words.size() && words[at + 1].start < limit && !words[at].sentence_end)
        ++at;
      if (span.voice == wanted)
        out.push_back({with_signs_before(message.text, words[first].start, span.start),
                       with_signs_after(message.text, words[at].end, limit), first, at});
      ++at;
    }
  }
  return out;
}

std::string joined(const MessageRecord& message, const std::vector<Sentence>& sentences,
                   const std::vector<bool>& chosen) {
  std::string out;
  for (std::size_t n = 0; n < sentences.size(); ++n) {
    if (!chosen[n]) continue;
    const bool follows = n > 0 && chosen[n - 1] && sentences[n - 1].last + 1 == sentences[n].first;
    if (!out.empty()) out += follows ? " " : std::string(left_out);
    out += squeeze(
        for_terminal(std::string_view(message.text)
                         .substr(sentences[n].start, sentences[n].end - sentences[n].start)));
  }
  return out;
}

std::optional<std::string> choose(const MessageRecord& message,
                                  const std::vector<Sentence>& sentences,
                                  const std::function<bool(const Sentence&)>& wanted) {
  std::vector<bool> chosen;
  for (const Sentence& sentence : sentences)
    chosen.push_back(wanted(sentence));
  if (std::find(chosen.begin(), chosen.end(), true) == chosen.end()) return std::nullopt;
  return joined(message, sentences, chosen);
}

} // namespace

std::optional<std::string> sentences_with(const MessageRecord& message, std::string_view find) {
  const Words sought = words_of(find);
  const Words words = words_of(message.text);
  if (sought.empty() || words.empty()) return std::nullopt;
  const std::vector<Sentence> sentences = own_sentences(message, words);
  const auto same = [](const Word& a, const Word& b) { return a.folded == b.folded; };
  // In this order: the words may run on into the next own sentence.
  std::vector<bool> chosen(sentences.size(), false);
  for (std::size_t n = 0; n < sentences.size(); ++n)
    for (std::size_t i = sentences[n].first; i <= sentences[n].last; ++i) {
      if (i + sought.size() > words.size() ||
          !std::equal(sought.begin(), sought.end(), words.begin() + static_cast<std::ptrdiff_t>(i),
                      same))
        continue;
      const std::size_t last = i + sought.size() - 1;
      std::size_t end = n;
      while (end + 1 < sentences.size() && sentences[end].last < last &&
             sentences[end].last + 1 == sentences[end + 1].first)
        ++end;
      if (sentences[end].last < last) continue; // runs on into other people's words
      std::fill(chosen.begin() + static_cast<std::ptrdiff_t>(n),
                chosen.begin() + static_cast<std::ptrdiff_t>(end) + 1, true);
    }
  if (std::find(chosen.begin(), chosen.end(), true) != chosen.end())
    return joined(message, sentences, chosen);
  return choose(message, sentences, [&](const Sentence& sentence) {
    return std::all_of(sought.begin(), sought.end(), [&](const Word& word) {
      return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(sentence.first),
                         words.begin() + static_cast<std::ptrdiff_t>(sentence.last) + 1,
                         [&](const Word& each) { return same(word, each); });
    });
  });
}

std::optional<std::string> sentences_of_findings(const MessageRecord& message) {
  const Words words = words_of(message.text);
  const std::vector<Sentence> sentences = own_sentences(message, words);
  const auto with = [&](bool neutral) {
    return choose(message, sentences, [&](const Sentence& sentence) {
      return std::any_of(
          message.findings.begin(), message.findings.end(), [&](const Finding& finding) {
            return finding.polarity == Polarity::asserted && finding.kind != FindingKind::date &&
                   finding.category != "boilerplate" && is_stock(finding.family) != neutral &&
                   finding.start < sentence.end && finding.end > sentence.start;
          });
    });
  };
  if (auto out = with(false)) return out;
  return with(true);
}

std::string own_words(const MessageRecord& message) {
  Voices voices = message.voices;
  if (voices.empty()) voices.push_back({Voice::own, 0, message.text.size()});
  const Voice wanted = quotable(message);
  std::string text;
  for (const VoiceSpan& span : voices)
    if (span.voice == wanted && span.start < message.text.size())
      text += (text.empty() ? "" : "\n\n") + message.text.substr(span.start, span.end - span.start);
  // Paragraphs as they stand; lines that a mail program broke are joined.
  std::string out;
  std::string paragraph;
  const auto flush = [&] {
    if (!paragraph.empty()) out += (out.empty() ? "" : "\n\n") + paragraph;
    paragraph.clear();
  };
  text = unmarked(text);
  for (const std::string_view line : split(text, '\n')) {
    const std::string squeezed = squeeze(line);
    if (squeezed.empty())
      flush();
    else
      paragraph += (paragraph.empty() ? "" : " ") + squeezed;
  }
  flush();
  return out;
}

} // namespace sidestep::query
