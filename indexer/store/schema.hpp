// Where things stand in the index: term prefixes, value slots, metadata keys,
// and the forms in which values are written. The version goes up whenever any
// of it changes; an index of another version is rebuilt, never guessed at.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::indexer::store {

inline constexpr std::string_view schema_version = "6";

namespace prefix {
inline constexpr std::string_view id = "Q";
inline constexpr std::string_view thread = "G";
inline constexpr std::string_view other_name = "XN"; // slugs and numbers that lead to a thread
inline constexpr std::string_view source = "H";
inline constexpr std::string_view kind = "XV";
inline constexpr std::string_view by = "XBY";
inline constexpr std::string_view authority = "XA";
inline constexpr std::string_view authority_name = "XAN";
inline constexpr std::string_view requester = "XR";
inline constexpr std::string_view title = "S";
inline constexpr std::string_view status = "XS";
inline constexpr std::string_view filetype = "E";
inline constexpr std::string_view tag = "K";
inline constexpr std::string_view revised = "XREV";
inline constexpr std::string_view delisted = "XDEL";
inline constexpr std::string_view says = "XP";
inline constexpr std::string_view cites = "XC";
inline constexpr std::string_view promises = "XPM"; // YYYY-MM, a term for each month
inline constexpr std::string_view reply = "XRP";    // what a reply is
inline constexpr std::string_view flag = "XF";      // NAME, NAME/double, NAME/open
inline constexpr std::string_view defines = "XDT";
inline constexpr std::string_view own_words = "";
inline constexpr std::string_view other_words = "XW"; // quoted, signatures, footers
} // namespace prefix

// What a document is. Every search stands on message_marker, so that "*" and a
// bare NOT never meet the documents of threads.
inline constexpr std::string_view message_marker = "XDmessage";
inline constexpr std::string_view thread_marker = "XDthread";

namespace slot {
inline constexpr unsigned date = 0;          // YYYYMMDD; absent when not known
inline constexpr unsigned place = 1;         // date, thread, order: a total order in time
inline constexpr unsigned thread = 2;        // thread id
inline constexpr unsigned as_of = 3;         // YYYYMMDD
inline constexpr unsigned late = 4;          // number
inline constexpr unsigned took = 5;          // number
inline constexpr unsigned signatures = 6;    // number
inline constexpr unsigned signature = 7;     // of a thread's captures and parsers; thread documents
inline constexpr unsigned id = 8;            // message id
inline constexpr unsigned event = 10;        // an Event: what sequences are made of; dated messages
inline constexpr unsigned claims_hours = 16; // number, the greatest that a message names
} // namespace slot

namespace metadata {
inline constexpr std::string_view schema = "schema";
inline constexpr std::string_view lexicon = "lexicon";           // version
inline constexpr std::string_view last_capture = "last-capture"; // the archive's, when indexed
inline constexpr std::string_view categories = "categories";     // pairs: id, family
inline constexpr std::string_view authorities = "authorities";   // pairs: id, who that is
inline constexpr std::string_view phrases = "phrases";           // pairs: id, category
// Of one shard alone; see shards.hpp.
inline constexpr std::string_view live = "live";             // "yes" in the live one
inline constexpr std::string_view generation = "generation"; // number
inline constexpr std::string_view moving = "moving";         // thread ids, a line each
// What a site withdrew, by a hash of its id: no word of it stays in the index.
inline constexpr std::string_view withdrawn = "withdrawn/";
} // namespace metadata

std::string withdrawn_key(std::string_view thread_id);
// "403 2026-09-05"; a further name of the same thread begins with "=".
std::string withdrawn_value(int status, std::string_view day, bool first);
inline bool is_further_name(std::string_view value) { return value.starts_with('='); }

using Pairs = std::vector<std::pair<std::string, std::string>>;
std::string pairs_to_text(const Pairs& pairs);
Pairs pairs_from_text(std::string_view text);

// A value as terms hold it: lower case, blanks squeezed.
std::string value_form(std::string_view value);
// prefix + value; what is longer than Xapian allows ends in its hash.
std::string term_of(std::string_view prefix, std::string_view value);
// Of a message or thread by its whole id; of all that belongs to a thread.
std::string id_term(std::string_view id);
std::string thread_term(std::string_view thread);

// Slot values that sort as their meaning does.
std::string day_value(std::string_view iso_day); // "2026-06-12" -> "20260612"; "" stays ""
std::string day_from(std::string_view value);    // and back; "" when it is no day
std::string place_value(std::string_view iso_day, std::string_view thread, int order);

// A message in the course of its thread. One slot holds it whole, so that a
// sequence needs one pass a step and no document. Values sort by thread, day and
// order; they begin with the thread.
struct Event {
  std::string thread{};
  std::string message{}; // its id behind the thread's: incoming-289724
  std::string day{};     // YYYYMMDD
  int order = 0;         // place in the thread, as the page shows it
  std::string as_of{};   // YYYYMMDD: day of the thread's last capture
  // Whose working days count: 'u' the UK's, 's' Scotland's, '-' none that is known.
  char calendar = '-';
};
std::string event_value(const Event& event);
std::optional<Event> event_from(std::string_view value);

// A reference as terms hold it: "s.40(2)", "section 40(2)", "40 (2)" -> "s40.2";
// "reg 12(4)(b)", "r12.4.b" -> "r12.4.b". "" when it is none.
std::string canonical_reference(std::string_view text);
// The reference and all it is part of: s36.2.b -> s36.2.b, s36.2, s36.
std::vector<std::string> with_ancestors(std::string_view reference);

} // namespace sidestep::indexer::store
