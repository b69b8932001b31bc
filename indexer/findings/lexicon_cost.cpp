// Counting trials: the anchors of every program, each word by its share.
#include "indexer/findings/lexicon_cost.hpp"

#include "common/files.hpp"
#include "common/text.hpp"

#include <algorithm>
#include <charconv>

namespace sidestep::indexer {
namespace {

constexpr std::size_t largest_file = 1U << 20;
constexpr std::size_t too_common = 200; // ranks
// In a million: the mean of the 28,000 other words of the same text.
constexpr double uncounted = 4.5;
constexpr double numbers_in_a_thousand = 37; // figures and number words, by the same count

} // namespace

Result<WordCounts> WordCounts::load(const std::filesystem::path& file) {
  TRY_ASSIGN(const std::string bytes, read_file(file, largest_file, Code::config));
  WordCounts out;
  std::size_t number = 0;
  for (const std::string_view line : split(bytes, '\n')) {
    ++number;
    if (trim(line).empty() || line[0] == '#') continue;
    const auto blank = line.find(' ');
    Row row{out.rows_.size(), 0};
    const auto* end = line.data() + line.size();
    if (blank == std::string_view::npos ||
        std::from_chars(line.data() + blank + 1, end, row.million).ec != std::errc{})
      return fail(Code::config, "{}:{}: a line is a word and its count", file.string(), number);
    out.rows_.emplace(line.substr(0, blank), row);
  }
  return out;
}

double WordCounts::in_a_thousand(std::string_view folded) const {
  const auto found = rows_.find(std::string(folded));
  return (found == rows_.end() ? uncounted : found->second.million) / 1000;
}

bool WordCounts::is_common(std::string_view folded) const {
  const auto found = rows_.find(std::string(folded));
  return found != rows_.end() && found->second.rank < too_common;
}

LexiconCost cost_of(const Lexicon& lexicon, const WordCounts& counts) {
  const auto common = [&](WordId id) { return counts.is_common(lexicon.vocabulary().word(id)); };
  LexiconCost out;
  for (std::uint32_t i = 0; i < lexicon.matcher().size(); ++i)
    for (const auto& anchor : lexicon.matcher().program(i).anchors()) {
      if (anchor.words.empty()) out.trials += numbers_in_a_thousand;
      for (const WordId id : anchor.words)
        out.trials += counts.in_a_thousand(lexicon.vocabulary().word(id));
      const auto all_common = [&](const std::vector<WordId>& words) {
        return std::all_of(words.begin(), words.end(), common);
      };
      const bool rare_beside =
          std::any_of(anchor.needs.begin(), anchor.needs.end(),
                      [&](const Program::Need& need) { return !all_common(need.words); });
      if (anchor.words.empty() || !all_common(anchor.words) || rare_beside) continue;
      const Hit place{i, 0, 0};
      LexiconCost::TooCommon found{lexicon.entry_of(place).file, lexicon.line_of(place),
                                   lexicon.vocabulary().word(anchor.words.front())};
      if (out.too_common.empty() || !(out.too_common.back() == found))
        out.too_common.push_back(std::move(found));
    }
  return out;
}

} // namespace sidestep::indexer
