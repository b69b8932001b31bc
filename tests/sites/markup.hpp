// How Alaveteli turns the text of a message into HTML: escaped, masks and links
// marked up, paragraphs and breaks, quoted sections folded; and its times.
#pragma once

#include "tests/sites/sample.hpp"

#include <string>
#include <string_view>

namespace sidestep::sample {

std::string escape(std::string_view text);          // & < > " '
std::string percent_encoded(std::string_view path); // as a path segment
std::string percent_decoded(std::string_view text);

// The body of an incoming message. `unfolded` false leaves out quoted mail and
// disclaimers and puts the link that shows them in their place.
std::string incoming_html(const Message& message, bool unfolded);
// Of an outgoing message or an annotation: nothing is folded there.
std::string plain_html(std::string_view text);

std::string iso_time(const LocalTime& at);  // 2026-06-12T15:04:00+01:00
std::string json_time(const LocalTime& at); // 2026-06-12T15:04:00.000+01:00
std::string long_date(const LocalTime& at); // June 12, 2026: Alaveteli's default
std::string time_element(const LocalTime& at);

std::string status_words(std::string_view state); // "rejected" -> "Refused"
std::string etag(std::string_view bytes);         // weak, as Rack::ETag gives

} // namespace sidestep::sample
