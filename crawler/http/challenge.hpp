// Recognises a page that wants a browser instead of the page that was asked
// for. It is only recognised, never answered: the host is left alone then.
#pragma once

#include "crawler/http/response.hpp"

#include <optional>
#include <string>

namespace sidestep::crawler {

// Whose check it is ("Cloudflare"), or nothing when this is the site's own
// answer, a refusal of its own included.
std::optional<std::string> challenge_in(const Response& response);

} // namespace sidestep::crawler
