// Which attachment a downloaded file is, by its name. Browsers and file systems
// change names; the site has changed them before. Nothing is guessed: where two
// attachments fit, both are given back.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::crawler {

// Lower case, decoded, one blank for every run of other characters than letters
// and digits: "FOI_22%20Response.PDF" -> "foi 22 response.pdf".
std::string plain_name(std::string_view file_name);
// "letter(1).pdf", "letter (2).pdf" -> "letter.pdf": the browser had one already.
std::string without_copy_mark(std::string_view file_name);

// The places in `listed` that fit best: the very name, else the plain name,
// else the plain name without a copy mark. Empty when none fits.
std::vector<std::size_t> fitting_names(std::string_view file_name,
                                       const std::vector<std::string>& listed);

} // namespace sidestep::crawler
