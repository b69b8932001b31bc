// From the matcher's hits to findings: guards, whose words, polarity, overlaps.
#include "indexer/findings/phrases.hpp"

#include "indexer/findings/polarity.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_set>

namespace sidestep::indexer {
namespace {

bool any_within(const std::vector<Program>& guards, const Reading& text, const Hit& hit,
                const SentenceWords& words) {
  return std::any_of(guards.begin(), guards.end(), [&](const Program& guard) {
    return guard.possible(words) &&
           guard.within(text, text.sentence_from[hit.first], text.sentence_to[hit.first]);
  });
}

// A letter says "you" to its reader, or answers a committee. A text too short
// to tell may be either.
enum class Told { somebody, nobody, unknown };

Told told_to(const Reading& reading) {
  constexpr std::size_t too_short = 40; // words
  static const std::unordered_set<std::string_view> signs{
      "committee's", "dear", "foi",    "foia",   "foisa",  "ref",  "requester",
      "u",           "you",  "you'll", "you're", "you've", "your", "yours"};
  constexpr std::size_t longest_sign = 11;
  const bool speaks = std::any_of(reading.words.begin(), reading.words.end(), [](const Word& word) {
    return word.folded.size() <= longest_sign && signs.count(word.folded) > 0;
  });
  if (speaks) return Told::somebody;
  return reading.words.size() < too_short ? Told::unknown : Told::nobody;
}

Polarity judge(const Lexicon& lexicon, const Reading& reading, std::string_view text,
               const Voices& voices, const Hit& hit) {
  const auto& entry = lexicon.entry_of(hit);
  const bool boilerplate = lexicon.category_of(entry).id == "boilerplate";
  if (boilerplate) return Polarity::asserted; // it is what a footer is
  if (!voices.empty() && voice_at(voices, reading.words[hit.first].start) != Voice::own)
    return Polarity::quoted;
  const Polarity judged = polarity_of({reading, text, lexicon.matcher().program(hit.program),
                                       hit.first, hit.last, entry.modal, entry.asks});
  if (judged == Polarity::asserted && !entry.polarity.empty())
    return entry.polarity == "negated" ? Polarity::negated : Polarity::tentative;
  return judged;
}

} // namespace

std::vector<Phrase> all_phrases(const Lexicon& lexicon, std::string_view text,
                                const Voices& voices) {
  return all_phrases(lexicon, text, read_words(text, lexicon.vocabulary()), voices);
}

std::vector<Phrase> all_phrases(const Lexicon& lexicon, std::string_view text,
                                const Reading& reading, const Voices& voices) {
  std::vector<Phrase> out;
  const std::vector<Hit> hits = lexicon.matcher().hits(reading);
  if (hits.empty()) return out;
  const Told told = told_to(reading);
  SentenceWords words(lexicon.vocabulary().size());
  for (const Hit& hit : hits) {
    const auto& entry = lexicon.entry_of(hit);
    if (told == Told::nobody && (entry.addressed || lexicon.category_of(entry).addressed)) continue;
    // Without voices it is a sentence by itself, as in a lexicon's examples.
    if (entry.addressed && told == Told::unknown && !voices.empty()) continue;
    if (told == Told::somebody && entry.impersonal) continue;
    words.read(reading, hit.first);
    if (!entry.needs.empty() && !any_within(entry.needs, reading, hit, words)) continue;
    if (any_within(entry.unless, reading, hit, words)) continue;
    Phrase phrase;
    phrase.entry = &entry;
    phrase.line = lexicon.line_of(hit);
    phrase.start = reading.words[hit.first].start;
    phrase.end = reading.words[hit.last].end;
    phrase.polarity = judge(lexicon, reading, text, voices, hit);
    out.push_back(phrase);
  }
  return out;
}

Findings find_phrases(const Lexicon& lexicon, std::string_view text, const Voices& voices) {
  return find_phrases(lexicon, text, read_words(text, lexicon.vocabulary()), voices);
}

Findings find_phrases(const Lexicon& lexicon, std::string_view text, const Reading& reading,
                      const Voices& voices) {
  std::vector<Phrase> phrases = all_phrases(lexicon, text, reading, voices);
  // Longest first, so that a phrase inside another of its category falls away;
  // a denial last, because a match that takes in the "not" knows it better.
  const auto rank = [](const Phrase& p) {
    return std::tuple(p.polarity == Polarity::negated, p.start - p.end);
  };
  std::stable_sort(phrases.begin(), phrases.end(),
                   [&](const Phrase& a, const Phrase& b) { return rank(a) < rank(b); });
  std::vector<Phrase> kept;
  std::map<std::uint32_t, std::map<std::size_t, std::size_t>> taken; // of a category: start, end
  for (const Phrase& phrase : phrases) {
    auto& spans = taken[phrase.entry->category];
    const auto next = spans.lower_bound(phrase.start);
    const bool covered = (next != spans.end() && next->first < phrase.end) ||
                         (next != spans.begin() && std::prev(next)->second > phrase.start);
    if (covered) continue;
    spans.emplace(phrase.start, phrase.end);
    kept.push_back(phrase);
  }
  std::sort(kept.begin(), kept.end(), [](const Phrase& a, const Phrase& b) {
    return std::pair(a.start, a.end) < std::pair(b.start, b.end);
  });
  Findings out;
  for (const Phrase& phrase : kept) {
    const auto& category = lexicon.category_of(*phrase.entry);
    Finding finding;
    finding.kind = FindingKind::phrase;
    finding.category = category.id;
    finding.family = category.family;
    finding.polarity = phrase.polarity;
    finding.start = phrase.start;
    finding.end = phrase.end;
    finding.quote = std::string(text.substr(phrase.start, phrase.end - phrase.start));
    finding.rule = phrase.entry->id;
    finding.lexicon = lexicon.version();
    out.push_back(std::move(finding));
  }
  return out;
}

} // namespace sidestep::indexer
