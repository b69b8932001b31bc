// robots.txt by RFC 9309, with the readings of google/robotstxt where the RFC
// leaves them open or the two differ: an Allow opens what it spells, byte for
// byte; a Disallow also closes every other percent-encoding of it. It only
// answers whether a path may be asked; fetching and caching the file is the
// caller's.
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
    std::string pattern; // as written; its length is its rank
    std::string decoded; // closing rules: every other spelling of it
    bool allow = false;
    bool matches(std::string_view target, std::string_view decoded_target) const;
  };
  void add(std::string_view value, bool allow);
  std::vector<Rule> rules_{};
  std::optional<double> delay_{};
};

// Whether a robots.txt pattern fits the beginning of a target; both in the same
// spelling.
bool pattern_matches(std::string_view pattern, std::string_view target);
// Hex digits in upper case, bytes outside ASCII encoded; nothing decoded.
std::string as_written(std::string_view text);
// Percent-encoding made alike: upper-case hex, unreserved characters decoded,
// bytes outside ASCII and blanks encoded.
std::string normalised(std::string_view text);

} // namespace sidestep::crawler
