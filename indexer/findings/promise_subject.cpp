// Who acts: the body itself, its reader, or somebody else; and whether a thing is
// done at all or only happens.
#include "indexer/findings/promise_frame.hpp"

namespace sidestep::indexer {

namespace {

// What comes to the reader is the body's doing: "you will receive".
constexpr std::array<std::string_view, 26> given{
    "receive",  "have",     "hear",     "get",       "expect",  "told",     "sent",
    "given",    "informed", "notified", "contacted", "advised", "provided", "updated",
    "find",     "written",  "supplied", "invited",   "offered", "shown",    "paid",
    "refunded", "issued",   "seen",     "see",       "emailed"};

constexpr std::array<std::string_view, 58> others{
    "contractor",  "contractors", "company",      "companies",  "court",        "case",
    "hearing",     "trial",       "tribunal",     "ombudsman",  "commissioner", "act",
    "regulations", "law",         "bill",         "fares",      "prices",       "charges",
    "link",        "claim",       "developer",    "developers", "landlord",     "supplier",
    "suppliers",   "applicant",   "requester",    "petitioner", "salons",       "he",
    "she",         "they",        "tenants",      "owner",      "owners",       "operator",
    "operators",   "auditor",     "auditors",     "inspector",  "police",       "arbitration",
    "inquest",     "inquiry",     "manufacturer", "bank",       "insurer",      "insurers",
    "union",       "unions",      "parties",      "party",      "residents",    "appellant",
    "provider",    "providers",   "ofcom",        "sentence"};

// What happens by itself, or by law.
constexpr std::array<std::string_view, 41> happening{
    "expire",     "expires", "lapse",    "begin",   "begins",  "start",    "starts",
    "commence",   "rise",    "rises",    "fall",    "falls",   "increase", "reach",
    "cease",      "ceases",  "close",    "closes",  "end",     "ends",     "remain",
    "remains",    "last",    "continue", "apply",   "change",  "grow",     "decline",
    "become",     "take",    "play",     "help",    "allow",   "enable",   "support",
    "contribute", "mean",    "cover",    "require", "benefit", "affect"};

bool among_own(std::string_view word) {
  static constexpr std::array<std::string_view, 8> own{"we", "i",    "our",   "we'll",
                                                       "us", "i'll", "we're", "i'm"};
  return among(own, word);
}

bool is_you(std::string_view word) { return word == "you" || word == "you'll"; }

// The words behind the verb, up to the time when that comes later.
std::size_t behind(const When& when, std::size_t marker) {
  return when.first > marker ? when.first : marker + 8;
}

void read_negation(const WordText& text, const When& when, Frame& frame) {
  const std::size_t stop = std::min(behind(when, frame.marker), frame.marker + 7);
  for (std::size_t n = frame.marker + 1; n < stop; ++n) {
    const std::string_view word = text.at(n);
    const bool no_later = text.at(n + 1) == "later" || text.at(n + 1) == "only";
    if ((word == "not" || word == "never" || word == "unable") && !no_later) frame.negated = true;
    if (word == "no" && text.at(n + 1) == "longer") frame.negated = true;
    if (text.has_comma(n)) return;
  }
  // "are not going to"
  for (std::size_t n = frame.marker; n-- > 0 && frame.marker - n <= 2;)
    if (text.at(n) == "not" && text.at(n + 1) != "only") frame.negated = true;
}

// The reader gets something by these verbs, and does something by all others.
bool reader_gets(const WordText& text, const When& when, std::size_t marker) {
  const std::size_t stop = std::min(behind(when, marker), marker + 6);
  if (text.at(marker) == "expect") return true;
  for (std::size_t n = marker + 1; n < stop; ++n)
    if (among(given, text.at(n))) return true;
  return false;
}

// "will normally be concluded": a rule of the house, not this matter's promise.
bool is_custom(const WordText& text, std::size_t marker) {
  static constexpr std::array<std::string_view, 7> usual{
      "normally", "usually", "generally", "typically", "ordinarily", "always", "routinely"};
  return among(usual, text.at(marker + 1)) || among(usual, text.at(marker + 2));
}

// "we will close the request on": a warning, or what is kept, and no promise.
bool is_lapse(const WordText& text, std::size_t marker) {
  static constexpr std::array<std::string_view, 15> lapsing{
      "close",  "closed",  "treat",   "treated",   "assume", "withdraw", "withdrawn", "lapse",
      "delete", "deleted", "destroy", "destroyed", "retain", "deemed",   "retained"};
  for (std::size_t n = marker + 1; n <= marker + 3; ++n)
    if (among(lapsing, text.at(n))) return true;
  return false;
}

bool event_behind(const WordText& text, const When& when, std::size_t marker) {
  const std::size_t stop = std::min(behind(when, marker), marker + 4);
  for (std::size_t n = marker + 1; n < stop; ++n) {
    const std::string_view word = text.at(n);
    if (word == "be" || word == "also" || word == "then" || word == "not") continue;
    if (word == "come" || word == "comes") return text.at(n + 1) == "into";
    if (word == "take" || word == "takes") return text.at(n + 1) == "effect";
    if (word == "reach") return text.at(n + 1) != "you" && text.at(n + 1) != "your";
    return among(happening, word);
  }
  return false;
}

} // namespace

void read_subject(const WordText& text, std::size_t floor, const When& when, Frame& frame) {
  constexpr std::size_t reach = 14;
  read_negation(text, when, frame);
  if (is_custom(text, frame.marker) || is_lapse(text, frame.marker)) frame.event = true;
  const std::string_view verb = text.at(frame.marker);
  if (is_you(verb)) {
    frame.actor = reader_gets(text, when, frame.marker) ? Actor::body : Actor::reader;
    return;
  }
  bool decided = among_own(verb);
  for (std::size_t n = frame.marker; !decided && n-- > floor && frame.marker - n < reach;) {
    if (n + 1 < frame.marker && text.has_break(n)) break;
    const std::string_view word = text.at(n);
    if (is_you(word)) {
      // "the answer you will get": the nearest word decides.
      if (frame.marker - n <= 4) {
        frame.actor = reader_gets(text, when, frame.marker) ? Actor::body : Actor::reader;
        if (n + 1 == frame.marker) frame.first = n;
        return;
      }
      break;
    }
    if (among_own(word)) {
      if (n + 1 == frame.marker) frame.first = n;
      decided = true;
    } else if (among(others, word)) {
      frame.actor = Actor::other;
      return;
    } else if (word == "no" || word == "neither" || word == "nor") {
      frame.negated = true;
    } else if (word == "that" || word == "but" || word == "if" || word == "because") {
      break;
    }
    if (text.has_comma(n) && n + 1 < frame.marker && decided) break;
  }
  if (!decided && !frame.event) frame.event = event_behind(text, when, frame.marker);
}

} // namespace sidestep::indexer
