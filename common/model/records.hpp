// What the index keeps of a message and of a thread, and what every output
// format prints. Made by the indexer, carried as JSON in a Xapian document's
// data, read by query and keeper: so a hit shows its evidence without opening
// the archive. Keys and their order: data/schemas.
#pragma once

#include "common/calendar.hpp"
#include "common/model/finding.hpp"
#include "common/model/kind.hpp"
#include "common/model/voice.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sidestep {

// Where the kept bytes are, and that they are the ones that were served.
struct Proof {
  std::string sha256{}; // of the payload, lower-case hex
  std::string warc{};   // file name in the archive's warc folder
  std::uint64_t offset = 0;
  std::string captured{}; // ISO instant, UTC
};

struct MessageRecord {
  std::string id{};     // SOURCE:THREAD#MESSAGE
  std::string thread{}; // SOURCE:THREAD
  std::string source{};
  std::string authority{}; // the site's url_name; a department's acronym, lower case; "" = none
  std::string authority_name{};
  By by = By::authority;
  Kind kind = Kind::response;
  std::string date{};       // YYYY-MM-DD in the source's zone; "" when unknown
  std::string date_basis{}; // "created", "sent", "responded_on", ...
  std::string sent{};       // the mail's own Date header, ISO; "" when unknown
  std::string as_of{};      // YYYY-MM-DD: day of the thread's last capture
  std::string title{};      // of the thread
  std::string url{};        // permalink
  std::string status{};     // the site's word
  std::string author{};     // who sent it, as the page shows it
  std::string text{};
  Voices voices{};
  Findings findings{};
  Proof proof{};
  int order = 0;                          // place in the thread as the page shows it
  std::string filename{};                 // attachments
  std::vector<std::size_t> page_starts{}; // attachments: byte of text at which each page begins
  int words = 0;                          // words of the text
  std::string note{}; // why there is no text: hidden, not captured, extraction failed
  // Replies: what it is ("refusal", "not-stated", ...), and what makes it so.
  std::string reply{};
  std::vector<std::string> reply_reasons{};
  bool revised = false;    // petition responses: replaced another
  bool superseded = false; // petition responses: was replaced by a later one
  bool is_private = false;
  bool delisted = false;
};

// A computed time limit with all that went into it.
struct Deadline {
  std::string kind{}; // "reply", "review"
  std::string law{};  // foia eir foisa eisr code petitions
  std::string cite{}; // "FOIA s.10", for people
  std::string from{}; // day 0
  int working_days = 0;
  int calendar_days = 0;                    // petitions: a limit in calendar days; else 0
  std::string first_day{};                  // day 1
  std::vector<std::string> skipped{};       // bank holidays not counted, days
  std::vector<std::string> skipped_names{}; // their names, the same order
  std::string due{};
  std::optional<std::string> answered{}; // the day it was met or missed
  std::string answered_by{};             // message id it took; "" = none
  std::optional<int> took{}; // working days from `from` to `answered`; none while nothing came
  int late = 0;              // working days past due: to `answered`, else to as of
  // No answer is claimed, and none is missed: what may be one is hidden. Then
  // `late` is 0.
  bool doubtful = false;
  std::string note{}; // why none is computed, or what is doubtful
};

// A clock that ran past a limit of the configuration, with its inputs.
struct Flag {
  std::string name{};
  std::string clock{};                  // "first-reply" or "whole"
  std::string after{};                  // the limit, as it is written: "20wd"
  std::string from{};                   // days
  std::string due{};                    // the last day that raises none
  std::string double_due{};             // "" where the rule has no second limit
  bool is_double = false;               // past that one too
  std::optional<std::string> stopped{}; // the day; none while the clock runs
  std::string stopped_by{};             // message id
  std::string as_of{};
  bool operator==(const Flag&) const = default;
};

// A page elsewhere that links to a thread.
struct CitingPage {
  std::string url{};
  std::string title{};
  std::string date{}; // YYYY-MM-DD as the page says; "" where it does not
  bool operator==(const CitingPage&) const = default;
};

struct ThreadRecord {
  std::string id{};
  std::string source{};
  std::string title{};
  std::string url{};
  std::string authority{};
  std::string authority_name{};
  std::string requester{};
  std::string law{}; // foia eir foisa eisr; "" for petitions and no law
  std::string jurisdiction{};
  std::string date{};        // of the first message
  std::string as_of{};       // instant of the last capture
  std::string as_of_basis{}; // "captured", "warc-date", "saved-on", "newest-event", "last-message"
  std::string status{};
  std::string status_text{};
  std::vector<std::string> tags{};
  std::vector<std::string> other_names{}; // slugs that lead here, the numeric id
  std::vector<Deadline> deadlines{};
  std::vector<Flag> flags{};
  std::vector<std::string> notes{}; // what was not understood or is missing
  std::optional<std::int64_t> signatures{};
  std::vector<CitingPage> cited_by{}; // by address
  Proof proof{};
  int messages = 0;
  // What reading the words again needs, and nobody prints.
  std::string law_used{}; // the site's word
  std::vector<std::string> departments{};
  std::vector<std::string> authority_tags{};
  std::string threshold_reached{}; // petitions: ISO instant of the 10,000th signature
  std::string parliament{};
};

} // namespace sidestep
