// A thread as the index takes it: one document for itself, one a message.
#pragma once

#include "common/model/records.hpp"

#include <string>
#include <vector>

namespace sidestep::indexer::store {

struct ThreadEntry {
  ThreadRecord thread{};
  std::vector<MessageRecord> messages{};
  std::vector<std::string> authorities{}; // values of authority: (petitions: several)
  std::vector<std::string> also_called{}; // other names that authority: takes for them
  std::string signature{}; // of the captured bytes and of all that read them; see verbs/signature
};

} // namespace sidestep::indexer::store
