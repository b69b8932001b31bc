// Comma-separated values (RFC 4180), as the sites' lists use them.
#pragma once

#include "common/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sidestep::crawler {

// Rows by column name. A row that is shorter than the header has "" for the rest.
class Csv {
public:
  // Error (source): no header, or more than a million rows.
  static Result<Csv> parse(std::string_view bytes);

  std::size_t size() const { return rows_.size(); }
  bool has(std::string_view column) const;
  std::string_view cell(std::size_t row, std::string_view column) const; // "" when none

private:
  std::size_t index(std::string_view column) const;
  std::vector<std::string> header_{};
  std::vector<std::vector<std::string>> rows_{};
};

} // namespace sidestep::crawler
