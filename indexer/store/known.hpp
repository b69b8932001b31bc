// What the index holds of a thread already: whether it must be read again, and
// its text when only the lexicon changed.
#pragma once

#include "common/result.hpp"
#include "indexer/store/entry.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer::store {

class Known {
public:
  Known() = default;
  Known(const Known&) = delete;
  Known& operator=(const Known&) = delete;
  Known(Known&&) = default;
  Known& operator=(Known&&) = default;
  virtual ~Known() = default;

  // The signature that the index holds for a thread; "" when none.
  virtual Result<std::string> signature(std::string_view thread_id) const = 0;
  // All that it holds of it, the messages in the order of the page.
  virtual Result<std::optional<ThreadEntry>> entry(std::string_view thread_id) const = 0;
  // Ids of the threads of a source that go by the site's number.
  virtual Result<std::vector<std::string>> numbered(std::string_view source,
                                                    std::int64_t number) const = 0;
};

// An index that holds nothing.
class Nothing : public Known {
public:
  Result<std::string> signature(std::string_view) const override { return std::string(); }
  Result<std::optional<ThreadEntry>> entry(std::string_view) const override {
    return std::optional<ThreadEntry>{};
  }
  Result<std::vector<std::string>> numbered(std::string_view, std::int64_t) const override {
    return std::vector<std::string>{};
  }
};

} // namespace sidestep::indexer::store
