// One HTTP request at a time, its exact bytes kept. This piece follows no
// redirect, sends no cookie or password, uses no proxy and retries nothing:
// what to ask, and when, is decided by those who call it.
#pragma once

#include "archive/capture.hpp"
#include "common/result.hpp"
#include "common/url.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace sidestep::crawler {

struct ClientSettings {
  std::string user_agent{};
  std::string contact{};             // in From when it is an e-mail
  std::size_t max_body = 50'000'000; // bytes as transferred
  bool allow_loopback = false;
  // Host of a URL -> HOST:PORT on loopback that stands in for it.
  std::map<std::string, std::string> connect_to{};
  std::string ca_file{}; // certificates of makers to trust instead of the machine's
  long connect_milliseconds = 15'000;
  long total_milliseconds = 300'000;
  std::function<bool()> stop{}; // asked while waiting; true ends the request
};

// "sidestep/VERSION (+CONTACT)"; what cannot stand in a header is left out.
std::string user_agent(std::string_view version, std::string_view contact);

// What an earlier answer gave, for a site to say "as it was" by (RFC 9110 13.1).
struct Conditions {
  std::string etag{};     // sent as If-None-Match
  std::string modified{}; // sent as If-Modified-Since
};

class Client {
public:
  // Error (internal): libcurl cannot be set up; (config): a connect_to that is
  // not on loopback.
  static Result<Client> make(ClientSettings settings);
  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;
  ~Client();

  // The exchange, whatever its status. A body over the limit is cut and marked
  // "length"; one that breaks off or takes too long after its head came is
  // marked "disconnect" or "time". Error (source): no answer, or an address
  // that must not be reached; (interrupted): `stop` said so.
  Result<archive::Exchange> get(const Url& url, const Conditions& conditions = {});
  // Whether the last error would come again at once: a refused address, a
  // certificate that does not hold.
  bool failed_for_good() const;
  // Whether this URL is answered by this machine: then there is nobody to be
  // polite to, and no contact address is needed.
  bool is_local(const Url& url) const;

private:
  struct Parts;
  explicit Client(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

} // namespace sidestep::crawler
