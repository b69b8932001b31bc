// Negation, hedges and attribution, by the words before and inside a phrase.
// Walking left stops at the clause's edge: a comma, a bracket, "but", "which".
#include "indexer/findings/polarity.hpp"

#include "indexer/findings/polarity_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sidestep::indexer {
namespace {

using namespace polarity_words;

bool negates(std::string_view word) {
  return has(negators, word) || (word.size() > 3 && word.substr(word.size() - 3) == "n't");
}

// A carrier in any of its regular forms.
bool carries(std::string_view word) {
  for (const std::string_view tail : {"", "s", "d", "ed", "ing"})
    if (word.size() > tail.size() + 2 && word.substr(word.size() - tail.size()) == tail &&
        std::find(carriers.begin(), carriers.end(), word.substr(0, word.size() - tail.size())) !=
            carriers.end())
      return true;
  return false;
}

class Judge {
public:
  explicit Judge(const Judged& phrase)
      : p_(phrase), from_(phrase.text.sentence_from[phrase.first]) {}

  Polarity judge() const {
    if (attributed() || inside_quotes() || (!p_.asks && asked())) return Polarity::quoted;
    if (denied_inside() || denied_before()) return Polarity::negated;
    if (hedged()) return Polarity::tentative;
    return Polarity::asserted;
  }

private:
  std::string_view word(std::size_t i) const { return p_.text.words[i].folded; }
  bool named(std::size_t i) const {
    return p_.text.ids[i] != 0 && p_.pattern.names(p_.text.ids[i]);
  }

  // A clause ends between words i and i + 1: anything but blanks and quotes.
  bool clause_ends(std::size_t i) const {
    const auto& words = p_.text.words;
    if (words[i].gap == Word::Gap::none || words[i].gap == Word::Gap::blank) return false;
    if (words[i].gap == Word::Gap::bracket) return true;
    const auto between = p_.bytes.substr(words[i].end, words[i + 1].start - words[i].end);
    return between.find_first_of(",;:()") != std::string_view::npos ||
           between.find(" - ") != std::string_view::npos ||
           between.find("\xE2\x80\x93") != std::string_view::npos ||
           between.find("\xE2\x80\x94") != std::string_view::npos;
  }

  // "may" the verb, not the month, which stands beside a number or has a capital
  // inside a sentence.
  bool hedges_at(std::size_t i) const {
    if (!has(hedges, word(i))) return false;
    if (word(i) != "may" || i == from_) return true;
    return p_.bytes[p_.text.words[i].start] != 'M' && !is_digit(word(i - 1).front());
  }
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

  // "not only", "no doubt", "whether or not", "not least": denies nothing.
  bool idle(std::size_t i) const {
    const std::string_view next = i + 1 < p_.text.words.size() ? word(i + 1) : std::string_view{};
    if (word(i) == "no" && (next == "doubt" || next == "longer")) return next == "doubt";
    if (word(i) != "not") return false;
    if (next == "only" || next == "just" || next == "least" || next == "merely") return true;
    return i > from_ && word(i - 1) == "or";
  }

  bool denied_inside() const {
    for (std::size_t i = p_.first; i <= p_.last; ++i)
      if (negates(word(i)) && !named(i) && !idle(i)) return true;
    return false;
  }

  // "It was wrong to say that": what follows is taken back.
  bool mistaken(std::size_t i) const {
    return (word(i) == "wrong" || word(i) == "mistaken" || word(i) == "untrue") &&
           i + 2 < p_.first && (word(i + 1) == "to" || word(i + 1) == "that") &&
           (word(i + 1) == "that" || word(i + 2) == "say" || word(i + 2) == "tell" ||
            word(i + 2) == "suggest");
  }

  bool denied_before() const {
    bool carried = false;
    std::size_t distance = 0;
    for (std::size_t i = p_.first; i-- > from_ && ++distance <= 8;) {
      if (clause_ends(i) || has(edges, word(i))) return false;
      if (mistaken(i)) return true;
      if (negates(word(i)) && !idle(i)) {
        const std::size_t reach = word(i) == "no" || word(i) == "none" ? 2 : 3;
        return distance <= reach || carried;
      }
      carried = carried || carries(word(i));
    }
    return false;
  }

