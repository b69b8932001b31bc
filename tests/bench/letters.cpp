// Invented letters. Function words are drawn by their rank, as English has
// them, with a long tail of made-up words between them; one sentence in twelve
// is of the kind that the finders look for.
#include "tests/bench/letters.hpp"

#include "common/files.hpp"
#include "common/text.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <random>
#include <string_view>

namespace sidestep::bench {
namespace {

// By rank: the word at place n is drawn about n times as seldom as the first.
constexpr std::array<std::string_view, 96> common_words{
    "the",     "of",       "to",       "and",   "in",        "a",           "that",    "for",
    "is",      "we",       "you",      "on",    "be",        "this",        "with",    "as",
    "are",     "by",       "not",      "your",  "it",        "or",          "have",    "has",
    "our",     "will",     "from",     "which", "was",       "an",          "at",      "any",
    "been",    "would",    "if",       "these", "their",     "they",        "all",     "but",
    "can",     "request",  "under",    "there", "other",     "were",        "had",     "also",
    "such",    "may",      "public",   "who",   "its",       "one",         "more",    "no",
    "council", "service",  "about",    "made",  "year",      "government",  "support", "people",
    "section", "should",   "when",     "data",  "do",        "information", "held",    "review",
    "further", "staff",    "provided", "local", "response",  "than",        "where",   "number",
    "each",    "decision", "work",     "costs", "what",      "department",  "time",    "out",
    "policy",  "health",   "first",    "need",  "published", "plans",       "schools", "funding"};

constexpr std::array<std::string_view, 24> telling{
    "We have nothing further to add to our letter of 17 April 2023",
    "This information is exempt under section 43(2) of the Freedom of Information Act 2000",
    "It is not possible to provide the figures requested, as this would incur disproportionate "
    "cost",
    "The department does not hold the information requested",
    "We will write to you again by 30 June",
    "How providers are checked is a matter of policy",
    "Section 40(2) and section 41 apply to the names of junior staff",
    "We are considering all options and will set out our plans in due course",
    "We can neither confirm nor deny whether such a report exists",
    "The request was received on 3 March and a reply was due within 20 working days",
    "Regulation 12(4)(b) of the Environmental Information Regulations 2004 is engaged",
    "Complying with it would exceed the limit of 18 hours, or \xC2\xA3"
    "450",
    "A consultation was held between January and May 2022",
    "We apologise for the delay in answering you",
    "The government keeps all taxes under review",
    "There were 1,204 cases in 2021/22 and 998 the year before",
    "Your request has been refused as vexatious under section 14(1)",
    "It would not be appropriate to comment on individual cases",
    "The figures for 2019\xE2\x80\x93"
    "20 were published on 14 November 2020",
    "We don\xE2\x80\x99t keep a record of that kind",
    "If you are unhappy with this reply you may ask for an internal review within 40 working days",
    "The balance of the public interest lies in withholding it",
    "You asked how many visits were made in the last 12 months",
    "Responsibility for this lies with the local authority"};

class Writer {
public:
  explicit Writer(std::uint32_t seed) : random_(seed) {
    for (int i = 0; i < 4000; ++i)
      tail_.push_back(invented_word());
  }

  std::string letter() {
    std::string out = "Dear Ms Ockley,\n\nThank you for your request of ";
    out += std::to_string(1 + below(28)) + " May.\n\n";
    const std::size_t paragraphs = 2 + below(5);
    for (std::size_t p = 0; p < paragraphs; ++p) {
      for (std::size_t s = 0, sentences = 1 + below(5); s < sentences; ++s)
        out += sentence();
      out += "\n\n";
    }
    if (below(4) == 0) out += "> " + sentence() + "\n> " + sentence() + "\n\n";
    return out + "Yours sincerely,\n\nP. Wadlow\nInformation Officer\n";
  }

private:
  // The generator alone is the same everywhere; the library's distributions are not.
  std::size_t below(std::size_t n) { return random_() % n; }

  std::string invented_word() {
    constexpr std::array<std::string_view, 24> parts{
        "ar",  "con", "de", "er", "in",  "ment", "pro", "ta", "tion", "ve",  "li",  "mo",
        "ser", "ing", "al", "re", "sta", "ble",  "ca",  "ed", "us",   "per", "hor", "ly"};
    std::string out;
    for (std::size_t i = 0, n = 2 + below(3); i < n; ++i)
      out += parts[below(parts.size())];
    return out;
  }

  std::string word() {
    if (below(100) < 42) return tail_[below(1 + below(tail_.size()))];
    // Twice "below": the lower ranks come far more often.
    return std::string(common_words[below(1 + below(1 + below(common_words.size())))]);
  }

  std::string sentence() {
    if (below(12) == 0) return std::string(telling[below(telling.size())]) + ". ";
    std::string out;
    for (std::size_t i = 0, n = 8 + below(22); i < n; ++i) {
      if (i > 0) out += i % 11 == 10 ? ", " : i % 13 == 12 ? "\n" : " ";
      out += word();
    }
    if (out[0] >= 'a') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out + ". ";
  }

  std::mt19937 random_;
  std::vector<std::string> tail_{};
};

} // namespace

std::vector<std::string> make_letters(std::size_t count, std::uint32_t seed) {
  Writer writer(seed);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i)
    out.push_back(writer.letter());
  return out;
}

Result<std::vector<std::string>> read_letters(const std::filesystem::path& file) {
  constexpr std::size_t largest = 1U << 30;
  TRY_ASSIGN(const std::string bytes, read_file(file, largest, Code::usage));
  std::vector<std::string> out;
  std::size_t number = 0;
  for (const auto line : split(bytes, '\n')) {
    ++number;
    if (line.empty()) continue;
    const auto row = nlohmann::json::parse(line, nullptr, false);
    if (!row.is_object() || !row.contains("text") || !row["text"].is_string())
      return fail(Code::usage, "{}:{}: no {{\"text\": ...}}", file.string(), number);
    out.push_back(row["text"].get<std::string>());
  }
  return out;
}

} // namespace sidestep::bench
