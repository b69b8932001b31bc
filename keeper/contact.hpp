// The contact address: what counts as one, and how it gets into a user's
// configuration file without another byte of that file changing.
#pragma once

#include "common/result.hpp"

#include <string>
#include <string_view>

namespace sidestep::keeper {

// Error (usage): neither an e-mail address nor an https address. It goes into a
// request header, so nothing but plain ASCII passes.
Result<void> check_contact(std::string_view contact);

// The text of a TOML file with crawl.contact set. Where the key stands, its
// value is replaced; where it does not, a line is added. Error (config): not
// TOML, or written in a way that cannot be edited safely.
Result<std::string> with_contact(std::string_view toml, std::string_view contact);

} // namespace sidestep::keeper
