// A whole thread, or one message, by its id. Names that a thread had before
// lead to it too.
#pragma once

#include "common/model/records.hpp"
#include "common/result.hpp"
#include "indexer/store/reader.hpp"
#include "sites/id.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sidestep::query {

struct ThreadView {
  ThreadRecord thread{};
  std::vector<MessageRecord> messages{}; // in the order of the page
};

// None when the index holds no such thread. Error (index): missing, damaged.
Result<std::optional<ThreadView>> load_thread(const indexer::store::Index& index,
                                              const sites::Id& id);
// What the index keeps of a thread that its site withdrew: when it said so, by
// which answer. None when it is not withdrawn.
struct WithdrawnNote {
  std::string status{}; // "403"
  std::string day{};    // YYYY-MM-DD
};
Result<std::optional<WithdrawnNote>> withdrawal_of(const indexer::store::Index& index,
                                                   const sites::Id& id);
const MessageRecord* message_in(const ThreadView& view, const sites::Id& id);

} // namespace sidestep::query
