// The socket side of the test sites: HTTP/1.1 on a loopback port, byte for byte
// as it is told, broken answers included, which a well-made HTTP library will
// not send. A thread a connection; it never listens off loopback.
#pragma once

#include "common/result.hpp"
#include "tests/sites/exchange.hpp"

#include <atomic>
#include <functional>
#include <string>
#include <string_view>

namespace sidestep::sample {

// An answer as it goes over the wire.
struct Sent {
  std::string head{};
  std::string body{};    // as transferred
  std::string payload{}; // the same without chunk framing, as far as it is sent
  std::string beyond{};  // sent behind the promised length: no part of the message
  bool close = false;    // the connection ends with it
  bool reset = false;    // it ends with a reset
  bool whole = true;     // all that was promised is sent
};
Sent sent_as(const Reply& reply, bool takes_gzip);

// The name of a form ("chunked-gzip"), for the command line; Error (usage).
Result<Form> form_named(std::string_view name);

class Wire {
public:
  using Answer = std::function<Reply(const Ask&)>;
  using Told = std::function<void(const Ask&, const Reply&, const Sent&)>; // before it is sent

  explicit Wire(int port); // 0: a free one
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;
  ~Wire();

  int port() const { return port_; }                  // 0: it was not to be had
  void serve(const Answer& answer, const Told& told); // until stop()
  void stop();

private:
  void connection(int peer, const Answer& answer, const Told& told);
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> over_{false};
  std::atomic<int> open_{0}; // connections
};

} // namespace sidestep::sample
