// What of a message is quoted: whole sentences of its own words, and nothing
// that somebody else wrote in it. An attachment that holds appended matter alone
// is quoted from that.
#pragma once

#include "common/model/records.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sidestep::query {

// The sentences that hold `find` (these words in this order, else all of them
// in one sentence); none when no sentence does.
std::optional<std::string> sentences_with(const MessageRecord& message, std::string_view find);
// The sentences that hold what the message asserts; none when it asserts nothing.
std::optional<std::string> sentences_of_findings(const MessageRecord& message);
// All own words, paragraphs kept; "" when there are none.
std::string own_words(const MessageRecord& message);

// What stands between sentences that do not follow each other.
inline constexpr std::string_view left_out = " [...] ";

} // namespace sidestep::query
