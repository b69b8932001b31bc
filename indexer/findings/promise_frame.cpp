// From a time back to the nearest verb: a future one makes a frame, any other
// ends the search.
#include "indexer/findings/promise_frame.hpp"

#include "indexer/findings/promise_words.hpp"

namespace sidestep::indexer {

namespace {

constexpr std::size_t reach_back = 48; // words of a sentence that are looked at
constexpr std::size_t reach_on = 10;   // from a time that opens its sentence

bool is_adverb(std::string_view word) { return word.size() > 4 && word.ends_with("ly"); }
bool is_participle(std::string_view word) { return word.size() > 4 && word.ends_with("ed"); }

bool is_pronoun(std::string_view word) {
  static constexpr std::array<std::string_view, 9> list{"i",  "we",   "you", "he",   "she",
                                                        "it", "they", "who", "which"};
  return among(list, word);
}

bool is_modal(std::string_view word) {
  return word == "will" || word == "shall" || word == "would" || word == "should" ||
         word == "may" || word == "might" || word == "could" || word == "must" ||
         word.ends_with("'ll");
}

// What one word says of the time behind it.
enum class Step { on, stop, frame };

class Search {
public:
  Search(const WordText& text, const When& when) : text_(text), when_(when) {
    floor_ = text.sentence_start(when.first, reach_back);
  }

  std::optional<Frame> run() {
    for (std::size_t n = when_.first; n-- > floor_;) {
      n = before_aside(n);
      if (text_.has_break(n) && !text_.ends_sentence(n) && !is_aside(n)) break;
      Frame frame;
      frame.first = frame.marker = n;
      const Step step = read(n, frame);
      if (step == Step::stop) return noun_plan();
      if (step == Step::on) continue;
      read_subject(text_, floor_, when_, frame);
      return frame.actor == Actor::reader ? std::nullopt : std::optional(frame);
    }
    if (auto frame = opening()) return frame;
    return noun_plan();
  }

private:
  // ", which is a long way, by 2028": the relative clause is passed over.
  std::size_t before_aside(std::size_t n) const {
    constexpr std::size_t longest = 16;
    if (!text_.has_comma(n)) return n;
    for (std::size_t k = n; k > floor_ && n - k < longest; --k) {
      const bool opens = text_.at(k) == "which" || text_.at(k) == "who" || text_.at(k) == "where";
      if (opens && text_.has_comma(k - 1)) return k - 1;
      if (k < n && text_.has_comma(k)) return n;
    }
    return n;
  }

  // A bracket that closes again before the time is passed over.
  bool is_aside(std::size_t n) const {
    const std::string_view gap = text_.gap(n);
    return gap.find(')') != std::string_view::npos || gap.find('(') != std::string_view::npos;
  }

  Step read(std::size_t n, Frame& frame) {
    const std::string_view word = text_.at(n);
    const std::string_view next = text_.at(n + 1);
    const std::string_view before = n > floor_ ? text_.at(n - 1) : std::string_view();
    if (word == "will" || word == "shall" || word.ends_with("'ll")) return Step::frame;
    if (word == "won't" || word == "shan't") {
      frame.negated = true;
      return Step::frame;
    }
    if (word == "would") return read_would(n, frame);
    if (word == "should") return Step::frame;
    if (word == "can" || word == "cannot" || word == "can't") {
      frame.negated = word != "can";
      if (next == "be" && before != "you" && text_.at(n + 2) != "expected") return Step::stop;
      return Step::frame;
    }
    if (word == "may" || word == "might" || word == "could") {
      if (word == "may" && (count_at(text_, n + 1) || count_at(text_, n - 1) || before == "in"))
        return Step::on; // the month
      frame.tentative = true;
      return Step::frame;
    }
    if (word == "must" || word == "please") return Step::stop;
    static constexpr std::array<std::string_view, 5> sending{"follows", "follow", "goes", "leaves",
                                                             "arrives"};
    if (among(sending, word) && when_.first - n <= 4 && before != "to") return Step::frame;
    if (word == "confident" || word == "hopeful") return Step::frame;
    if (word == "view" && next == "to") return Step::frame; // "with a view to publishing"
    if (word == "to") return read_to(n, frame);
    if (word == "have" || word == "has" || word == "having") return read_have(n);
    if (word == "is" || word == "are" || word == "am" || word.ends_with("'re") || word == "i'm")
      return read_is(n, frame);
    if (among(past_verbs, word)) return is_passive(n) ? Step::on : Step::stop;
    if (is_foreseen(n)) {
      if (next == "to") return Step::on; // read at "to"
      frame.negated = before == "not" || before == "cannot" || before == "can't";
      return Step::frame;
    }
    if (word == "which" || word == "who" || word == "whose") return Step::stop;
    if (word == "that" && !is_pointing(n)) return Step::stop;
    if (word == "do" && before == "to") return Step::on;
    if (word == "do" || word == "does" || word == "don't" || word == "doesn't") return Step::stop;
    if (among(subordinators, word)) {
      const bool idle = next == "possible" || next == "not" || next == "necessary";
      return idle ? Step::on : Step::stop;
    }
    if (is_told(n)) {
      frame.reported = true;
      return Step::frame;
    }
    if (is_participle(word)) return read_participle(n);
    return Step::on;
  }

