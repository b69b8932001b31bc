// robots.txt by RFC 9309, with the readings of google/robotstxt where the RFC
// leaves them open. It only answers whether a path may be asked; fetching and
// caching the file is the caller's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::crawler {

class Robots {
public:
  // At most 500 KiB are read; a line that makes no sense is passed over.
  static Robots parse(std::string_view bytes, std::string_view product = "sidestep");
  static Robots allow_all() { return {}; }
  static Robots closed(); // the file could not be had: nothing may be asked

  // `target` is path and query as they go over the wire ("/list?page=2").
  bool allows(std::string_view target) const;
  // Seconds, as the site asks for them. Not in the RFC; honoured all the same.
  std::optional<double> crawl_delay() const { return delay_; }

private:
  struct Rule {
    std::string pattern;
    bool allow;
  };
  std::vector<Rule> rules_{};
  std::optional<double> delay_{};
};

// Whether a robots.txt pattern fits the beginning of a target; both normalised.
bool pattern_matches(std::string_view pattern, std::string_view target);
// Percent-encoding made alike: upper-case hex, unreserved characters decoded,
// bytes outside ASCII and blanks encoded.
std::string normalised(std::string_view text);

} // namespace sidestep::crawler
