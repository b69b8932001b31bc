// Rows and cells, read leniently: lists have stray quotes and short rows, and one
// of them must not cost the rest.
#include "crawler/lists/csv.hpp"

#include "common/text.hpp"

#include <algorithm>

namespace sidestep::crawler {
namespace {

constexpr std::size_t row_limit = 1'000'000;
constexpr std::size_t column_limit = 100;

// Takes one row off the front of `bytes`; a quote may hold commas, line ends
// and doubled quotes. An unclosed quote ends with the bytes.
std::vector<std::string> take_row(std::string_view& bytes) {
  std::vector<std::string> row(1);
  bool quoted = false;
  std::size_t at = 0;
  for (; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (quoted && c == '"' && at + 1 < bytes.size() && bytes[at + 1] == '"') {
      row.back() += c;
      ++at;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      if (row.size() < column_limit) row.emplace_back();
    } else if (c == '\n' && !quoted) {
      ++at;
      break;
    } else if (c != '\r' || quoted) {
      row.back() += c;
    }
  }
  bytes.remove_prefix(at);
  return row;
}

} // namespace

Result<Csv> Csv::parse(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (trim(bytes).empty()) return fail(Code::source, "the list is empty: it has no header");
  Csv csv;
  csv.header_ = take_row(bytes);
  while (!bytes.empty()) {
    auto row = take_row(bytes);
    if (row.size() == 1 && row[0].empty()) continue;
    if (csv.rows_.size() == row_limit)
      return fail(Code::source, "the list has more than {} rows", row_limit);
    csv.rows_.push_back(std::move(row));
  }
  return csv;
}

std::size_t Csv::index(std::string_view column) const {
  const auto found = std::find_if(header_.begin(), header_.end(), [&](const std::string& name) {
    return iequals(trim(name), column);
  });
  return static_cast<std::size_t>(found - header_.begin());
}

bool Csv::has(std::string_view column) const { return index(column) < header_.size(); }

std::string_view Csv::cell(std::size_t row, std::string_view column) const {
  const std::size_t at = index(column);
  return at < rows_[row].size() && at < header_.size() ? std::string_view(rows_[row][at])
                                                       : std::string_view();
}

} // namespace sidestep::crawler