  // "Had it taken longer, we could have refused": it did not.
  bool unreal() const {
    if (word(from_) != "had") return false;
    for (std::size_t i = from_; i + 1 < p_.text.sentence_to[p_.first]; ++i)
      if (word(i + 1) == "have" &&
          (word(i) == "would" || word(i) == "could" || word(i) == "should" || word(i) == "might"))
        return true;
    return false;
  }

  bool hedged() const {
    if (unreal()) return true;
    if (!p_.modal)
      for (std::size_t i = p_.first; i <= p_.last; ++i)
        if (hedges_at(i) && !named(i)) return true;
    std::size_t distance = 0;
    for (std::size_t i = p_.first; i-- > from_ && ++distance <= 14;) {
      if (word(i) == "possible" && word(i + 1) == "that") return true;
      if ((word(i) == "may" || word(i) == "might") && i + 1 < p_.first &&
          (word(i + 1) == "turn" || word(i + 1) == "prove" || word(i + 1) == "transpire"))
        return true;
      if (distance > 10) continue;
      if (word(i) == "whether")
        return i > from_ && !clause_ends(i - 1); // "Whether X is for Y": no doubt
      if (clause_ends(i) || has(edges, word(i))) return false;
      if (p_.modal) {
        if ((word(i) == "may" || word(i) == "might") && i + 1 < p_.first &&
            (word(i + 1) == "conclude" || word(i + 1) == "decide" || word(i + 1) == "take" ||
             word(i + 1) == "find"))
          return true;
        continue;
      }
      if ((hedges_at(i) && distance <= 5) || word(i) == "if" || word(i) == "unless") return true;
      if (word(i) == "considering" || word(i) == "considered")
        return i > from_ && word(i) == "considering";
    }
    return false;
  }

  // "You say that", "you asked whether", "the original reply stated".
  bool attributed() const {
    if (p_.first > from_ && word(p_.first - 1) == "your" && word(p_.first) == "view") return true;
    for (std::size_t i = p_.first; i-- > from_;) {
      if (word(i) == "but" || word(i) == "although" || word(i) == "however") return false;
      if (clause_ends(i) && i + 1 < p_.first && speaks_anew(i + 1)) return false;
      if (reports(i)) return true;
      if (word(i) == "you" || word(i) == "your" || word(i) == "petitioner" ||
          word(i) == "petitioners" || word(i) == "complainant" || word(i) == "applicant") {
        for (std::size_t j = i + 1; j < p_.first && j <= i + 4; ++j) {
          // "When you wrote, it had gone": a comma behind the verb, and nothing is told.
          if (has(sayings, word(j)) && clause_ends(j)) break;
          if (word(j) == "told" && (word(j - 1) == "been" || word(j - 1) == "were")) break;
          if (has(sayings, word(j))) return true;
          if (has(askings, word(j)) && j + 1 < p_.first) return has(question_words, word(j + 1));
        }
        if (word(i) == "you" && i + 2 < p_.first &&
            (word(i + 1) == "were" || word(i + 2) == "been") && relayed(i + 2) &&
            (word(i + 2) == "told" || word(i + 2) == "refused" ||
             (i + 3 < p_.first && word(i + 3) == "told")))
          return true;
      }
      if (word(i) == "original" || word(i) == "first" || word(i) == "initial" ||
          word(i) == "earlier") {
        static constexpr std::array<std::string_view, 7> replies{
            "answer", "decision", "letter", "officer", "refusal", "reply", "response"};
        if (i + 2 < p_.first && has(replies, word(i + 1)))
          for (std::size_t j = i + 2; j < p_.first && j <= i + 4; ++j)
            if (has(sayings, word(j)) || word(j) == "that" || word(j) == "relied" ||
                word(j) == "cited" || word(j) == "explained")
              return true;
      }
    }
    return false;
  }

