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
  std::string target{};                       // path and query, as sent
  std::string if_none_match{}, if_modified_since{};
  bool takes_gzip = false;
  std::string parameter(const std::string& name) const {
    const auto found = query.find(name);
    return found == query.end() ? std::string{} : found->second;
  }
};

// How a body goes over the wire; the last five are broken on purpose.
enum class Form {
  usual, // gzip in chunks where the client takes it and it is text, else plain
  plain, // with its length
  gzip,
  chunked,
  chunked_gzip,
  deflate,       // a zlib stream, as RFC 9110 has it
  until_close,   // no length: the connection's end is the body's
  cut,           // the length of all, half of it, and the end
  cut_chunk,     // the same within a chunk
  reset,         // half of it, and a reset
  more_promised, // ten bytes more than come
  less_promised  // ten bytes fewer than come
};

struct Reply {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body{};
  std::vector<std::pair<std::string, std::string>> headers{};
  Form form = Form::usual;
  int wait_ms = 0; // before answering
};

Reply redirect(int status, std::string location);

} // namespace sidestep::sample
