// A thread as its page says it: who, when, what kind, which text. Made from
// captures by this folder; voice and findings read it next.
#pragma once

#include "archive/capture.hpp"
#include "common/calendar.hpp"
#include "common/model/kind.hpp"
#include "common/result.hpp"
#include "sites/source.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

// A part of a page that became a message; attachments are messages too.
struct Message {
  std::string local_id{}; // "incoming-289724", "incoming-289724/attach-3", "response-1"
  Kind kind = Kind::response;
  std::optional<Day> date{};
  std::string date_basis{}; // "created", "sent", "responded_on", "government_response_at"
  std::optional<Instant> sent{};
  std::string author{};
  std::string text{};
  std::string url{};       // permalink
  std::string note{};      // hidden, not captured, ...: why text is empty
  bool hidden = false;     // the site conceals it
  bool folded = false;     // taken without ?unfold=1: its quoted parts are missing
  bool revised = false;    // petitions
  bool superseded = false; // petitions
  // Attachments only.
  std::string parent{}; // local id of the message it came with
  std::string file_name{};
  std::string file_url{}; // what to fetch or look up in the archive
  std::string mime{};
  std::vector<std::size_t> page_starts{};
  // The capture that proves it; the page's unless it is an attachment.
  std::optional<archive::CaptureRow> capture{};
};

struct Thread {
  std::string source{};
  std::string name{};      // slug or number
  std::int64_t number = 0; // the site's numeric id; 0 when not known
  std::string title{};
  std::string url{};
  std::string authority{};
  std::string authority_name{};
  std::vector<std::string> authority_tags{};
  std::vector<std::string> departments{}; // petitions: acronyms, lower case
  std::string requester{};
  std::string law_used{}; // foi, eir, "" = not said
  std::string status{};
  std::string status_text{};
  std::vector<std::string> tags{};
  bool delisted = false; // prominence backpage
  std::optional<Instant> created{};
  std::optional<Instant> response_threshold_reached{};
  std::optional<std::int64_t> signatures{};
  bool archived = false;
  std::string parliament{};         // petitions: "2017-2019" where the record says so
  std::vector<Message> messages{};  // in the order the page shows them
  std::vector<std::string> notes{}; // what was not understood, for `status` and `show`
};

// A note on a message begins with its id; so one ends that the record lists and
// the page does not show.
inline constexpr std::string_view listed_not_shown = ": in the JSON, not on the page";

// One capture's bytes, decoded, with its row.
struct Document {
  archive::CaptureRow row{};
  std::string bytes{};
};

// Alaveteli: the page joined with the JSON by message id; JSON may be missing.
// Error (source): the page is not a request page.
Result<Thread> read_request(const sites::Source& source, const Document& page,
                            const std::optional<Document>& json);
// A petition from its API record.
Result<Thread> read_petition(const sites::Source& source, const Document& json);
// A petition from its saved HTML page.
Result<Thread> read_petition_page(const sites::Source& source, const Document& page);

} // namespace sidestep::indexer
