// That a line of JSON Lines is what its schema in data/schemas describes.
#pragma once

#include "common/files.hpp"
#include "tests/kit/places.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sidestep::test {

inline nlohmann::ordered_json schema(const std::string& name) {
  const auto text = read_file(source_root() / "data/schemas" / (name + ".json"), 1 << 20);
  REQUIRE(text);
  return nlohmann::ordered_json::parse(*text);
}

// Every key is described, in the described order, and none that must be there
// is missing.
inline void follows(const nlohmann::ordered_json& object, const nlohmann::ordered_json& described) {
  std::vector<std::string> order;
  for (const auto& [key, value] : described["properties"].items())
    order.push_back(key);
  auto from = order.begin();
  for (const auto& [key, value] : object.items()) {
    const auto found = std::find(from, order.end(), key);
    REQUIRE_MESSAGE(found != order.end(), ("not described, or out of order: " + key));
    from = found;
  }
  for (const auto& key : described["required"])
    CHECK_MESSAGE(object.contains(key.get<std::string>()), ("lacks " + key.dump()));
}

} // namespace sidestep::test
