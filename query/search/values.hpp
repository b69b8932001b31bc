// The values that a field has in this index, and how many messages each.
#pragma once

#include "common/result.hpp"
#include "indexer/store/fields.hpp"
#include "indexer/store/reader.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::query {

struct ValueCount {
  std::string value{};
  std::string note{}; // what it belongs to: a category's family, a phrase's category
  std::size_t messages = 0;
};

// Values that begin with `beginning`, the most frequent first. For days and
// numbers: the least and the greatest.
Result<std::vector<ValueCount>> values_of(const indexer::store::Index& index,
                                          const indexer::store::FieldRow& field,
                                          std::string_view beginning);

} // namespace sidestep::query
