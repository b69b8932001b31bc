// Xapian's own server over an index, as a real process on loopback.
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>

namespace sample {

bool can_serve(); // whether xapian-tcpsrv is installed

class Served {
public:
  Served() = default;
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  ~Served() { stop(); }
  // Returns when it takes connections.
  bool start(const std::filesystem::path& index);
  void stop();
  int port() const { return port_; }

private:
  pid_t child_ = -1;
  int output_ = -1;
  int port_ = 0;
};

} // namespace sample
