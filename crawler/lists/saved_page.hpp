// What a page that a browser saved says of itself: its address, what it is, the
// day it stands for, and the attachments it links to. It reads no message text
// and does not decide whose page it is: the importer asks sites/ for that.
#pragma once

#include "common/calendar.hpp"
#include "common/result.hpp"
#include "crawler/lists/html.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::crawler {

// A file that a message lists.
struct ListedFile {
  std::string message{};   // "incoming-289724"
  std::string name{};      // as the page shows it
  std::string href{};      // the file's own link as it stands; "" when the page has none
  std::uint64_t least = 0; // bytes, as far as the page's "123K" tells
  std::uint64_t most = 0;  // 0 = it does not tell
};

struct SavedPage {
  std::string title{};
  std::string heading{};                // the first h1
  std::vector<std::string> addresses{}; // absolute, the best first
  std::optional<Instant> saved{};       // written down by the program that saved it
  bool request = false;                 // holds messages of a request
  bool petition = false;                // holds marks of a petition's page, of either layout
  bool folded = false;                  // quoted parts were left out: no ?unfold=1
  bool signed_in = false;
  std::optional<Instant> last_message{}; // requests: as the last message says
  std::optional<Day> last_day{};         // petitions: the latest thing that has happened
  std::vector<ListedFile> files{};
};

// Error (source): too big or too tangled to read.
Result<SavedPage> read_saved_page(std::string_view html);

// Steps of it, in files of their own.
void read_page_addresses(const Html& html, SavedPage& page);
void read_page_messages(const Html& html, SavedPage& page);
void read_page_timeline(const Html& html, SavedPage& page);

} // namespace sidestep::crawler
