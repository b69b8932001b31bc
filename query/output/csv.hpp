// Hits as comma-separated values, for spreadsheets: a row a message, or a row a
// finding with its quote. A cell never begins as a formula does.
#pragma once

#include "common/result.hpp"
#include "query/search/search.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sidestep::query {

enum class CsvRows { messages, findings };

// One cell, quoted where it must be (RFC 4180); what a spreadsheet would take for
// a formula gets an apostrophe before it; control characters are gone.
std::string csv_cell(std::string_view text);
// Cells as one line, with its CRLF.
std::string csv_line(const std::vector<std::string>& cells);

// The columns asked for (comma-separated; "" = the usual ones). Error (usage): one
// that such rows do not have.
Result<std::vector<std::string>> csv_columns(CsvRows rows, std::string_view asked);
// The lines of one hit: of findings, those that the query asks for, else all; none
// where there is none.
std::string csv_of(const Hit& hit, const Wanted& wanted, CsvRows rows,
                   const std::vector<std::string>& columns);

} // namespace sidestep::query
