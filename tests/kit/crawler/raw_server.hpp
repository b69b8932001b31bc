// A server on loopback that answers with exactly the bytes it is told, broken
// ones included: what a well-made HTTP library will not send. One connection at
// a time, one answer a connection.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace sidestep::crawler {

class RawServer {
public:
  enum class End { close, reset };
  struct Answer {
    std::string bytes{};
    End end = End::close;
  };
  // From the request's target ("/a?b") to the answer.
  explicit RawServer(std::function<Answer(const std::string& target)> answer);
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;
  ~RawServer();

  std::string url(const std::string& target) const;
  std::string endpoint() const;              // HOST:PORT
  std::vector<std::string> requests() const; // whole request heads, in order

private:
  void serve();
  std::function<Answer(const std::string&)> answer_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> over_{false};
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::thread thread_;
};

} // namespace sidestep::crawler
