// A verb that gives meaning ("means", "we have taken X to mean", "is defined as"),
// a term before or inside it, and a sign that the letter itself defines: its own
// purposes, its own reading, or quotation marks.
#include "indexer/findings/definitions.hpp"

#include "common/text.hpp"
#include "indexer/findings/sentence.hpp"

#include <optional>

namespace sidestep::indexer {

namespace {

constexpr std::size_t longest_term = 6; // words
constexpr std::size_t reach = 30;

constexpr std::array<std::string_view, 7> readings{
    "taken", "interpreted", "read", "understood", "construed", "treated", "defined"};
// What a definition is of is never one of these alone.
constexpr std::array<std::string_view, 29> no_terms{
    "this", "that", "it",   "which", "what", "these", "those", "he",   "she",      "they",
    "we",   "you",  "i",    "there", "also", "and",   "or",    "act",  "law",      "section",
    "no",   "not",  "only", "one",   "by",   "same",  "who",   "here", "exemption"};
constexpr std::array<std::string_view, 8> articles{"the",  "a",     "an",     "term",
                                                   "word", "words", "phrase", "expression"};

// Words of the reader's question or of a rule, not of this letter.
constexpr std::array<std::string_view, 6> of_law{"act",     "regulations", "section",
                                                 "statute", "directive",   "regulation"};

struct Term {
  std::size_t first = 0; // words, end exclusive
  std::size_t last = 0;
};

class Finder {
public:
  Finder(std::string_view text, const Words& words, const Voices& voices)
      : text_(text, words), voices_(voices) {}

  Findings find() {
    for (std::size_t n = 0; n < text_.size(); ++n) {
      const std::string_view word = text_.at(n);
      if (word == "means" || word == "mean" || word == "meaning" || word == "defined" ||
          word == "denotes" || word == "refers")
        take(n);
    }
    return std::move(out_);
  }

private:
  void take(std::size_t verb) {
    const std::size_t floor = text_.sentence_start(verb, reach);
    const auto term = term_of(verb, floor);
    if (!term || term->last <= term->first) return;
    if (!is_own(verb, floor, *term)) return;
    Finding out;
    out.kind = FindingKind::definition;
    out.term = words_between(*term);
    if (out.term.empty()) return;
    const std::size_t first = std::min(term->first, verb);
    const std::size_t last = text_.sentence_stop(verb, reach);
    out.start = text_.start(first);
    out.end = text_.end(last - 1);
    out.quote = std::string(text_.text().substr(out.start, out.end - out.start));
    out.rule = "definition";
    const bool own = voices_.empty() || voice_at(voices_, out.start) == Voice::own;
    out.polarity = own ? Polarity::asserted : Polarity::quoted;
    if (!out_.empty() && out_.back().end > out.start) return; // one a sentence
    out_.push_back(std::move(out));
  }

  // "X means", "we have taken X to mean", "by X we mean", "X is defined as",
  // "references to X mean".
  std::optional<Term> term_of(std::size_t verb, std::size_t floor) const {
    const std::string_view word = text_.at(verb);
    if (word == "mean" && verb > floor) {
      const std::string_view before = text_.at(verb - 1);
      if (before == "to") return taken_to_mean(verb, floor);
      if (before == "we" || before == "i") return by_which(verb, floor);
      if (text_.at(floor) == "references" || text_.at(floor) == "reference")
        return Term{floor + 2, verb};
      return std::nullopt;
    }
    if (word == "meaning") return as_meaning(verb, floor);
    if (word == "defined") {
      if (text_.at(verb + 1) != "as" && text_.at(verb + 1) != "here" && text_.at(verb + 1) != "for")
        return std::nullopt;
      std::size_t last = verb;
      while (last > floor && (text_.at(last - 1) == "is" || text_.at(last - 1) == "are" ||
                              text_.at(last - 1) == "been" || text_.at(last - 1) == "has" ||
                              text_.at(last - 1) == "have" || text_.at(last - 1) == "here"))
        --last;
      const bool active = last == verb || text_.at(last - 1) == "we" || text_.at(last - 1) == "i";
      if (active) return until_as(verb + 1);
      return before(last, floor);
    }
    if (word == "refers" && text_.at(verb + 1) != "to") return std::nullopt;
    return before(verb, floor);
  }

