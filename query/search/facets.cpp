// Values that stand as terms are counted one by one; days are gathered from
// their slot.
#include "query/search/facets.hpp"

#include "common/text.hpp"
#include "indexer/store/reader.hpp"
#include "indexer/store/schema.hpp"
#include "query/search/matching.hpp"
#include "query/search/values.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>

namespace sidestep::query {
namespace {

namespace store = indexer::store;
using Xapian::Database;
using Counts = std::map<std::string, std::size_t>;

enum class From { terms, categories, families, phrases, day };
struct Row {
  std::string_view name;
  From from;
  std::string_view prefix; // of its terms
  std::size_t digits;      // of YYYYMMDD: what a value is of a day
};
constexpr std::array<Row, 16> rows{{{"authority", From::terms, store::prefix::authority, 0},
                                    {"year", From::day, "", 4},
                                    {"month", From::day, "", 6},
                                    {"says", From::categories, store::prefix::says, 0},
                                    {"family", From::families, store::prefix::says, 0},
                                    {"phrase", From::phrases, store::prefix::says, 0},
                                    {"cites", From::terms, store::prefix::cites, 0},
                                    {"status", From::terms, store::prefix::status, 0},
                                    {"by", From::terms, store::prefix::by, 0},
                                    {"kind", From::terms, store::prefix::kind, 0},
                                    {"reply", From::terms, store::prefix::reply, 0},
                                    {"flag", From::terms, store::prefix::flag, 0},
                                    {"source", From::terms, store::prefix::source, 0},
                                    {"filetype", From::terms, store::prefix::filetype, 0},
                                    {"tag", From::terms, store::prefix::tag, 0},
                                    {"requester", From::terms, store::prefix::requester, 0}}};

Result<const Row*> row_named(const std::string& name) {
  for (const Row& row : rows)
    if (row.name == name) return &row;
  const std::vector<std::string_view> names = facet_names();
  const std::vector<std::string> known(names.begin(), names.end());
  const std::string near = nearest(name, known);
  return hinted(fail(Code::usage, "--facets: nothing is counted by \"{}\"; these are: {}",
                     for_terminal(name), fmt::join(names, ", ")),
                near.empty() ? "" : fmt::format("did you mean {}?", near));
}

// Of cites: what is asserted, with its law.
bool is_counted(const Row& row, const std::string& value) {
  if (row.name != "cites") return true;
  return value.find('/') == std::string::npos && value.find(':') != std::string::npos;
}

std::vector<std::string> values_of(const Database& database, const Row& row) {
  std::vector<std::string> out;
  if (row.from == From::terms) {
    for (auto& [value, documents] : values_under(database, row.prefix, ""))
      if (is_counted(row, value)) out.push_back(std::move(value));
    return out;
  }
  const std::string_view key =
      row.from == From::phrases ? store::metadata::phrases : store::metadata::categories;
  std::set<std::string> names;
  for (const auto& [id, other] : store::pairs_from_text(database.get_metadata(std::string(key))))
    names.insert(row.from == From::families ? other : id);
  out.assign(names.begin(), names.end());
  return out;
}

// The values of the slot, cut to what is asked of a day.
Counts by_day(const Database& database, const Xapian::Query& query, std::size_t digits) {
  Counts out;
  for (const auto& [value, messages] : values_in(database, query, store::slot::date)) {
    std::string day = value.substr(0, digits);
    if (digits == 6 && day.size() == 6) day.insert(4, "-");
    out[day] += messages;
  }
  return out;
}

// The same by threads: each day's own threads, so that one of two years counts in both.
Counts threads_by_day(const Database& database, const Xapian::Query& query, std::size_t digits) {
  Counts out;
  for (const auto& [value, messages] : by_day(database, query, digits)) {
    std::string low = value;
    std::erase(low, '-');
    const Xapian::Query range(Xapian::Query::OP_VALUE_RANGE, store::slot::date, low, low + "9999");
    out[value] =
        threads_matching(database, Xapian::Query(Xapian::Query::OP_FILTER, query, range)).size();
  }
  return out;
}

Counts by_terms(const Database& database, const Xapian::Query& query, const Row& row,
                bool threads) {
  Counts out;
  for (const std::string& value : values_of(database, row)) {
    const Xapian::Query both(Xapian::Query::OP_FILTER, query,
                             Xapian::Query(store::term_of(row.prefix, value)));
    const std::size_t n =
        threads ? threads_matching(database, both).size() : exact_count(database, both);
    if (n > 0) out[value] = n;
  }
  return out;
}

Facet facet(const Database& database, const Xapian::Query& query, const Row& row, bool threads) {
  const Counts counts = row.from != From::day ? by_terms(database, query, row, threads)
                        : threads             ? threads_by_day(database, query, row.digits)
                                              : by_day(database, query, row.digits);
  Facet out{std::string(row.name), {}};
  for (const auto& [value, n] : counts)
    out.values.push_back({value, n});
  const bool in_time = row.from == From::day;
  std::stable_sort(out.values.begin(), out.values.end(),
                   [&](const FacetValue& a, const FacetValue& b) {
                     return in_time ? a.value > b.value : a.count > b.count;
                   });
  return out;
}

} // namespace

std::vector<std::string_view> facet_names() {
  std::vector<std::string_view> out;
  for (const Row& row : rows)
    out.push_back(row.name);
  return out;
}

Result<std::vector<Facet>> facets(const store::Index& index, const Query& query,
                                  std::span<const std::string> fields, bool threads) {
  std::vector<const Row*> wanted;
  for (const std::string& field : fields) {
    TRY_ASSIGN(const Row* row, row_named(field));
    wanted.push_back(row);
  }
  return store::with_reader(index, [&](const Database& database) -> Result<std::vector<Facet>> {
    TRY_ASSIGN(const Xapian::Query matching, query_of(query, database));
    std::vector<Facet> out;
    for (const Row* row : wanted)
      out.push_back(facet(database, matching, *row, threads));
    return out;
  });
}

} // namespace sidestep::query
