// The order of the questions is the rule: what refuses or hands over comes
// before what puts off, for a letter that does both has answered. docs/law.md
// says the same to users.
#include "indexer/findings/reply_class.hpp"

#include "common/text.hpp"
#include "indexer/findings/reply_words.hpp"
#include "indexer/findings/sentence.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace sidestep::indexer {
namespace {

constexpr std::array<std::string_view, 9> names{"not-stated", "acknowledgement", "automatic",
                                                "holding",    "clarification",   "partial",
                                                "refusal",    "answer",          "review-outcome"};

// A receipt is short, or says that the answer is to come.
constexpr std::size_t longest_receipt = 120;
constexpr std::size_t longest_automatic = 250;

// Categories that by themselves say that something is kept back.
constexpr std::array<std::string_view, 6> refusing{"exemption-harm", "safe-space", "cost-limit",
                                                   "vexatious",      "ncnd",       "not-held"};
// An apology for lateness stands in answers too.
constexpr std::array<std::string_view, 2> apologies{"sorry-it-is-late", "reply-is-late"};

std::string because(const Finding& finding) {
  const std::string quote = squeeze(finding.quote);
  if (finding.kind == FindingKind::exemption)
    return fmt::format("relies on {} {}: \"{}\"", finding.law, finding.ref, quote);
  return fmt::format("says {}: \"{}\"", finding.category, quote);
}

// What the letter and the letters that came with it say, gathered.
struct Gist {
  std::vector<const Finding*> refused{};
  const Finding* partial = nullptr;
  const Finding* review = nullptr;
  const Finding* receipt = nullptr;
  const Finding* delay = nullptr;
  const Finding* apology = nullptr;
  const Finding* question = nullptr;
  ReplyWords words{};
  bool a_file = false; // came with it and is no letter
};

void keep_first(const Finding*& into, const Finding& finding) {
  if (into == nullptr) into = &finding;
}

void add_finding(Gist& gist, const Finding& finding) {
  if (finding.polarity != Polarity::asserted) return;
  if (finding.kind == FindingKind::exemption || among(refusing, finding.category))
    gist.refused.push_back(&finding);
  else if (finding.category == "partial-release")
    keep_first(gist.partial, finding);
  else if (finding.category == "review-outcome")
    keep_first(gist.review, finding);
  else if (finding.category == "acknowledgement")
    keep_first(gist.receipt, finding);
  else if (finding.category == "clarify-narrow")
    keep_first(gist.question, finding);
  else if (finding.category == "delay")
    keep_first(among(apologies, finding.rule) ? gist.apology : gist.delay, finding);
}

void add_text(std::string& into, const std::string& found) {
  if (into.empty()) into = found;
}

void add_part(Gist& gist, const ReplyPart& part) {
  if (part.findings != nullptr)
    for (const Finding& finding : *part.findings)
      add_finding(gist, finding);
  const ReplyWords words = reply_words(part.text, part.voices);
  add_text(gist.words.automatic, words.automatic);
  add_text(gist.words.to_come, words.to_come);
  add_text(gist.words.released, words.released);
  add_text(gist.words.confirms, words.confirms);
  add_text(gist.words.review, words.review);
  add_text(gist.words.letter, words.letter);
  gist.words.thanks = gist.words.thanks || words.thanks;
  gist.words.own += words.own;
  gist.words.answers_between += words.answers_between;
}

// A file that greets somebody is a letter; what else came is what was asked for.
bool is_letter(const ReplyPart& part) {
  return part.voices != nullptr &&
         std::any_of(part.voices->begin(), part.voices->end(),
                     [](const VoiceSpan& span) { return span.voice == Voice::salutation; });
}

Gist gist_of(const ReplyParts& parts) {
  Gist gist;
  add_part(gist, parts.letter);
  const bool announced = !gist.words.letter.empty();
  for (const ReplyPart& file : parts.files) {
    if (announced || is_letter(file))
      add_part(gist, file);
    else
      gist.a_file = true;
  }
  return gist;
}

std::string in_words(std::string_view quote) { return fmt::format("in words: \"{}\"", quote); }

ReplyReading read(ReplyClass what, std::vector<std::string> reasons) {
  return {what, std::move(reasons)};
}

std::optional<ReplyReading> review_end(const Gist& gist, const ReplyParts& parts) {
  if (gist.review != nullptr) return read(ReplyClass::review_outcome, {because(*gist.review)});
  if (parts.review_asked && !gist.words.review.empty())
    return read(ReplyClass::review_outcome,
                {in_words(gist.words.review), "a review had been asked for"});
  return std::nullopt;
}

// Exemptions may be named while their balance is still being weighed: a letter
// that says that it needs longer, and when it will answer, decides nothing yet.
std::optional<ReplyReading> still_weighing(const Gist& gist) {
  if (gist.delay == nullptr || gist.words.to_come.empty() || gist.partial != nullptr ||
      !gist.words.released.empty())
    return std::nullopt;
  return read(ReplyClass::holding, {because(*gist.delay), in_words(gist.words.to_come)});
}

// The first of each category: one that is said ten times is one reason.
std::vector<std::string> reasons_to_refuse(const Gist& gist) {
  std::vector<std::string> out;
  std::vector<std::string> seen;
  for (const Finding* finding : gist.refused) {
    const std::string key = finding->category + finding->law + finding->ref;
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
    seen.push_back(key);
    out.push_back(because(*finding));
  }
  return out;
}

std::optional<ReplyReading> decision(const Gist& gist) {
  std::vector<std::string> reasons = reasons_to_refuse(gist);
  if (gist.partial != nullptr) {
    reasons.insert(reasons.begin(), because(*gist.partial));
    return read(ReplyClass::partial, std::move(reasons));
  }
  if (reasons.empty()) return std::nullopt;
  if (gist.words.released.empty()) return read(ReplyClass::refusal, std::move(reasons));
  reasons.insert(reasons.begin(), in_words(gist.words.released));
  return read(ReplyClass::partial, std::move(reasons));
}

bool puts_off(const Gist& gist) {
  return gist.receipt != nullptr || gist.delay != nullptr || gist.question != nullptr ||
         !gist.words.to_come.empty();
}

std::optional<ReplyReading> handed_over(const Gist& gist) {
  std::vector<std::string> reasons;
  if (!gist.words.released.empty()) reasons.push_back(in_words(gist.words.released));
  if (!puts_off(gist)) {
    if (!gist.words.confirms.empty()) reasons.push_back(in_words(gist.words.confirms));
    if (gist.a_file) reasons.emplace_back("a file that is no letter came with it");
    if (gist.words.answers_between > 0)
      reasons.push_back(fmt::format("its own words stand behind {}",
                                    counted(gist.words.answers_between, "quoted question")));
  }
  const bool still_to_come = gist.delay != nullptr || gist.question != nullptr;
  if (reasons.empty() || still_to_come) return std::nullopt;
  return read(ReplyClass::answer, std::move(reasons));
}

std::optional<ReplyReading> put_off(const Gist& gist) {
  if (gist.question != nullptr) return read(ReplyClass::clarification, {because(*gist.question)});
  if (gist.delay != nullptr) return read(ReplyClass::holding, {because(*gist.delay)});
  const bool short_one = gist.words.own <= longest_receipt;
  if (gist.receipt != nullptr && (short_one || !gist.words.to_come.empty())) {
    std::vector<std::string> reasons{because(*gist.receipt)};
    if (!gist.words.to_come.empty()) reasons.push_back(in_words(gist.words.to_come));
    return read(ReplyClass::acknowledgement, std::move(reasons));
  }
  if (!gist.words.to_come.empty() && short_one) {
    std::vector<std::string> reasons{in_words(gist.words.to_come)};
    if (gist.apology != nullptr) reasons.push_back(because(*gist.apology));
    const bool receipt = gist.words.thanks && gist.apology == nullptr;
    return read(receipt ? ReplyClass::acknowledgement : ReplyClass::holding, std::move(reasons));
  }
  return std::nullopt;
}

} // namespace

