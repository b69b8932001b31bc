// Where a listing goes on. By time it names the last message that was listed, so
// that it still leads on after the index has changed; by relevance, or by
// threads, it is a place in a list that must not change meanwhile.
#pragma once

#include "common/result.hpp"
#include "query/search/search.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sidestep::query {

// Sets what of the request the cursor says: its place and its order. Error
// (usage): no cursor, or one of another order or listing than the request's.
Result<void> go_on_at(Request& request, std::string_view cursor);

// The cursor behind the last of `answer`'s hits; none when nothing is left.
std::optional<std::string> next_cursor(const Request& request, const Answer& answer);

} // namespace sidestep::query
