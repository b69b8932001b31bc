// The values that a field has in this index, and how many messages each.
#pragma once

#include "common/result.hpp"
#include "indexer/store/fields.hpp"
#include "indexer/store/reader.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <xapian.h>

namespace sidestep::query {

struct ValueCount {
  std::string value{};
  std::string note{}; // what it belongs to: a category's family, a phrase's category
  std::size_t messages = 0;
};

// The values that stand under a prefix and begin so, sorted, at most `most`, and
// how many documents have each. Throws what Xapian throws.
std::vector<std::pair<std::string, std::size_t>> values_under(const Xapian::Database& database,
                                                              std::string_view prefix,
                                                              std::string_view beginning,
                                                              std::size_t most = std::string::npos);

// Values that begin with `beginning`, the most frequent first. For days and
// numbers: the least and the greatest.
Result<std::vector<ValueCount>> values_of(const indexer::store::Index& index,
                                          const indexer::store::FieldRow& field,
                                          std::string_view beginning);

} // namespace sidestep::query
