// An import in steps: look at each file, settle whose each is, when it dates
// from, and which attachment each loose file is; keep what has a place. Every
// file ends either kept or with one line that says why not.
#pragma once

#include "archive/archive.hpp"
#include "common/calendar.hpp"
#include "common/result.hpp"
#include "crawler/importers/files.hpp"
#include "sites/address.hpp"
#include "sites/source.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::crawler {

struct ImportRequest {
  std::vector<std::string> names{};
  std::string url{};             // --url: of a page that does not say its own
  std::optional<Day> saved_on{}; // --saved-on
  std::string belongs_to{};      // --for
  std::uint64_t largest = 0;     // bytes of one file
};

// When a file's content stood so, and how that is known.
struct AsOf {
  Instant at{};
  std::string basis{};
};

// An attachment that a page lists.
struct Expected {
  const sites::Source* source = nullptr;
  std::string thread{};
  std::string message{};
  std::string name{}; // as the page shows it
  std::string url{};
  std::uint64_t least = 0; // bytes, as far as the page tells
  std::uint64_t most = 0;
  std::optional<AsOf> as_of{};
  bool is_private = false;
};

// One file of the import.
struct Item {
  enum class Is { record, page, loose, refused };

  FoundFile file{};
  Is is = Is::loose;
  std::string problem{}; // why it is not taken, as far as known
  std::vector<std::string> notes{};
  bool mhtml = false;

  const sites::Source* source = nullptr;
  std::string thread{};
  std::string message{};
  std::string url{};
  archive::Role role = archive::Role::other;
  std::string mime{};
  bool is_private = false;
  bool folded = false;
  bool lacks_address = false;

  std::optional<AsOf> proven{};    // by the format itself
  std::optional<Instant> newest{}; // records
  std::optional<Instant> last{};   // pages: the last message
  std::optional<Day> last_day{};   // pages: where a day alone is known
  std::optional<AsOf> as_of{};
  std::vector<Expected> listed{}; // pages

  bool good() const { return is != Is::refused && problem.empty() && !url.empty(); }
};

// What the file is, by its content; never by its name alone. `url` is for a page
// that does not say its own address.
Item examine(const FoundFile& file, const sites::Sources& sources, std::string_view url = "");
void examine_record(const std::string& bytes, const sites::Sources& sources, Item& item);
void examine_page(std::string_view html, std::string_view location, const sites::Sources& sources,
                  Item& item);

// Pages without an address take --url; request records take their page's source.
// Error (usage): --url is no request or petition.
Result<void> settle_addresses(std::vector<Item>& items, const sites::Sources& sources,
                              const ImportRequest& request);
void settle_dates(std::vector<Item>& items, const ImportRequest& request);
// Loose files find their attachments. `kept` is the archive, when there is one:
// --for may name a thread whose page was kept before. Error (usage): --for is
// nothing that can have attachments.
Result<void> settle_loose(std::vector<Item>& items, const sites::Sources& sources,
                          const ImportRequest& request, const archive::Reader* kept);

struct Keeping {
  bool kept = false;  // new in the archive
  bool known = false; // was there already; the item's date becomes the one kept
};
// Error: the archive's; a file that changed or vanished becomes a problem.
Result<Keeping> keep_item(archive::Writer& writer, Item& item, std::uint64_t largest);

// The instant that stands for a civil day in a zone: about noon there.
std::optional<Instant> middle_of(Day day, std::string_view zone);
std::string file_name_of(const FoundFile& file);

} // namespace sidestep::crawler