  // "in the course of that week", "we expect that": no relative clause.
  bool is_pointing(std::size_t n) const {
    static constexpr std::array<std::string_view, 9> leads{"of", "in",   "by",   "on", "at",
                                                           "to", "with", "from", "for"};
    const std::string_view before = n > floor_ ? text_.at(n - 1) : std::string_view();
    return among(leads, before) || among(foreseeing, before) || text_.at(n + 1) == "is" ||
           (n > floor_ && text_.has_comma(n - 1));
  }

  // "my colleague promised you an answer by"
  bool is_told(std::size_t n) const {
    static constexpr std::array<std::string_view, 4> told{"promised", "guaranteed", "undertook",
                                                          "pledged"};
    const std::string_view before = n > floor_ ? text_.at(n - 1) : std::string_view();
    return among(told, text_.at(n)) && !among(auxiliaries, before) && !among(determiners, before);
  }

  // "be sent", "been duly made".
  bool is_passive(std::size_t n) const {
    std::size_t k = n;
    while (k > floor_ && (is_adverb(text_.at(k - 1)) || text_.at(k - 1) == "then"))
      --k;
    const std::string_view before = k > floor_ ? text_.at(k - 1) : std::string_view();
    return before == "be" || before == "been" || before == "being" || before == "and";
  }

  // Forms that are nouns too count behind a pronoun or an auxiliary alone.
  bool is_foreseen(std::size_t n) const {
    const std::string_view word = text_.at(n);
    if (!among(foreseeing, word)) return false;
    const std::string_view before = n > floor_ ? text_.at(n - 1) : std::string_view();
    if (among(determiners, before) || before == "to") return false;
    if (word.ends_with("ing"))
      return before == "are" || before == "is" || before == "am" || before.ends_with("'re") ||
             before == "i'm" || before == "now" || before == "be";
    if (word == "plan" || word == "plans" || word == "aim" || word == "aims" || word == "promise")
      return before == "we" || before == "i" || before == "also" || before == "cannot" ||
             before == "can" || text_.at(n + 1) == "to";
    return true;
  }

  Step read_would(std::size_t n, Frame& frame) const {
    std::size_t k = n + 1;
    while (is_adverb(text_.at(k)))
      ++k;
    if (among(foreseeing, text_.at(k)) || text_.at(k) == "like") return Step::frame;
    // "announced that the cap would be extended": a plan of then, told now.
    frame.reported = true;
    return Step::frame;
  }

  Step read_to(std::size_t n, Frame& frame) const {
    const std::string_view next = text_.at(n + 1);
    std::size_t k = n;
    while (k > floor_ && (is_adverb(text_.at(k - 1)) || text_.at(k - 1) == "now"))
      --k;
    const std::string_view before = k > floor_ ? text_.at(k - 1) : std::string_view();
    if (before == "is" || before == "are" || before == "am" || before.ends_with("'re") ||
        before == "i'm")
      return next == "the" || next == "a" ? Step::on : Step::frame;
    if (before == "minded") {
      frame.tentative = true;
      return Step::frame;
    }
    if (before == "view" || before == "sure") return Step::on;
    if (among(planning, before)) return read_plan(k - 1, frame);
    static constexpr std::array<std::string_view, 12> asked{
        "ask",     "asked", "asking", "request", "requested", "required",
        "obliged", "need",  "needs",  "want",    "invited",   "unable"};
    for (std::size_t back = 1; back <= 3 && n >= floor_ + back; ++back) {
      if (text_.at(n - back) == "unable") {
        frame.negated = true;
        return Step::frame;
      }
      if (among(asked, text_.at(n - back))) return Step::stop;
    }
    if (before == "have" || before == "has" || before == "had") return Step::stop;
    // "recommendations to be published in"
    if ((next == "be" || next == "follow" || next == "issue") && !is_modal(before) &&
        before != "able" && !is_later_verb(n))
      return Step::frame;
    return Step::on;
  }

