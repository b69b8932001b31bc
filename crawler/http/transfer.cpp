// libcurl calls these from C: they are noexcept, and catch what allocation can
// throw. Headers and trailers both come through the header callback; trailers
// are part of the raw chunked body already, so they are passed over.
#include "crawler/http/transfer.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <new>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace sidestep::crawler {
namespace {

constexpr std::size_t head_limit = 256 * 1024;

Transfer& of(void* data) { return *static_cast<Transfer*>(data); }

std::size_t take_head(char* bytes, std::size_t size, std::size_t count, void* data) noexcept try {
  Transfer& transfer = of(data);
  const std::string_view line(bytes, size * count);
  if (transfer.head_done) {
    if (!line.starts_with("HTTP/") || !transfer.body.empty()) return line.size();
    transfer.head.clear();
    transfer.head_done = false;
  }
  if (transfer.head.size() + line.size() > head_limit) {
    transfer.head_cut = true;
    return 0;
  }
  transfer.head += line;
  transfer.head_done = line == "\r\n" || line == "\n";
  return line.size();
} catch (const std::bad_alloc&) {
  return 0;
}

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* data) noexcept try {
  Transfer& transfer = of(data);
  const std::size_t given = size * count;
  const std::size_t room = transfer.max_body - transfer.body.size();
  transfer.body.append(bytes, std::min(given, room));
  transfer.cut = given > room;
  return transfer.cut ? 0 : given;
} catch (const std::bad_alloc&) {
  of(data).cut = true;
  return 0;
}

int take_request(CURL*, curl_infotype type, char* bytes, std::size_t size, void* data) noexcept
    try {
  if (type != CURLINFO_HEADER_OUT) return 0;
  Transfer& transfer = of(data);
  const std::string_view sent(bytes, size);
  // libcurl asks anew by itself where a kept connection had died unanswered.
  if (sent.starts_with("GET ")) transfer.request.clear();
  transfer.request += sent;
  return 0;
} catch (const std::bad_alloc&) {
  return 0;
}

curl_socket_t open_socket(void* data, curlsocktype, curl_sockaddr* address) noexcept try {
  Transfer& transfer = of(data);
  if (!transfer.guard.allows(reach_of(&address->addr))) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* const raw =
        address->family == AF_INET
            ? static_cast<const void*>(&reinterpret_cast<sockaddr_in*>(&address->addr)->sin_addr)
            : static_cast<const void*>(&reinterpret_cast<sockaddr_in6*>(&address->addr)->sin6_addr);
    if (inet_ntop(address->family, raw, text.data(), text.size()) != nullptr)
      transfer.refused = text.data();
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
} catch (const std::bad_alloc&) {
  return CURL_SOCKET_BAD;
}

// Asked again just before the request is sent: a connection that is used again
// never came by open_socket.
int before_request(void* data, char* ip, char*, int, int) noexcept try {
  Transfer& transfer = of(data);
  if (transfer.guard.allows(reach_of(std::string_view(ip)))) return CURL_PREREQFUNC_OK;
  transfer.refused = ip;
  return CURL_PREREQFUNC_ABORT;
} catch (const std::bad_alloc&) {
  return CURL_PREREQFUNC_ABORT;
}

int progress(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) noexcept try {
  Transfer& transfer = of(data);
  transfer.stopped = transfer.stop != nullptr && *transfer.stop && (*transfer.stop)();
  return transfer.stopped ? 1 : 0;
} catch (...) {
  return 1;
}

} // namespace

void Transfer::attach(CURL* easy) {
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_head);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, take_request);
  curl_easy_setopt(easy, CURLOPT_DEBUGDATA, this);
  curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L); // the debug function is silent without it
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
  curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, before_request);
  curl_easy_setopt(easy, CURLOPT_PREREQDATA, this);
  curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, progress);
  curl_easy_setopt(easy, CURLOPT_XFERINFODATA, this);
  curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
}

} // namespace sidestep::crawler
