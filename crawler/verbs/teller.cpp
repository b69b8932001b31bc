// A line for people clears the progress line first, which would stand before it.
#include "crawler/verbs/teller.hpp"

#include "common/text.hpp"

#include <string>

namespace sidestep::crawler {

void Teller::say(std::string_view line) {
  progress_.clear();
  err_.line(for_terminal(line));
}

void Teller::note(std::string_view line) {
  log_.info("note", {{"message", std::string(line)}});
  if (!quiet_) say(line);
}

void Teller::warning(std::string_view line) {
  log_.warning("warning", {{"message", std::string(line)}});
  if (!quiet_) say("warning: " + std::string(line));
}

void Teller::trouble(std::string_view line) {
  log_.error("trouble", {{"message", std::string(line)}});
  say("sidestep: " + std::string(line));
}

void Teller::list(std::string_view line) { say("  " + std::string(line)); }

} // namespace sidestep::crawler
