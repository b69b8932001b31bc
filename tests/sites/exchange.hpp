// One question to the site and its answer, without a socket: what the site
// says is a function of these, the server only carries them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::sample {

struct Ask {
  std::string host{};                         // without port
  std::string path{};                         // as sent, still percent-encoded
  std::map<std::string, std::string> query{}; // decoded
  std::string if_none_match{}, if_modified_since{};
  std::string parameter(const std::string& name) const {
    const auto found = query.find(name);
    return found == query.end() ? std::string{} : found->second;
  }
};

struct Reply {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body{};
  std::vector<std::pair<std::string, std::string>> headers{};
  bool cut = false; // announce the whole length, send half, hang up
  int wait_ms = 0;  // before answering
};

Reply redirect(int status, std::string location);

} // namespace sidestep::sample
