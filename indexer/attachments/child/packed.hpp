// The files in a zip, which DOCX, XLSX, PPTX and ODT are too. It unpacks into
// memory alone, within limits, and never makes a path.
#pragma once

#include "common/result.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

struct Part {
  std::string name{};
  std::string bytes{};
};

// The parts whose name `wanted` takes, in the archive's order. Error (source):
// damaged, encrypted, or over the limits of limits.hpp; the message says which.
Result<std::vector<Part>> unpack(std::string_view bytes,
                                 const std::function<bool(std::string_view)>& wanted);

// "" when there is none.
std::string_view part(const std::vector<Part>& parts, std::string_view name);

} // namespace sidestep::indexer
