// What one libcurl transfer hands over while it runs. The callbacks are C
// functions that let no exception out; a failure inside them ends the transfer.
#pragma once

#include "crawler/http/guard.hpp"

#include <cstddef>
#include <curl/curl.h>
#include <functional>
#include <string>

namespace sidestep::crawler {

struct Transfer {
  std::size_t max_body = 0;
  Guard guard{};
  const std::function<bool()>* stop = nullptr;

  std::string request{}; // bytes sent
  std::string head{};    // of the final response; interim (1xx) heads are dropped
  std::string body{};    // as transferred
  bool head_done = false;
  bool cut = false;      // the body passed max_body
  bool head_cut = false; // the head passed its limit
  bool stopped = false;
  std::string refused{}; // the address that the guard refused

  // Sets the callbacks of `easy` to fill this transfer.
  void attach(CURL* easy);
};

} // namespace sidestep::crawler