  // ", and we", ", I": the writer goes on in his own voice. Not so "(i) that" and
  // ", and that", which go on with the report.
  bool speaks_anew(std::size_t i) const {
    if (word(i) == "and") {
      for (std::size_t j = i + 1; j < p_.first && j <= i + 5; ++j)
        if (word(j) == "that") return false;
      return true;
    }
    const std::size_t after = p_.text.words[i].end;
    if (word(i) == "i") return after >= p_.bytes.size() || p_.bytes[after] != ')';
    return word(i) == "we";
  }

  // "The caller said that", "our letter of 3 March said that", "in your view":
  // a report of somebody's words, or a recital of one's own earlier ones.
  bool reports(std::size_t i) const {
    if (word(i) == "your" && i + 1 < p_.first && word(i + 1) == "view") return true;
    if (word(i) == "said" && i >= from_ + 2 && word(i - 2) == "what" && i + 1 < p_.first &&
        (word(i + 1) == "first" || word(i + 1) == "then" || word(i + 1) == "before"))
      return true;
    if (word(i) == "says" && i > from_ && word(i - 1) == "it") return true;
    if (i == from_ || std::find(reported.begin(), reported.end(), word(i)) == reported.end())
      return false;
    if (i + 1 >= p_.first || p_.first - i > 30) return false;
    const bool listed = i + 2 < p_.first && word(i + 2) == "that";
    if (word(i + 1) != "that" && word(i) != "told" && word(i + 1) != "there" && !listed)
      return false;
    for (std::size_t j = i; j-- > from_ && i - j <= 7;) {
      if (clause_ends(j)) break;
      if (has(own_letters, word(j)))
        return j == from_ || (word(j - 1) != "this" && word(j - 1) != "as");
    }
    return word(i) != "told" && !has(speakers, word(i - 1));
  }

  // "You were told that it is closed" relays; "you have been told many times" does not.
  bool relayed(std::size_t i) const {
    static constexpr std::array<std::string_view, 7> links{"because", "by",    "it",  "on",
                                                           "that",    "there", "they"};
    for (std::size_t j = i; j < p_.first && j <= i + 1; ++j)
      if (word(j) == "told" || word(j) == "refused")
        return j + 1 == p_.first || has(links, word(j + 1));
    return false;
  }

  // A short quotation that holds the whole phrase is somebody's words.
  bool inside_quotes() const {
    const auto& words = p_.text.words;
    const std::size_t to = p_.text.sentence_to[p_.first];
    const std::size_t begin = words[from_].start == 0 ? 0 : words[from_].start - 1;
    const std::size_t start = words[p_.first].start;
    const std::size_t end = words[p_.last].end;
    std::size_t stop = words[to - 1].end;
    stop = std::min(stop + 4, p_.bytes.size());
    return between(begin, start, end, stop, "\xE2\x80\x9C", "\xE2\x80\x9D") ||
           between(begin, start, end, stop, "\"", "\"");
  }

  bool between(std::size_t begin, std::size_t start, std::size_t end, std::size_t stop,
               std::string_view open, std::string_view close) const {
    const std::string_view before = p_.bytes.substr(begin, start - begin);
    const auto opened = before.rfind(open);
    if (opened == std::string_view::npos) return false;
    if (before.find(close, opened + open.size()) != std::string_view::npos) return false;
    if (open == close) { // straight quotes: an odd number is open
      std::size_t count = 0;
      for (auto at = before.find(open); at != std::string_view::npos;
           at = before.find(open, at + 1))
        ++count;
      if (count % 2 == 0) return false;
    }
    return p_.bytes.substr(end, stop - end).find(close) != std::string_view::npos;
  }

  // In a question the body asks, it does not say.
  bool asked() const {
    const std::size_t to = p_.text.sentence_to[p_.first];
    const auto end = p_.text.words[to - 1].end;
    const std::size_t next = to < p_.text.words.size() ? p_.text.words[to].start : p_.bytes.size();
    const auto mark = p_.bytes.substr(end, next - end).find_first_not_of("\"')]* ");
    return mark != std::string_view::npos && p_.bytes[end + mark] == '?';
  }

  const Judged& p_;
  std::size_t from_;
};

} // namespace

Polarity polarity_of(const Judged& phrase) { return Judge(phrase).judge(); }

} // namespace sidestep::indexer
