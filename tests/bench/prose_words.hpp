// The words of the invented prose, each list by rank: the first is drawn most.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace sidestep::bench {

inline constexpr auto nouns = std::to_array<std::string_view>(
    {"information", "request",    "department", "council",   "section",    "response",  "policy",
     "office",      "service",    "data",       "review",    "decision",   "report",    "year",
     "number",      "staff",      "letter",     "record",    "cost",       "act",       "authority",
     "member",      "public",     "case",       "time",      "contract",   "question",  "list",
     "copy",        "period",     "board",      "team",      "process",    "meeting",   "plan",
     "document",    "school",     "system",     "date",      "work",       "programme", "figure",
     "officer",     "project",    "minister",   "area",      "fund",       "claim",     "exemption",
     "interest",    "complaint",  "matter",     "scheme",    "law",        "hospital",  "budget",
     "provider",    "assessment", "road",       "unit",      "order",      "change",    "result",
     "form",        "person",     "company",    "site",      "guidance",   "page",      "payment",
     "trust",       "standard",   "audit",      "practice",  "email",      "file",      "duty",
     "fee",         "letterbox",  "paper",      "training",  "vehicle",    "bus",       "tender",
     "supplier",    "ward",       "patient",    "pupil",     "claimant",   "landlord",  "tenant",
     "bridge",      "station",    "library",    "museum",    "officers",   "months",    "days",
     "details",     "costs",      "records",    "services",  "requests",   "documents", "minutes",
     "emails",      "payments",   "complaints", "decisions", "staffing",   "parking",   "housing",
     "planning",    "licence",    "permit",     "notice",    "fine",       "appeal",    "tribunal",
     "court",       "judge",      "police",     "force",     "crime",      "incident",  "camera",
     "bin",         "waste",      "river",      "flood",     "drain",      "tree",      "hedge",
     "park",        "playground", "garden",     "bench",     "lamp",       "kerb",      "pavement",
     "cyclist",     "driver",     "nurse",      "doctor",    "clinic",     "surgery",   "vaccine",
     "machine",     "laptop",     "server",     "network",   "software",   "password",  "breach",
     "invoice",     "ledger",     "pension",    "salary",    "bonus",      "grant",     "loan",
     "debt",        "tax",        "rate",       "levy",      "charter",    "treaty",    "archive",
     "register",    "map",        "survey",     "sample",    "laboratory", "farm",      "badger",
     "fishery",     "harbour",    "ferry",      "tunnel",    "airport",    "runway",    "signal",
     "timetable",   "ticket",     "barrier",    "gate",      "lock",       "quay"});

inline constexpr auto adjectives = std::to_array<std::string_view>(
    {"public",      "further",      "relevant",   "personal", "recent",     "full",
     "internal",    "local",        "new",        "annual",   "total",      "final",
     "current",     "previous",     "financial",  "general",  "same",       "own",
     "additional",  "individual",   "specific",   "legal",    "available",  "original",
     "national",    "statutory",    "reasonable", "senior",   "commercial", "electronic",
     "independent", "formal",       "clear",      "initial",  "detailed",   "average",
     "external",    "temporary",    "regional",   "joint",    "medical",    "environmental",
     "technical",   "confidential", "separate",   "written",  "monthly",    "small",
     "large",       "old",          "rural",      "digital",  "unusual",    "vacant",
     "derelict",    "seasonal"});

inline constexpr auto determiners = std::to_array<std::string_view>(
    {"the", "the", "a", "your", "this", "our", "any", "all", "the", "each", "that", "its", "their",
     "some", "no", "these", "every"});
inline constexpr auto prepositions = std::to_array<std::string_view>(
    {"of",      "in",      "for",   "to",     "on",      "by",     "from",
     "with",    "under",   "about", "at",     "between", "within", "during",
     "against", "without", "after", "before", "through", "behind"});
inline constexpr auto pronouns = std::to_array<std::string_view>(
    {"we", "you", "it", "I", "they", "this", "the council", "the department", "there", "staff"});
inline constexpr auto auxiliaries = std::to_array<std::string_view>(
    {"will", "would", "can", "may", "did", "should", "could", "does not", "will not", "must",
     "has to", "did not", "cannot", "is to", "was able to", "might"});
inline constexpr auto verbs = std::to_array<std::string_view>(
    {"provide", "hold",    "make",    "consider", "send",   "request",  "receive", "give",
     "review",  "include", "answer",  "publish",  "take",   "find",     "apply",   "ask",
     "record",  "pay",     "confirm", "set",      "keep",   "explain",  "use",     "need",
     "show",    "write",   "meet",    "agree",    "change", "withhold", "release", "check",
     "begin",   "deal",    "cover",   "carry",    "report", "decide",   "improve", "support",
     "close",   "open",    "search",  "count",    "build",  "repair",   "inspect", "collect",
     "approve", "reject",  "cancel",  "extend",   "award",  "train",    "recruit", "replace",
     "measure", "monitor", "store",   "delete",   "copy",   "transfer", "audit",   "charge",
     "refund"});
inline constexpr auto adverbs = std::to_array<std::string_view>(
    {"also", "only", "now", "therefore", "normally", "always", "never", "already", "formally",
     "directly", "fully", "currently", "separately", "simply", "often", "seldom"});