  // Whether a modal stands before: then that is the verb.
  bool is_later_verb(std::size_t n) const {
    for (std::size_t k = n; k-- > floor_;) {
      if (is_modal(text_.at(k))) return true;
      if (text_.has_break(k)) return false;
    }
    return false;
  }

  Step read_plan(std::size_t verb, Frame& frame) const {
    const std::string_view word = text_.at(verb);
    const std::string_view before = verb > floor_ ? text_.at(verb - 1) : std::string_view();
    const bool was = before == "was" || before == "were" || before == "had" ||
                     (before == "been" && word != "committed");
    const bool told =
        word == "promised" || word == "undertook" || word == "pledged" || word == "undertaken";
    const bool perfect = before == "have" || before == "has" || before == "also";
    // "made a commitment to": then.
    bool made = false;
    for (std::size_t k = verb; k-- > floor_ && verb - k <= 3;)
      made = made || among(past_verbs, text_.at(k));
    frame.reported = was || made || (told && !perfect && before != "i" && before != "we");
    if (word == "estimated") frame.tentative = true;
    frame.marker = verb;
    frame.first = verb;
    return Step::frame;
  }

  // "will have" is no past; "have committed to" is read at its "to".
  Step read_have(std::size_t n) const {
    const std::string_view before = n > floor_ ? text_.at(n - 1) : std::string_view();
    const std::string_view next = text_.at(n + 1);
    if (is_modal(before) || before == "to") return Step::on;
    if (n > floor_ + 1 && (text_.at(n - 2) == "let" || text_.at(n - 2) == "letting"))
      return Step::on; // "let you have"
    if (is_adverb(before) && n > floor_ + 1 && is_modal(text_.at(n - 2))) return Step::on;
    const bool planned = next == "been" && among(planned_participles, text_.at(n + 2));
    return planned ? Step::frame : Step::stop;
  }

  Step read_is(std::size_t n, Frame& frame) const {
    std::size_t k = n + 1;
    while (k < when_.first &&
           (is_adverb(text_.at(k)) || text_.at(k) == "now" || text_.at(k) == "also" ||
            text_.at(k) == "therefore" || text_.at(k) == "still" || text_.at(k) == "not"))
      ++k;
    const std::string_view word = text_.at(k);
    if (k >= when_.first) return is_plan_subject(n) ? Step::frame : Step::stop;
    if (among(planned_participles, word)) {
      frame.tentative = word == "likely";
      return Step::frame;
    }
    if (word == "estimated") {
      frame.tentative = true;
      return Step::frame;
    }
    static constexpr std::array<std::string_view, 8> aims{
        "aim", "intention", "plan", "hope", "target", "expectation", "ambition", "goal"};
    if (n > floor_ && among(aims, text_.at(n - 1))) return Step::frame; // "our aim is an answer by"
    if (word == "being") return Step::frame; // "is being replaced from 2026"
    const bool doing = word.size() > 4 && word.ends_with("ing");
    const bool own = n > floor_ ? text_.at(n - 1) == "we" || text_.at(n - 1) == "i" : false;
    if (doing && (own || text_.at(n) == "we're" || text_.at(n) == "i'm") && word != "writing")
      return Step::frame;
    return Step::stop;
  }

  // "Our target date is 5 April": a subject that is itself a time.
  bool is_plan_subject(std::size_t n) const {
    for (std::size_t k = n; k-- > floor_ && n - k < 10;) {
      if (among(plan_nouns, text_.at(k)) || text_.at(k) == "meeting") return true;
    }
    return false;
  }

