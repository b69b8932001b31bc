// What a message is and who speaks in it: the words of the design as types.
// Their names are those of the query language and of the JSON output.
#pragma once

#include <optional>
#include <string_view>

namespace sidestep {

enum class Kind {
  request,
  follow_up,
  response,
  annotation,
  attachment,
  petition,
  petition_response
};
enum class By { authority, requester, public_ };

std::string_view name(Kind kind); // "request", "follow-up", ... "petition-response"
std::string_view name(By by);     // "authority", "requester", "public"
std::optional<Kind> kind_named(std::string_view name);
std::optional<By> by_named(std::string_view name);

// Who speaks follows from the kind: replies, their attachments and petition
// responses are the authority's; annotations are the public's.
By speaker_of(Kind kind);

} // namespace sidestep
