// The time limits of a thread, as of its last capture, each with all that went
// into it: FOIA s.10, EIR reg.5(2), FOISA s.10, EISR reg.5(2); internal reviews
// by the s.45 Code (not law), EIR reg.11(4), FOISA s.21, EISR reg.16(4); the
// Petitions Committee's 21 days (not law). What is not certain is not claimed.
#pragma once

#include "common/calendar.hpp"
#include "common/model/finding.hpp"
#include "common/model/kind.hpp"
#include "common/model/records.hpp"
#include "indexer/findings/reply_class.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

// What of a message the count needs.
struct TimedMessage {
  std::string id{};
  Kind kind = Kind::response;
  std::optional<Day> day{};
  std::string_view text{};
  const Findings* findings = nullptr;
  bool has_attachment = false;
  bool superseded = false;
  const Voices* voices = nullptr;
  ReplyReading reply{}; // responses: filled in by read_replies()
};

struct TimedThread {
  std::string law{}; // law_of(); "" outside the UK; "petitions"
  std::string jurisdiction{};
  std::vector<std::string> authority_tags{};
  Day as_of{};
  std::optional<Day> threshold_reached{}; // petitions: 10,000 signatures
  bool complaint = false;                 // one's own letters that name no information law
  bool synthetic_times = false;           // petitions of 2010-2015: their times were made up later
  std::vector<TimedMessage> messages{};   // in the page's order
};

// After read_replies().
std::vector<Deadline> deadlines_of(const TimedThread& thread, const Holidays& holidays);

} // namespace sidestep::indexer
