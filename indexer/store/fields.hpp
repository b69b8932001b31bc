// The one table of fields: what a query may ask for, under which names, and
// where the answer stands in a Xapian document. The writer, the query language,
// `fields`, completion and docs/query.md are made from it.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace sidestep::indexer::store {

// How a field's operand is read.
enum class FieldType {
  value,  // one exact value, in lower case
  choice, // one of a few words
  text,   // words or a phrase, as plain words are
  day,    // a day, a month, a year, or a range of them
  number, // a whole number or a range
  month,  // a day, a month, a year, or a range, answered by months: a term each
  says,   // a category, phrase or family, or "stock", with a polarity
  cites,  // a section or regulation
  mode,   // switches the whole query
  pattern // a query kept in the configuration
};

struct FieldRow {
  std::string_view name;
  std::span<const std::string_view> aliases;
  FieldType type;
  std::string_view prefix; // of its terms; "" = it has none
  std::optional<unsigned> slot;
  std::span<const std::string_view> choices; // FieldType::choice and mode
  std::string_view description;              // one line
  std::string_view example;
};

std::span<const FieldRow> fields();
const FieldRow* field_named(std::string_view name); // by name or alias

// What a word of another tool, or a near one, is called here: "subject" is
// "title:". "" when nothing is known.
std::string_view called_here(std::string_view name);

// A value under another name: variety:followup_sent is kind:follow-up.
std::string_view own_value(const FieldRow& field, std::string_view value);

} // namespace sidestep::indexer::store
