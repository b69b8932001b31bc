// What `import` tells: a line for each file, which attachments are missing, a
// count at the end.
#pragma once

#include "archive/archive.hpp"
#include "common/options/program.hpp"
#include "crawler/importers/import.hpp"

#include <string>
#include <vector>

namespace sidestep::crawler {

struct ImportCount {
  std::size_t kept = 0;
  std::size_t known = 0;
  std::size_t left = 0;       // not taken
  std::size_t page_parts = 0; // a page's styles and pictures
};

void print_item(const Terminal& out, const Item& item, const Keeping& keeping);
// The attachments that the pages of this import list and the archive lacks.
Result<void> print_missing(const Terminal& out, const std::vector<Item>& items,
                           const archive::Reader& kept);
void print_count(const Terminal& err, const ImportCount& count);

} // namespace sidestep::crawler
