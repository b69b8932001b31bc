// URLs, read by uriparser (RFC 3986) and held as their parts. Only http and
// https are URLs here; userinfo is refused.
#pragma once

#include "common/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep {

struct Url {
  std::string scheme{}; // "http" or "https", lower case
  std::string host{};   // lower case, no brackets dropped
  int port = 0;         // 0 = the scheme's own
  std::string path{};   // from '/', percent-encoding as it stood
  std::string query{};  // without '?'; "" when none
  std::string fragment{};

  std::string text() const; // the whole, without the fragment
  std::string with_fragment() const;
  std::string origin() const; // scheme://host[:port]
  int effective_port() const;
};

// Error (usage): not a URL, another scheme, userinfo, an empty host.
Result<Url> parse_url(std::string_view text);
// A reference (absolute, //host, /path, path, ?query) against a base.
Result<Url> resolve_url(const Url& base, std::string_view reference);
std::string percent_decode(std::string_view text);
std::string percent_encode(std::string_view text, std::string_view keep = "");
// The pairs of a query string, decoded, '+' as a blank.
std::vector<std::pair<std::string, std::string>> query_pairs(std::string_view query);

} // namespace sidestep
