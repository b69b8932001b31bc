// Negation and hedges, by the words before and inside a phrase.
// Walking left stops at the clause's edge: a comma, a bracket, "but", "which".
#include "indexer/findings/polarity.hpp"

#include "indexer/findings/attribution.hpp"
#include "indexer/findings/clause.hpp"
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

class Judge : Clause {
public:
  explicit Judge(const Judged& phrase) : Clause(phrase) {}

  Polarity judge() const {
    if (is_reported(p_) || (!p_.asks && asked())) return Polarity::quoted;
    if (denied_inside() || denied_before()) return Polarity::negated;
    if (hedged()) return Polarity::tentative;
    return Polarity::asserted;
  }

private:
  bool named(std::size_t i) const {
    return p_.text.ids[i] != 0 && p_.pattern.names(p_.text.ids[i]);
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

  // In a question the body asks, it does not say.
  bool asked() const {
    const std::size_t to = p_.text.sentence_to[p_.first];
    const auto end = p_.text.words[to - 1].end;
    const std::size_t next = to < p_.text.words.size() ? p_.text.words[to].start : p_.bytes.size();
    const auto mark = p_.bytes.substr(end, next - end).find_first_not_of("\"')]* ");
    return mark != std::string_view::npos && p_.bytes[end + mark] == '?';
  }
};

} // namespace

Polarity polarity_of(const Judged& phrase) { return Judge(phrase).judge(); }

} // namespace sidestep::indexer
