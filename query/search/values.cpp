// Walking a field's terms.
#include "query/search/values.hpp"

#include "indexer/store/reader.hpp"
#include "indexer/store/schema.hpp"
#include "query/language/tally.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace sidestep::query {
namespace {

namespace store = indexer::store;
using store::FieldRow;
using store::FieldType;
using Values = std::vector<ValueCount>;

// Who an authority of the index's own table is, and who has its work now.
std::map<std::string, std::string> bodies_of(const Xapian::Database& database) {
  std::map<std::string, std::string> out;
  for (const auto& [id, who] :
       store::pairs_from_text(database.get_metadata(std::string(store::metadata::authorities))))
    out[id] = who;
  return out;
}

std::map<std::string, std::string> notes_of(const Xapian::Database& database) {
  std::map<std::string, std::string> out;
  for (const auto& [id, family] :
       store::pairs_from_text(database.get_metadata(std::string(store::metadata::categories)))) {
    out[id] = "category of " + family;
    out.emplace(family, "family");
  }
  for (const auto& [id, category] :
       store::pairs_from_text(database.get_metadata(std::string(store::metadata::phrases))))
    out.emplace(id, "phrase of " + category);
  out.emplace("stock", "all but neutral and open families");
  return out;
}

Values term_values(const Xapian::Database& database, const FieldRow& field,
                   std::string_view beginning) {
  const bool found = field.type == FieldType::says || field.type == FieldType::cites;
  const std::map<std::string, std::string> notes =
      field.type == FieldType::says ? notes_of(database)
      : field.name == "authority"   ? bodies_of(database)
                                    : std::map<std::string, std::string>{};
  Values out;
  for (auto& [value, documents] : values_under(database, field.prefix, beginning)) {
    if (found && value.find('/') != std::string::npos) continue;
    // A thread's own document holds its id too.
    const std::size_t own = field.name == "thread" ? 1 : 0;
    const auto note = notes.find(value);
    out.push_back({std::move(value), note == notes.end() ? "" : note->second, documents - own});
  }
  std::sort(out.begin(), out.end(), [](const ValueCount& a, const ValueCount& b) {
    return a.messages != b.messages ? a.messages > b.messages : a.value < b.value;
  });
  return out;
}

// Documents of threads hold some of the slots as well.
std::size_t messages_with(const Xapian::Database& database, unsigned slot) {
  return exact_count(database, Xapian::Query(Xapian::Query::OP_FILTER,
                                             Xapian::Query(std::string(store::message_marker)),
                                             Xapian::Query(Xapian::Query::OP_VALUE_GE, slot,
                                                           database.get_value_lower_bound(slot))));
}

// The bounds that Xapian keeps of a slot.
Values slot_values(const Xapian::Database& database, const FieldRow& field) {
  const unsigned slot = *field.slot;
  const std::size_t n = messages_with(database, slot);
  if (n == 0) return {};
  const auto shown = [&](const std::string& value) {
    if (field.type == FieldType::day) return store::day_from(value);
    return fmt::format("{}", static_cast<long>(Xapian::sortable_unserialise(value)));
  };
  return {{shown(database.get_value_lower_bound(slot)) + ".." +
               shown(database.get_value_upper_bound(slot)),
           "least and greatest", n}};
}

} // namespace

std::vector<std::pair<std::string, std::size_t>> values_under(const Xapian::Database& database,
                                                              std::string_view prefix,
                                                              std::string_view beginning,
                                                              std::size_t most) {
  std::vector<std::pair<std::string, std::size_t>> out;
  const std::string start = std::string(prefix) + store::value_form(beginning);
  const auto end = database.allterms_end(start);
  for (auto term = database.allterms_begin(start); term != end && out.size() < most; ++term) {
    std::string value = (*term).substr(prefix.size());
    // A longer prefix that begins with this one: XA and XAN.
    if (value.empty() || (value.front() >= 'A' && value.front() <= 'Z')) continue;
    out.emplace_back(std::move(value), term.get_termfreq());
  }
  return out;
}

Result<Values> values_of(const store::Index& index, const FieldRow& field,
                         std::string_view beginning) {
  return store::with_reader(index, [&](const Xapian::Database& database) -> Result<Values> {
    return field.prefix.empty() && field.slot ? slot_values(database, field)
                                              : term_values(database, field, beginning);
  });
}

} // namespace sidestep::query
