// Reads and writes ids. The parts are checked here, once: an id that parsed
// holds no blank, no control character and no bracket, and is short.
#include "sites/id.hpp"

#include "common/text.hpp"

#include <algorithm>

namespace sidestep::sites {

namespace {

constexpr std::size_t longest_part = 200; // slugs have at most 32 letters and a number

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }

bool is_name(std::string_view text, std::string_view extra) {
  return !text.empty() && text.size() <= longest_part &&
         std::all_of(text.begin(), text.end(), [extra](char c) {
           return is_letter(c) || is_digit(c) || extra.find(c) != std::string_view::npos;
         });
}

// "petition", "incoming-289724", "incoming-289724/attach-3".
bool is_message(std::string_view text) {
  return is_name(text, "-_/") && is_lower(text.front()) && !text.ends_with('/') &&
         std::count(text.begin(), text.end(), '/') <= 1;
}

tl::unexpected<Error> no_id(std::string_view text) {
  return hinted(fail(Code::usage, "\"{}\" is not an id", for_terminal(text)),
                "an id looks like whatdotheyknow:some_request#incoming-123 or petitions:241560");
}

} // namespace

std::string Id::thread_id() const { return source + ":" + thread; }

std::string Id::text() const { return message.empty() ? thread_id() : thread_id() + "#" + message; }

Result<Id> parse_id(std::string_view text) {
  const std::string_view whole = trim(text);
  const std::size_t colon = whole.find(':');
  if (colon == std::string_view::npos) return no_id(whole);
  const std::string_view rest = whole.substr(colon + 1);
  const std::size_t hash = rest.find('#');
  Id id;
  id.source = whole.substr(0, colon);
  id.thread = rest.substr(0, hash);
  if (hash != std::string_view::npos) id.message = rest.substr(hash + 1);
  const bool has_message = hash != std::string_view::npos;
  if (!is_name(id.source, "-_.") || !is_name(id.thread, "-_") ||
      (has_message && !is_message(id.message)))
    return no_id(whole);
  return id;
}

} // namespace sidestep::sites
