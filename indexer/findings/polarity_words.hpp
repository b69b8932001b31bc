// The words by which polarity is judged: what denies, hedges and reports. Lists
// alone; what a place in the sentence does to them is polarity.cpp's business.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace sidestep::indexer::polarity_words {

template <std::size_t N>
constexpr bool is_sorted_list(const std::array<std::string_view, N>& list) {
  return std::is_sorted(list.begin(), list.end());
}
template <std::size_t N>
bool has(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

inline constexpr std::array<std::string_view, 16> negators{
    "arent", "cannot", "cant",   "didnt", "doesnt", "dont", "havent", "isnt",
    "never", "no",     "nobody", "none",  "nor",    "not",  "wasnt",  "without"};
static_assert(is_sorted_list(negators));

// Behind a negator these carry the denial on to what follows them.
inline constexpr std::array<std::string_view, 40> carriers{
    "said",     "thought", "true",      "accept", "adopt",    "agree",     "apply",   "argue",
    "believe",  "case",    "claim",     "class",  "consider", "convinced", "deem",    "dispute",
    "evidence", "feel",    "find",      "follow", "going",    "ground",    "hold",    "intend",
    "judge",    "look",    "mean",      "minded", "need",     "persuaded", "propose", "reason",
    "regard",   "rely",    "satisfied", "say",    "see",      "suggest",   "think",   "treat"};

inline constexpr std::array<std::string_view, 15> edges{
    "although", "and",       "because", "but",     "except", "however", "since", "so",
    "then",     "therefore", "though",  "whereas", "which",  "while",   "who"};
static_assert(is_sorted_list(edges));

inline constexpr std::array<std::string_view, 6> hedges{"may",     "maybe",    "might",
                                                        "perhaps", "possibly", "potentially"};
static_assert(is_sorted_list(hedges));

// Verbs of saying: "you say that ...".
inline constexpr std::array<std::string_view, 58> sayings{
    "allege",     "alleged",   "argue",    "argued",    "argues",    "assert",     "asserted",
    "assume",     "believe",   "believes", "claim",     "claimed",   "claims",     "complain",
    "complained", "complains", "contend",  "contended", "feel",      "felt",       "imagine",
    "implied",    "imply",     "insist",   "insisted",  "maintain",  "maintained", "mention",
    "mentioned",  "object",    "objected", "protest",   "protested", "quote",      "quoted",
    "reckon",     "refer",     "referred", "remark",    "remarked",  "said",       "say",
    "says",       "state",     "stated",   "states",    "submit",    "submitted",  "suggest",
    "suggested",  "suggests",  "suppose",  "suspect",   "think",     "thought",    "told",
    "write",      "wrote"};
static_assert(is_sorted_list(sayings));
// What somebody once said, and who says it when the body itself is meant.
inline constexpr std::array<std::string_view, 15> reported{
    "alleged",    "argued", "asserted", "claimed", "contended", "decided",   "held", "insisted",
    "maintained", "noted",  "ruled",    "said",    "stated",    "submitted", "told"};
static_assert(is_sorted_list(reported));
inline constexpr std::array<std::string_view, 22> speakers{
    "and",        "as",        "authority", "be",   "board", "council", "department", "ever",
    "government", "had",       "has",       "have", "i",     "is",      "minister",   "ministers",
    "never",      "secretary", "trust",     "was",  "we",    "were"};
static_assert(is_sorted_list(speakers));
inline constexpr std::array<std::string_view, 10> own_letters{
    "answer",  "decision", "email", "letter",   "notice",
    "officer", "refusal",  "reply", "response", "statement"};
static_assert(is_sorted_list(own_letters));
inline constexpr std::array<std::string_view, 6> askings{"ask",      "asked", "enquire",
                                                         "enquired", "query", "wonder"};
static_assert(is_sorted_list(askings));
inline constexpr std::array<std::string_view, 7> question_words{"about", "how",     "if", "that",
                                                                "when",  "whether", "why"};
static_assert(is_sorted_list(question_words));

} // namespace sidestep::indexer::polarity_words
