// The model as JSON: keys, their order and what stands in them, in one place,
// so that every output format and the index say the same thing the same way
// (described in data/schemas). Offsets are UTF-8 bytes of `text`.
#pragma once

#include "common/model/records.hpp"
#include "common/result.hpp"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace sidestep {

nlohmann::ordered_json json_of(const Finding& finding);
nlohmann::ordered_json json_of(const Findings& findings);
nlohmann::ordered_json json_of(const Voices& voices);
nlohmann::ordered_json json_of(const Deadline& deadline);
nlohmann::ordered_json json_of(const Flag& flag);
nlohmann::ordered_json json_of(const Proof& proof);

// Everything a record holds: what a document of the index carries.
nlohmann::ordered_json json_of(const MessageRecord& message);
nlohmann::ordered_json json_of(const ThreadRecord& thread);

// One line, without a newline. Bytes that are not UTF-8 become U+FFFD.
std::string line_of(const nlohmann::ordered_json& value);
// {"id", "findings", "voices"}: a line of `read --batch`.
std::string batch_line(std::string_view id, const Findings& findings, const Voices& voices);
std::string data_of(const MessageRecord& message);
std::string data_of(const ThreadRecord& thread);

// Error (index): not JSON, or not such a record. Unknown keys pass.
Result<MessageRecord> message_from(std::string_view json);
Result<ThreadRecord> thread_from(std::string_view json);

} // namespace sidestep
