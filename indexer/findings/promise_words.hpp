// The classes of verbs and helpers that frames of promises are made of: wording
// that nobody listed is met by adding a word to its class, not a sentence. They
// stand apart from the search that uses them (promise_frame.cpp).
#pragma once

#include <array>
#include <string_view>

namespace sidestep::indexer {

// Verbs that make the infinitive behind them a plan.
inline constexpr std::array<std::string_view, 65> planning{
    "aim",        "aims",        "aiming",      "hope",       "hopes",      "hoping",
    "intend",     "intends",     "intending",   "intended",   "plan",       "plans",
    "planning",   "planned",     "expect",      "expects",    "expecting",  "expected",
    "due",        "going",       "propose",     "proposes",   "undertake",  "undertakes",
    "undertaken", "undertook",   "undertaking", "promise",    "promises",   "promised",
    "commit",     "commits",     "committed",   "committing", "set",        "scheduled",
    "anticipate", "anticipates", "anticipated", "pledged",    "pledge",     "agreed",
    "continue",   "wish",        "working",     "proposing",  "ought",      "intention",
    "ambition",   "commitment",  "target",      "goal",       "objective",  "track",
    "course",     "looking",     "look",        "hopeful",    "determined", "resolved",
    "view",       "sure",        "mean",        "means",      "reckon"};
// Their finite forms that take a noun or a clause: "we expect a reply by".
inline constexpr std::array<std::string_view, 24> foreseeing{
    "aim",       "aims",      "aiming",    "hope",       "hopes",       "hoping",
    "expect",    "expects",   "expecting", "anticipate", "anticipates", "anticipating",
    "envisage",  "envisages", "foresee",   "plan",       "plans",       "planning",
    "guarantee", "undertake", "intend",    "intends",    "promise",     "propose"};
inline constexpr std::array<std::string_view, 17> planned_participles{
    "due",    "promised", "planned",  "scheduled", "expected",   "anticipated",
    "likely", "listed",   "intended", "earmarked", "timetabled", "set",
    "booked", "arranged", "fixed",    "pencilled", "targeted"};
inline constexpr std::array<std::string_view, 18> plan_nouns{
    "target",      "deadline",  "date", "publication", "consideration", "timetable",
    "aim",         "expected",  "due",  "planned",     "scheduled",     "estimated",
    "anticipated", "intention", "eta",  "milestone",   "update",        "completion"};
inline constexpr std::array<std::string_view, 12> determiners{
    "the", "a", "an", "our", "your", "its", "their", "this", "any", "all", "more", "these"};
inline constexpr std::array<std::string_view, 23> auxiliaries{
    "be",  "been", "being", "is", "are",  "was", "were", "will",  "get",   "have",   "has",   "had",
    "and", "or",   "not",   "to", "also", "now", "then", "fully", "shall", "should", "having"};
inline constexpr std::array<std::string_view, 22> past_verbs{
    "was",   "were", "had",  "did",   "didn't", "wasn't", "weren't", "hadn't",
    "wrote", "sent", "said", "told",  "gave",   "made",   "came",    "began",
    "went",  "took", "held", "found", "left",   "met"};
inline constexpr std::array<std::string_view, 12> subordinators{
    "if",      "unless", "whether", "when", "once",  "while",
    "because", "where",  "why",     "how",  "until", "although"};

} // namespace sidestep::indexer
