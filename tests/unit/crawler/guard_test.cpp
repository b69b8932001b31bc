// Which addresses are the public web, and which are somebody's own network.
#include "crawler/http/guard.hpp"

#include <doctest/doctest.h>

using namespace sidestep::crawler;

TEST_CASE("guard: addresses") {
  for (const char* ip : {"1.1.1.1", "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.63.0.1",
                         "100.128.0.1", "2606:4700::1111", "2a00:1450:4009::1"}) {
    CAPTURE(ip);
    CHECK(reach_of(ip) == Reach::open);
  }
  for (const char* ip : {"0.0.0.0",
                         "0.1.2.3",
                         "10.1.2.3",
                         "100.64.0.1",
                         "100.127.255.255",
                         "169.254.169.254",
                         "172.16.0.1",
                         "172.31.255.255",
                         "192.168.0.1",
                         "192.0.0.8",
                         "198.18.0.1",
                         "224.0.0.251",
                         "240.0.0.1",
                         "255.255.255.255",
                         "::",
                         "::ffff:127.0.0.1",
                         "::ffff:8.8.8.8",
                         "64:ff9b::10.0.0.1",
                         "fe80::1",
                         "fc00::1",
                         "fd12:3456::1",
                         "ff02::1",
                         "2002:7f00:1::",
                         "2001::1",
                         "2001:db8::1",
                         "",
                         "localhost",
                         "1.2.3"}) {
    CAPTURE(ip);
    CHECK(reach_of(ip) == Reach::closed);
  }
  for (const char* ip : {"127.0.0.1", "127.255.0.9", "::1"}) {
    CAPTURE(ip);
    CHECK(reach_of(ip) == Reach::loopback);
  }
}

TEST_CASE("guard: stand-ins are on loopback, with a port") {
  for (const char* text : {"127.0.0.1:8080", "localhost:1", "[::1]:65535"}) {
    CAPTURE(text);
    CHECK(is_loopback_endpoint(text));
  }
  for (const char* text : {"127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536",
                           "127.0.0.1:80x", "10.0.0.1:80", "example.org:80", "", ":80"}) {
    CAPTURE(text);
    CHECK_FALSE(is_loopback_endpoint(text));
  }
}