  // The run of words that ends at `last`, back to a comma, a mark or an article.
  Term before(std::size_t last, std::size_t floor) const {
    std::size_t first = last;
    while (first > floor && last - first < longest_term && !text_.has_break(first - 1) &&
           !(text_.has_comma(first - 1) && first < last) && !opens_quote(first)) {
      const std::string_view word = text_.at(first - 1);
      if (word == "that" || word == "letter" || word == "reply" || word == "response" ||
          word == "request" || word == "purposes" || word == "answer")
        break;
      --first;
    }
    return Term{first, last};
  }

  Term until_as(std::size_t first) const {
    std::size_t last = first;
    while (last < text_.size() && last - first <= longest_term && text_.at(last) != "as" &&
           !text_.ends_sentence(last))
      ++last;
    return Term{first, text_.at(last) == "as" ? last : first};
  }

  std::optional<Term> taken_to_mean(std::size_t verb, std::size_t floor) const {
    for (std::size_t n = verb - 1; n-- > floor;)
      if (among(readings, text_.at(n))) {
        const bool passive = n > floor && (text_.at(n - 1) == "been" || text_.at(n - 1) == "is" ||
                                           text_.at(n - 1) == "are" || text_.at(n - 1) == "be");
        return passive ? before(n - 1, floor) : Term{n + 1, verb - 1};
      }
    return std::nullopt;
  }

  // "we read 'visit' as meaning any call".
  std::optional<Term> as_meaning(std::size_t verb, std::size_t floor) const {
    if (verb <= floor || text_.at(verb - 1) != "as") return std::nullopt;
    for (std::size_t n = verb - 1; n-- > floor;)
      if (among(readings, text_.at(n))) return Term{n + 1, verb - 1};
    return std::nullopt;
  }

  std::optional<Term> by_which(std::size_t verb, std::size_t floor) const {
    for (std::size_t n = verb - 1; n-- > floor && verb - n <= longest_term + 2;)
      if (text_.at(n) == "by") return Term{n + 1, verb - 1};
    return std::nullopt;
  }

  bool opens_quote(std::size_t n) const {
    const std::size_t at = text_.start(n);
    const std::string_view before = text_.text().substr(at > 3 ? at - 3 : 0, at > 3 ? 3 : at);
    return before.ends_with('"') || before.ends_with('\'') || before.ends_with("\xE2\x80\x9C") ||
           before.ends_with("\xE2\x80\x98");
  }

  // The letter's own purposes, its own reading, or a term in quotation marks.
  bool is_own(std::size_t verb, std::size_t floor, const Term& term) const {
    bool purposes = false;
    bool reading = false;
    const std::size_t stop = text_.sentence_stop(verb, reach);
    for (std::size_t n = floor; n < stop; ++n) {
      const std::string_view word = text_.at(n);
      if ((word == "purpose" || word == "purposes") && n >= 2) purposes = true;
      if (word == "this" && (text_.at(n + 1) == "reply" || text_.at(n + 1) == "response" ||
                             text_.at(n + 1) == "letter" || text_.at(n + 1) == "answer"))
        purposes = true;
      if (n < verb && (word == "we" || word == "i")) reading = true;
    }
    for (std::size_t n = floor; n < std::min(stop, verb + 2); ++n)
      if (among(of_law, text_.at(n)) && (n < term.first || n >= term.last)) return false;
    if (text_.at(verb + 1) == "that" && !opens_quote(term.first)) return false; // "this means that"
    const bool own_reading = reading && text_.at(verb) != "means" && text_.at(verb) != "refers";
    return purposes || own_reading || opens_quote(term.first) ||
           (term.first < term.last && opens_quote(term.first + 1));
  }

  std::string words_between(Term term) const {
    while (term.first < term.last && among(articles, text_.at(term.first)))
      ++term.first;
    if (term.last - term.first > longest_term) return {};
    std::string out;
    for (std::size_t n = term.first; n < term.last; ++n) {
      if (!out.empty()) out += ' ';
      out += text_.at(n);
    }
    if (term.last - term.first == 1 && among(no_terms, text_.at(term.first))) return {};
    return out;
  }

  WordText text_;
  const Voices& voices_;
  Findings out_{};
};

} // namespace

Findings find_definitions(std::string_view text, const Words& words, const Voices& voices) {
  return Finder(text, words, voices).find();
}

} // namespace sidestep::indexer
