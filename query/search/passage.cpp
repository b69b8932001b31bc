// Marks, and the passage around them.
#include "query/search/passage.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::query {
namespace {

constexpr std::size_t core_bytes = 220; // what the marks of a passage may span
constexpr std::size_t whole_bytes = 320;

std::string label_at(const MessageRecord& message, std::size_t byte) {
  return voice_at(message.voices, byte) == Voice::own ? "" : "quoted";
}

bool searched(const MessageRecord& message, const Wanted& wanted, const Word& word) {
  return wanted.all_words || voice_at(message.voices, word.start) == Voice::own;
}

// Marks the words of every window in which each operand of a NEAR stands.
void mark_nearby(const Nearby& nearby, const MessageRecord& message, const Wanted& wanted,
                 const Words& words, std::vector<Mark>& out) {
  const auto stands_for = [&](const WordSet& operand, const Word& word) {
    return operand.contains(word.folded);
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto any = [&](const Word& word) {
      return std::any_of(nearby.operands.begin(), nearby.operands.end(),
                         [&](const WordSet& each) { return stands_for(each, word); });
    };
    if (!any(words[i]) || !searched(message, wanted, words[i])) continue;
    const Voice voice = voice_at(message.voices, words[i].start);
    std::size_t end = i;
    while (end < words.size() && end < i + window_of(nearby) &&
           voice_at(message.voices, words[end].start) == voice)
      ++end;
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(i);
    const auto last = words.begin() + static_cast<std::ptrdiff_t>(end);
    const bool all =
        std::all_of(nearby.operands.begin(), nearby.operands.end(), [&](const WordSet& operand) {
          return std::any_of(first, last,
                             [&](const Word& each) { return stands_for(operand, each); });
        });
    if (!all) continue;
    for (auto word = first; word != last; ++word)
      if (any(*word)) out.push_back({word->start, word->end, label_at(message, word->start)});
  }
}

void mark_phrase(const std::vector<std::string>& phrase, const MessageRecord& message,
                 const Wanted& wanted, const Words& words, std::vector<Mark>& out) {
  if (phrase.empty() || phrase.size() > words.size()) return;
  for (std::size_t i = 0; i + phrase.size() <= words.size(); ++i) {
    std::size_t n = 0;
    while (n < phrase.size() && words[i + n].folded == phrase[n] &&
           voice_at(message.voices, words[i + n].start) == voice_at(message.voices, words[i].start))
      ++n;
    if (n == phrase.size() && searched(message, wanted, words[i]))
      out.push_back({words[i].start, words[i + n - 1].end, label_at(message, words[i].start)});
  }
}

// In order; what overlaps, or is parted by blanks alone, becomes one mark.
std::vector<Mark> merged(std::vector<Mark> marks, std::string_view text) {
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.start != b.start ? a.start < b.start : a.end > b.end;
  });
  std::vector<Mark> out;
  for (Mark& mark : marks) {
    if (!out.empty()) {
      Mark& last = out.back();
      const bool overlaps = mark.start < last.end;
      const bool joins = mark.start >= last.end && last.label == mark.label &&
                         trim(text.substr(last.end, mark.start - last.end)).empty();
      if (overlaps || joins) {
        last.end = std::max(last.end, mark.end);
        continue;
      }
    }
    out.push_back(std::move(mark));
  }
  return out;
}

struct Bounds {
  std::size_t start = 0;
  std::size_t end = 0;
};

Bounds voice_bounds(const MessageRecord& message, std::size_t byte) {
  for (const VoiceSpan& span : message.voices)
    if (byte >= span.start && byte < span.end)
      return {span.start, std::min(span.end, message.text.size())};
  return {0, message.text.size()};
}

// The first mark of the run that holds most within core_bytes.
std::size_t densest(const std::vector<Mark>& marks) {
  std::size_t best = 0;
  std::size_t most = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    std::size_t n = 0;
    while (i + n < marks.size() && marks[i + n].end <= marks[i].start + core_bytes)
      ++n;
    if (n > most) {
      most = n;
      best = i;
    }
  }
  return best;
}

std::size_t word_from(const Words& words, std::size_t byte) {
  return static_cast<std::size_t>(
      std::lower_bound(words.begin(), words.end(), byte,
                       [](const Word& word, std::size_t at) { return word.end <= at; }) -
      words.begin());
}

