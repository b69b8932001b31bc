// What can be made to go wrong, for tests: "[HOST/]NAME[:VALUE]".
#pragma once

#include "common/result.hpp"
#include "tests/sites/exchange.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::sample {

struct Fault {
  std::string host{}; // "foi", "petitions", or "" for both
  std::string name{};
  std::string value{};
  int left = -1; // how often yet; -1 = always
};

// Error (usage): a name that is none; the message lists them.
Result<Fault> read_fault(std::string_view text);

class Faults {
public:
  void add(Fault fault) { faults_.push_back(std::move(fault)); }
  // The answer instead of the site's own, where a fault gives one.
  std::optional<Reply> instead(const Ask& ask);
  // A change to the site's own answer.
  void spoil(const Ask& ask, Reply& reply);

private:
  std::vector<Fault> faults_{};
  int asked_ = 0;
  std::set<std::string> broken_{}; // addresses that broke off once
};

} // namespace sidestep::sample
