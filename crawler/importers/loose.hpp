// Loose files and the attachments they may be: the choice itself, apart from
// where the attachments are known from.
#pragma once

#include "crawler/importers/import.hpp"

#include <string>
#include <vector>

namespace sidestep::crawler {

// The one attachment that a file is, by name and, where several are called so,
// by the size that the page shows. Error text when there is none or no telling.
struct Choice {
  const Expected* file = nullptr;
  std::string problem{};
};
Choice choose_attachment(const std::string& file_name, std::uint64_t size,
                         const std::vector<Expected>& expected);

// What the pages of the import list, each attachment once.
std::vector<Expected> expected_of(const std::vector<Item>& items);
// What a thread's newest kept page lists; empty when no page was kept.
Result<std::vector<Expected>> expected_of(const archive::Reader& kept, const sites::Source& source,
                                          const std::string& thread);

// A media type by the file's ending.
std::string_view mime_of(std::string_view file_name);

} // namespace sidestep::crawler