// Grows a core of words to its sentence, as far as it fits.
Passage grown(const Words& words, std::size_t first, std::size_t last, const Bounds& bounds) {
  Passage out;
  const auto size = [&] { return words[last].end - words[first].start; };
  while (first > 0 && words[first - 1].start >= bounds.start && !words[first - 1].sentence_end &&
         size() < (whole_bytes + core_bytes) / 2)
    --first;
  while (last + 1 < words.size() && words[last + 1].end <= bounds.end &&
         !words[last].sentence_end && size() < whole_bytes)
    ++last;
  out.start = words[first].start;
  out.end = words[last].end;
  out.cut_before =
      first > 0 && words[first - 1].start >= bounds.start && !words[first - 1].sentence_end;
  out.cut_after =
      last + 1 < words.size() && words[last + 1].end <= bounds.end && !words[last].sentence_end;
  return out;
}

// Where no word was asked for: the first thing of note that is asserted, else the
// first own word.
std::size_t telling_word(const MessageRecord& message, const Words& words) {
  for (const Finding& finding : message.findings)
    if (finding.kind != FindingKind::date && finding.polarity == Polarity::asserted &&
        is_stock(finding.family) && finding.end <= message.text.size())
      return std::min(word_from(words, finding.start), words.size() - 1);
  for (std::size_t n = 0; n < words.size(); ++n)
    if (voice_at(message.voices, words[n].start) == Voice::own) return n;
  return 0;
}

// A sentence's own full stop, quote or bracket belongs to it.
std::size_t with_stop(std::string_view text, std::size_t end, std::size_t limit) {
  std::size_t at = end;
  while (at < limit && at < end + 3 &&
         std::string_view(".!?)\"'").find(text[at]) != std::string_view::npos)
    ++at;
  return at;
}

} // namespace

std::vector<Mark> marks_of(const MessageRecord& message, const Wanted& wanted, const Words& words) {
  std::vector<Mark> out;
  if (!wanted.words.empty())
    for (const Word& word : words)
      if (wanted.words.contains(word.folded) && searched(message, wanted, word))
        out.push_back({word.start, word.end, label_at(message, word.start)});
  for (const auto& phrase : wanted.phrases)
    mark_phrase(phrase, message, wanted, words, out);
  for (const Nearby& nearby : wanted.nearby)
    mark_nearby(nearby, message, wanted, words, out);
  for (const Finding& finding : message.findings)
    if (wants(wanted, finding) && finding.end <= message.text.size() && finding.start < finding.end)
      out.push_back(
          {finding.start, finding.end,
           finding.polarity == Polarity::asserted ? "" : std::string(name(finding.polarity))});
  return merged(std::move(out), message.text);
}

Passage passage_of(const MessageRecord& message, const Wanted& wanted) {
  const Words words = words_of(message.text);
  if (words.empty()) return {};
  std::vector<Mark> marks = marks_of(message, wanted, words);
  std::size_t first = 0;
  std::size_t last = 0;
  if (marks.empty()) {
    first = last = telling_word(message, words);
  } else {
    const std::size_t from = densest(marks);
    const Bounds bounds = voice_bounds(message, marks[from].start);
    std::size_t to = from;
    while (to + 1 < marks.size() && marks[to + 1].end <= marks[from].start + core_bytes &&
           marks[to + 1].end <= bounds.end)
      ++to;
    first = std::min(word_from(words, marks[from].start), words.size() - 1);
    last = std::min(std::max(first, word_from(words, marks[to].end - 1)), words.size() - 1);
  }
  Passage out = grown(words, first, last, voice_bounds(message, words[first].start));
  if (!out.cut_after) out.end = with_stop(message.text, out.end, message.text.size());
  for (Mark& mark : marks) {
    if (mark.end <= out.start || mark.start >= out.end) continue;
    mark.start = std::max(mark.start, out.start);
    mark.end = std::min(mark.end, out.end);
    out.marks.push_back(std::move(mark));
  }
  return out;
}

std::string unmarked(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '\f', '\n'); // a page's end parts words
  out = for_terminal(out);
  for (const std::string_view mark : {mark_open, mark_close})
    for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at))
      out.erase(at, mark.size());
  return out;
}

std::string passage_text(const MessageRecord& message, const Passage& passage, bool marked) {
  const std::string_view text = message.text;
  std::string out = passage.cut_before ? "... " : "";
  std::size_t at = passage.start;
  const auto plain_to = [&](std::size_t end) {
    out += unmarked(text.substr(at, end - at));
    at = end;
  };
  for (const Mark& mark : passage.marks) {
    if (!marked) break;
    plain_to(mark.start);
    out += mark_open;
    if (!mark.label.empty()) out += mark.label + ": ";
    plain_to(mark.end);
    out += mark_close;
  }
  plain_to(passage.end);
  out += passage.cut_after ? " ..." : "";
  return squeeze(out);
}

int page_at(const MessageRecord& message, std::size_t byte) {
  const auto after = std::upper_bound(message.page_starts.begin(), message.page_starts.end(), byte);
  return static_cast<int>(after - message.page_starts.begin());
}

} // namespace sidestep::query
