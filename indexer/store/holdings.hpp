// Asking a Xapian database what it holds of a thread.
#pragma once

#include "common/result.hpp"
#include "indexer/store/entry.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include <xapian.h>

namespace sidestep::indexer::store {

// Document ids by id term, the thread's own document included.
std::map<std::string, Xapian::docid> documents_of(const Xapian::Database& db,
                                                  std::string_view thread_id);
std::string signature_in(const Xapian::Database& db, std::string_view thread_id);
// Records alone: the terms of authority: are not told back. Error (index): a
// record that cannot be read.
Result<std::optional<ThreadEntry>> entry_in(const Xapian::Database& db, std::string_view thread_id);
std::vector<std::string> numbered_in(const Xapian::Database& db, std::string_view source,
                                     std::int64_t number);

} // namespace sidestep::indexer::store