std::string_view name(ReplyClass what) { return names[static_cast<std::size_t>(what)]; }

bool leaves_open(ReplyClass what) {
  return what == ReplyClass::acknowledgement || what == ReplyClass::automatic ||
         what == ReplyClass::holding || what == ReplyClass::clarification;
}

ReplyReading read_reply(const ReplyParts& parts) {
  if (trim(parts.letter.text).empty() && parts.files.empty())
    return read(ReplyClass::not_stated, {"its text is not known"});
  const Gist gist = gist_of(parts);
  if (auto end = review_end(gist, parts)) return *end;
  const bool a_file = gist.a_file || parts.unread_file;
  if (auto weighing = still_weighing(gist); weighing && !a_file) return *weighing;
  if (auto decided = decision(gist)) return *decided;
  if (!gist.words.automatic.empty() && !a_file && gist.words.own <= longest_automatic &&
      gist.words.released.empty())
    return read(ReplyClass::automatic, {in_words(gist.words.automatic)});
  if (auto given = handed_over(gist)) return *given;
  if (auto later = put_off(gist)) {
    if (a_file) later->reasons.emplace_back("but a file came with it, which may be the answer");
    if (!gist.words.released.empty())
      later->reasons.push_back("but something was given, " + in_words(gist.words.released));
    if (a_file || !gist.words.released.empty()) later->what = ReplyClass::not_stated;
    return *later;
  }
  return read(ReplyClass::not_stated, {"nothing in it refuses, hands over or puts off in words "
                                       "that are known here"});
}

} // namespace sidestep::indexer
