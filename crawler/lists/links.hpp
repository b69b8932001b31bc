// What a page elsewhere says of itself, and where it links to: the addresses in
// its links and those that stand in its text. Plain text is read like a page.
#pragma once

#include "common/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sidestep::crawler {

struct LinkPage {
  std::string title{};
  std::string date{};               // YYYY-MM-DD; "" where the page does not tell
  std::string canonical{};          // its own address, where it gives one
  std::vector<std::string> links{}; // absolute, each once, in the page's order
};

// `base` is the page's address; "" for a file without one: then relative links
// lead nowhere. Error (source): too big or too tangled to read.
Result<LinkPage> read_link_page(std::string_view bytes, const std::string& base);

} // namespace sidestep::crawler