inline constexpr auto joints = std::to_array<std::string_view>(
    {"and", "but", "because", "which means that", "so that", "while", "although", "where", "if",
     "unless", "since", "until", "and so", "as", "in case"});
inline constexpr auto openings = std::to_array<std::string_view>(
    {"In addition,", "However,", "As a result,", "In this case,", "At present,", "For example,",
     "In the last year,", "Under the Act,", "In general,", "By law,", "On the other hand,"});
inline constexpr auto months =
    std::to_array<std::string_view>({"January", "February", "March", "April", "May", "June", "July",
                                     "August", "September", "October", "November", "December"});
inline constexpr auto sections = std::to_array<std::string_view>(
    {"section 40(2)", "section 12", "section 43(2)", "section 36(2)(b)", "section 31(1)(a)",
     "section 21", "section 41", "section 35(1)(a)", "section 14(1)", "section 22", "section 42",
     "s.40", "section 38", "section 30", "regulation 12(4)(b)", "section 27", "s.24"});

inline constexpr auto frames = std::to_array<std::string_view>(
    {"Thank you for your request for %N, which we received %D.",
     "The %n of the %n was %# in the year and %# in the year before.",
     "Your reference number is %r.", "The total cost of the %n was %m, and %c.",
     "A copy of the %a %n is attached to this letter.", "There were %# cases in %p.",
     "We have looked at the %n and the %n for %p, and %c.", "It was agreed %D that %c.",
     "I am writing to tell you about %N and %N.",
     "The %n is made by the %n in line with the %a %n of the %n.",
     "If you have any questions about this letter, please write to the %n in %p.",
     "As set out in our letter sent %D, %c.", "The contract with %p was worth %m.",
     "Between %# and %# of the %n in %p were for %N.", "Of these, %# were from %p.",
     "The %n that you asked for is in the %n for %p, and the rest is in the %a %n."});

inline constexpr auto questions = std::to_array<std::string_view>(
    {"How many of the %n were in %p in each of the last three years?", "What was the cost of %N?",
     "Please provide a copy of %N.", "Please send me the %n and the %n for %p.",
     "When was the %n last changed, and by whom?", "Who is in charge of %N?",
     "Please list each %n that was sent to %p %D.", "What %n does the %n hold about %N?",
     "Why was the %n not made public?",
     "Please provide all emails between the %n and %p about %N."});

inline constexpr auto titles = std::to_array<std::string_view>(
    {"%n in %p", "%a %n of the %n", "Cost of the %n", "%n and %n in %p", "Minutes of the %n",
     "Number of %n cases", "%a %n", "%p %n", "Contracts for %n", "Emails about the %p %n"});

inline constexpr auto stock = std::to_array<std::string_view>(
    {"We do not hold the information that you asked for.",
     "We apologise for the delay in answering you.",
     "This information is exempt under %s of the Freedom of Information Act 2000.",
     "The cost of finding the %n would exceed the appropriate limit of 18 hours.",
     "We will reply to you as soon as possible.",
     "That is a matter for the %n of %p.",
     "We have nothing further to add to our letter sent %D.",
     "You may wish to contact %p.",
     "Your request is still being considered, and %c.",
     "The public interest in withholding the %n outweighs the public interest in disclosing it.",
     "The information is already available on our website.",
     "%s and %s apply to the names of junior staff.",
     "We need more time to consider the public interest test.",
     "We can neither confirm nor deny that %N is held.",
     "The level of the %n is a matter of policy.",
     "The report will be published in due course.",
     "Please clarify which %n you mean.",
     "We do not comment on individual cases.",
     "We will write to you again by 30 June.",
     "Your request has been refused as vexatious under section 14(1).",
     "To extract the %n would require a manual search of %# files.",
     "Disclosure would be likely to prejudice the commercial interests of %p.",
     "We keep all taxes and %n under review.",
     "It would not be appropriate to comment while the %n is running.",
     "This is not a valid request under the Act.",
     "We will not enter into further correspondence about %N.",
     "There are no plans to change the %n.",
     "The council does not record the %n in that form.",
     "Copies may be inspected at the office in %p by appointment.",
     "The Department has no role in %N."});

inline constexpr auto starts = std::to_array<std::string_view>(
    {"mar", "tol", "ash", "ber", "cor",  "dun",  "el",   "fen",  "gar", "hol",  "ing",
     "jar", "kel", "lan", "mor", "nor",  "os",   "pen",  "quar", "ros", "sten", "tar",
     "ul",  "ver", "wen", "yar", "bran", "clav", "drum", "eth",  "fro", "glen"});
inline constexpr auto middles = std::to_array<std::string_view>(
    {"ra", "ne", "vi", "to", "ls", "mb", "rt", "nd", "ga",  "le", "si", "do",
     "ck", "pe", "ri", "wo", "st", "ma", "th", "lu", "che", "bo", "ni"});
inline constexpr auto name_ends = std::to_array<std::string_view>(
    {"bury", "ton", "ford", "wick", "ham", "ley", "combe", "worth", "stead", "mere", "dale"});
inline constexpr auto word_ends = std::to_array<std::string_view>(
    {"age", "ment", "er", "ing", "ity", "ance", "ure", "al", "ist", "ic", "ate"});

} // namespace sidestep::bench