  Step read_participle(std::size_t n) const {
    const std::string_view before = n > floor_ ? text_.at(n - 1) : std::string_view();
    if (text_.at(n) == "extended" || text_.at(n) == "expected") return Step::on;
    if (among(auxiliaries, before) || is_adverb(before) || among(determiners, before))
      return Step::on;
    if (n > 0 && text_.has_comma(n - 1)) return Step::on;
    if (is_pronoun(before) && before != "it") return Step::stop; // "we received"
    // "the plan published in 2023", but not "your revised request"
    return when_.first - n <= 4 ? Step::stop : Step::on;
  }

  // "Next month we will open", "By the end of May the work will be done".
  std::optional<Frame> opening() const {
    const bool opens = when_.first == floor_ || text_.has_comma(when_.first - 1) ||
                       text_.has_break(when_.first - 1) || text_.at(when_.first - 1) == "and" ||
                       text_.at(when_.first - 1) == "as" || text_.at(when_.first - 1) == "that" ||
                       text_.at(when_.first - 1) == "but";
    if (!opens) return std::nullopt;
    const std::size_t stop = text_.sentence_stop(when_.last - 1, reach_on + 1);
    for (std::size_t n = when_.last; n < stop; ++n) {
      const std::string_view word = text_.at(n);
      if (text_.has_break(n) && n + 1 < stop) return std::nullopt;
      const bool future = word == "will" || word == "shall" || word.ends_with("'ll");
      const bool planned = (word == "is" || word == "are") &&
                           (text_.at(n + 1) == "being" || text_.at(n + 1) == "to" ||
                            among(planned_participles, text_.at(n + 1)));
      const bool hoped = among(foreseeing, word) && n > when_.last;
      if (!future && !planned && !hoped) {
        if (among(past_verbs, word) || is_modal(word) || word == "has" || word == "have")
          return std::nullopt;
        continue;
      }
      Frame frame;
      frame.first = frame.marker = n;
      read_subject(text_, when_.last, when_, frame);
      if (frame.actor == Actor::reader) return std::nullopt;
      return frame;
    }
    return std::nullopt;
  }

  // "next consideration 13 June 2022", "Target date: 5 May", "due by 5 May".
  std::optional<Frame> noun_plan() const {
    const std::size_t from = when_.first > floor_ + 4 ? when_.first - 4 : floor_;
    if (text_.at(when_.first) == "deadline" || text_.at(when_.first) == "target") {
      for (std::size_t k = when_.first; k-- > from;)
        if (among(past_verbs, text_.at(k)) || text_.at(k) == "missed" || text_.at(k) == "meet")
          return std::nullopt;
      Frame frame; // "we have set a new deadline of 4 May"
      frame.first = frame.marker = when_.first;
      read_subject(text_, floor_, when_, frame);
      return frame.actor == Actor::reader ? std::nullopt : std::optional(frame);
    }
    for (std::size_t n = when_.first; n-- > from;) {
      const std::string_view word = text_.at(n);
      if (among(past_verbs, word) || word == "passed" || word == "missed") return std::nullopt;
      const bool planned = among(planned_participles, word) && word != "set" && word != "likely" &&
                           word != "due" && n + 1 == when_.first;
      const bool noun = (word == "consideration" || word == "publication") && n > floor_ &&
                        text_.at(n - 1) == "next";
      static constexpr std::array<std::string_view, 8> targets{
          "target", "publication", "due", "response", "reply", "decision", "completion", "release"};
      const bool target = word == "date" && n > floor_ && among(targets, text_.at(n - 1));
      if (!planned && !noun && !target) continue;
      // "was due on": what should have been.
      for (std::size_t k = n; k-- > floor_ && n - k < 4;)
        if (among(past_verbs, text_.at(k)) || text_.at(k) == "been") return std::nullopt;
      Frame frame;
      frame.first = n > floor_ ? n - 1 : n;
      frame.marker = n;
      read_subject(text_, floor_, when_, frame);
      if (frame.actor == Actor::reader) return std::nullopt;
      return frame;
    }
    return std::nullopt;
  }

  const WordText& text_;
  const When& when_;
  std::size_t floor_ = 0;
};

} // namespace

std::optional<Frame> frame_of(const WordText& text, const When& when) {
  return Search(text, when).run();
}

} // namespace sidestep::indexer
