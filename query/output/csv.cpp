// One table of columns; a cell is made where it is asked for.
#include "query/output/csv.hpp"

#include "common/text.hpp"
#include "query/output/wording.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace sidestep::query {
namespace {

struct Row {
  const Hit& hit;
  const Finding* finding; // null in rows of messages
};
using Cell = std::string (*)(const Row&);
struct Column {
  std::string_view name;
  bool usual;    // printed unless others are named
  bool findings; // in rows of findings alone
  Cell cell;
};

std::string day_or_empty(const std::optional<Day>& day) { return day ? iso(*day) : ""; }

// Categories or references that the message asserts, each once.
std::string asserted(const MessageRecord& message, FindingKind kind) {
  std::set<std::string> out;
  for (const Finding& each : message.findings)
    if (each.kind == kind && each.polarity == Polarity::asserted)
      out.insert(kind == FindingKind::phrase ? each.category : each.law + ":" + each.ref);
  return fmt::format("{}", fmt::join(out, " "));
}

const MessageRecord& message_of(const Row& row) { return row.hit.message; }

constexpr std::array columns{
    Column{"id", true, false, [](const Row& row) { return message_of(row).id; }},
    Column{"thread", false, false, [](const Row& row) { return message_of(row).thread; }},
    Column{"source", false, false, [](const Row& row) { return message_of(row).source; }},
    Column{"date", true, false, [](const Row& row) { return message_of(row).date; }},
    Column{"as_of", true, false, [](const Row& row) { return message_of(row).as_of; }},
    Column{"authority", true, false, [](const Row& row) { return message_of(row).authority; }},
    Column{"authority_name", true, false,
           [](const Row& row) { return message_of(row).authority_name; }},
    Column{"by", false, false,
           [](const Row& row) { return std::string(name(message_of(row).by)); }},
    Column{"kind", true, false,
           [](const Row& row) { return std::string(name(message_of(row).kind)); }},
    Column{"title", true, false, [](const Row& row) { return message_of(row).title; }},
    Column{"status", false, false, [](const Row& row) { return message_of(row).status; }},
    Column{"late", false, false,
           [](const Row& row) { return row.hit.late ? std::to_string(*row.hit.late) : ""; }},
    Column{"says", false, false,
           [](const Row& row) { return asserted(message_of(row), FindingKind::phrase); }},
    Column{"cites", false, false,
           [](const Row& row) { return asserted(message_of(row), FindingKind::exemption); }},
    Column{"snippet", false, false,
           [](const Row& row) { return passage_text(message_of(row), row.hit.passage, false); }},
    Column{"text", false, false, [](const Row& row) { return message_of(row).text; }},
    Column{"finding", true, true,
           [](const Row& row) { return std::string(name(row.finding->kind)); }},
    Column{"category", true, true, [](const Row& row) { return row.finding->category; }},
    Column{"family", true, true, [](const Row& row) { return row.finding->family; }},
    Column{"law", true, true, [](const Row& row) { return row.finding->law; }},
    Column{"ref", true, true, [](const Row& row) { return row.finding->ref; }},
    Column{"from", true, true, [](const Row& row) { return day_or_empty(row.finding->from); }},
    Column{"to", true, true, [](const Row& row) { return day_or_empty(row.finding->to); }},
    Column{"hours", false, true,
           [](const Row& row) {
             return row.finding->hours > 0 ? fmt::format("{}", row.finding->hours) : "";
           }},
    Column{"term", false, true, [](const Row& row) { return row.finding->term; }},
    Column{"polarity", true, true,
           [](const Row& row) { return std::string(name(row.finding->polarity)); }},
    Column{"quote", true, true, [](const Row& row) { return row.finding->quote; }},
    Column{"start", false, true, [](const Row& row) { return std::to_string(row.finding->start); }},
    Column{"end", false, true, [](const Row& row) { return std::to_string(row.finding->end); }},
    Column{"rule", false, true, [](const Row& row) { return row.finding->rule; }},
    Column{"lexicon", false, true, [](const Row& row) { return row.finding->lexicon; }},
    Column{"url", true, false, [](const Row& row) { return message_of(row).url; }},
    Column{"sha256", true, false, [](const Row& row) { return message_of(row).proof.sha256; }},
    Column{"warc", false, false, [](const Row& row) { return message_of(row).proof.warc; }},
    Column{"offset", false, false,
           [](const Row& row) { return std::to_string(message_of(row).proof.offset); }},
    Column{"captured", false, false, [](const Row& row) { return message_of(row).proof.captured; }},
};

// What of a row of messages stands for its findings.
bool usual_of(const Column& column, CsvRows rows) {
  if (rows == CsvRows::findings) return column.usual;
  return !column.findings && (column.usual || column.name == "says" || column.name == "cites" ||
                              column.name == "snippet");
}

const Column* column_named(std::string_view name) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const Column& each) { return each.name == name; });
  return found == columns.end() ? nullptr : &*found;
}

std::string line_of(const Row& row, const std::vector<std::string>& names) {
  std::vector<std::string> cells;
  for (const std::string& each : names)
    if (const Column* column = column_named(each)) cells.push_back(column->cell(row));
  return csv_line(cells);
}

} // namespace

std::string csv_cell(std::string_view text) {
  // A tab or line break at the start lets some spreadsheets see a formula behind it.
  std::string clean = for_terminal(text);
  const std::size_t first = clean.find_first_not_of(" \n\t");
  if (first != std::string::npos &&
      std::string_view("=+-@").find(clean[first]) != std::string::npos)
    clean.insert(0, "'");
  if (clean.find_first_of(",\"\n\r\t") == std::string::npos) return clean;
  std::string out = "\"";
  for (const char c : clean) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& each : cells) {
    if (&each != &cells.front()) out += ',';
    out += csv_cell(each);
  }
  return out + "\r\n";
}

Result<std::vector<std::string>> csv_columns(CsvRows rows, std::string_view asked) {
  std::vector<std::string> out;
  std::vector<std::string> known;
  for (const Column& column : columns) {
    if (rows == CsvRows::messages && column.findings) continue;
    known.emplace_back(column.name);
    if (usual_of(column, rows)) out.emplace_back(column.name);
  }
  if (asked.empty()) return out;
  out.clear();
  for (const std::string_view each : split(asked, ',')) {
    const std::string name(trim(each));
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      const std::string near = nearest(name, known);
      return hinted(fail(Code::usage, "--columns: there is no column \"{}\"; these are: {}",
                         for_terminal(name), fmt::join(known, ", ")),
                    near.empty() ? "" : fmt::format("did you mean {}?", near));
    }
    out.push_back(name);
  }
  return out;
}

std::string csv_of(const Hit& hit, const Wanted& wanted, CsvRows rows,
                   const std::vector<std::string>& names) {
  if (rows == CsvRows::messages) return line_of({hit, nullptr}, names);
  std::string out;
  for (const Finding& finding : hit.message.findings)
    if (wanted.findings.empty() || wants(wanted, finding)) out += line_of({hit, &finding}, names);
  return out;
}

} // namespace sidestep::query
