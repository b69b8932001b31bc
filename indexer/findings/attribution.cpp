// Walking left from the phrase to a verb of saying and whoever is its subject. The
// walk ends where the writer goes on in his own voice (", and we", "but").
#include "indexer/findings/attribution.hpp"

#include "indexer/findings/clause.hpp"
#include "indexer/findings/polarity_words.hpp"

namespace sidestep::indexer {
namespace {

using namespace polarity_words;

class Reporter : Clause {
public:
  explicit Reporter(const Judged& phrase) : Clause(phrase) {}

  bool reported_here() const { return attributed() || inside_quotes(); }

private:
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
    if (i == from_ || !has(reported, word(i))) return false;
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
};

} // namespace

bool is_reported(const Judged& phrase) { return Reporter(phrase).reported_here(); }

} // namespace sidestep::indexer
