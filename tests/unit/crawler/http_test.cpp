// The client against servers that behave and servers that do not: what is kept
// is what went over the wire, and nothing hostile gets far.
#include "archive/warc/gzip.hpp"
#include "crawler/http/client.hpp"
#include "crawler/http/response.hpp"
#include "tests/kit/crawler/raw_server.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace sidestep;
using crawler::Client;
using crawler::ClientSettings;
using crawler::RawServer;

namespace {

ClientSettings local_settings() {
  ClientSettings settings;
  settings.user_agent = crawler::user_agent("0.1.0", "me@example.org");
  settings.contact = "me@example.org";
  settings.allow_loopback = true;
  settings.max_body = 10'000;
  settings.total_milliseconds = 10'000;
  return settings;
}

Result<archive::Exchange> get(const std::string& url, ClientSettings settings = local_settings()) {
  auto client = Client::make(std::move(settings));
  REQUIRE(client);
  const auto parsed = parse_url(url);
  REQUIRE(parsed);
  return client->get(*parsed);
}

RawServer::Answer plain(const std::string& body) {
  return {"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " +
          std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body};
}

} // namespace

TEST_CASE("http: the request says who asks, and nothing else") {
  RawServer server([](const std::string&) { return plain("hello"); });
  const auto exchange = get(server.url("/a?b=c"));
  REQUIRE(exchange);
  REQUIRE(server.requests().size() == 1);
  CHECK(exchange->request == server.requests()[0]);
  CHECK(exchange->request == "GET /a?b=c HTTP/1.1\r\nHost: " + server.endpoint() +
                                 "\r\nUser-Agent: sidestep/0.1.0 (+me@example.org)\r\nAccept: "
                                 "*/*\r\nAccept-Encoding: gzip\r\nAccept-Language: en\r\nFrom: "
                                 "me@example.org\r\n\r\n");
  CHECK(exchange->head.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(exchange->head.ends_with("\r\n\r\n"));
  CHECK(exchange->body == "hello");
  CHECK(exchange->ip == "127.0.0.1");
  CHECK(exchange->truncated == "");
}

TEST_CASE("http: a contact cannot break the header") {
  CHECK(crawler::user_agent("0.1.0", "a@b.c\r\nX: y") == "sidestep/0.1.0 (+a@b.cX:y)");
  CHECK(crawler::user_agent("0.1.0", "") == "sidestep/0.1.0");
  CHECK(crawler::user_agent("0.1.0", "https://example.org/(us)") ==
        "sidestep/0.1.0 (+https://example.org/us)");
}

TEST_CASE("http: a web address as contact is no From") {
  RawServer server([](const std::string&) { return plain(""); });
  auto settings = local_settings();
  settings.contact = "https://example.org/bot@home";
  REQUIRE(get(server.url("/"), settings));
  CHECK(server.requests()[0].find("From:") == std::string::npos);
}

TEST_CASE("http: chunks and gzip are kept as they came") {
  const std::string zipped = archive::warc::gzip_member("a long letter, a long letter");
  std::string chunked;
  for (std::size_t at = 0; at < zipped.size(); at += 10) {
    const auto piece = zipped.substr(at, 10);
    constexpr const char* digits = "0123456789a";
    chunked += std::string(1, digits[piece.size()]) + "\r\n" + piece + "\r\n";
  }
  chunked += "0\r\nX-Trailer: 1\r\n\r\n";
  RawServer server([&](const std::string&) {
    return RawServer::Answer{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: "
                             "gzip\r\n\r\n" +
                             chunked};
  });
  const auto exchange = get(server.url("/"));
  REQUIRE(exchange);
  CHECK(exchange->body == chunked);
  CHECK(exchange->truncated == "");
  CHECK(exchange->head.find("X-Trailer") == std::string::npos);
  CHECK(crawler::response_of(*exchange, 1000).body == "a long letter, a long letter");
  CHECK(crawler::response_of(*exchange, 10).problem != "");
}

TEST_CASE("http: a body over the limit is cut and marked") {
  const std::string body(50'000, 'x');
  RawServer server([&](const std::string& target) {
    if (target == "/chunked")
      return RawServer::Answer{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nc350\r\n" +
                               body + "\r\n0\r\n\r\n"};
    return plain(body);
  });
  for (const char* target : {"/plain", "/chunked"}) {
    const auto exchange = get(server.url(target));
    REQUIRE(exchange);
    CHECK(exchange->truncated == "length");
    CHECK(exchange->body.size() == 10'000);
    CHECK(crawler::response_of(*exchange, 100'000).problem != "");
  }
}

TEST_CASE("http: an answer that breaks off is marked, none at all is an error") {
  RawServer server([](const std::string& target) -> RawServer::Answer {
    if (target == "/length") return {"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"};
    if (target == "/chunk")
      return {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nshort"};
    if (target == "/reset")
      return {"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", RawServer::End::reset};
    if (target == "/head") return {"HTTP/1.1 200 OK\r\nContent-Le"};
    if (target == "/noise") return {"SSH-2.0-OpenSSH_9.2\r\n"};
    return {"", RawServer::End::reset};
  });
  for (const char* target : {"/length", "/chunk"}) {
    CAPTURE(target);
    const auto exchange = get(server.url(target));
    REQUIRE(exchange);
    CHECK(exchange->truncated == "disconnect");
    CHECK(exchange->body.find("short") != std::string::npos);
  }
  // A reset may overtake the bytes before it: marked, or no answer, never whole.
  const auto reset = get(server.url("/reset"));
  CHECK((!reset || reset->truncated == "disconnect"));
  for (const char* target : {"/head", "/noise", "/nothing"}) {
    CAPTURE(target);
    const auto exchange = get(server.url(target));
    REQUIRE_FALSE(exchange);
    CHECK(exchange.error().code == Code::source);
    CHECK(exchange.error().message.find(server.endpoint()) != std::string::npos);
  }
}

TEST_CASE("http: a head without end is refused") {
  RawServer server([](const std::string&) {
    std::string head = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 100'000; ++i)
      head += "X-Filler: 0123456789\r\n";
    return RawServer::Answer{head};
  });
  CHECK_FALSE(get(server.url("/")));
}

TEST_CASE("http: interim heads are not the answer's") {
  RawServer server([](const std::string&) {
    return RawServer::Answer{"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + plain("yes").bytes};
  });
  const auto exchange = get(server.url("/"));
  REQUIRE(exchange);
  CHECK(exchange->head.starts_with("HTTP/1.1 200"));
  CHECK(exchange->body == "yes");
}

TEST_CASE("http: redirects are not followed and cookies not sent back") {
  RawServer server([](const std::string&) {
    return RawServer::Answer{"HTTP/1.1 301 Moved\r\nLocation: /other\r\nSet-Cookie: "
                             "a=b\r\nContent-Length: 0\r\n\r\n"};
  });
  auto client = Client::make(local_settings());
  REQUIRE(client);
  const auto url = parse_url(server.url("/"));
  for (int i = 0; i < 2; ++i) {
    const auto exchange = client->get(*url);
    REQUIRE(exchange);
    const auto response = crawler::response_of(*exchange, 1000);
    CHECK(response.redirect());
    CHECK(response.field("location") == "/other");
  }
  REQUIRE(server.requests().size() == 2);
  CHECK(server.requests()[1].find("ookie") == std::string::npos);
}

TEST_CASE("http: addresses that are not public are not reached") {
  RawServer server([](const std::string&) { return plain("secret"); });
  auto settings = local_settings();
  settings.allow_loopback = false;
  CHECK_FALSE(get(server.url("/"), settings));
  CHECK(server.requests().empty());
  for (const char* url : {"http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/",
                          "http://100.64.0.1/", "http://224.0.0.1/", "http://0.0.0.0/"}) {
    CAPTURE(url);
    const auto exchange = get(url);
    REQUIRE_FALSE(exchange);
    CHECK(exchange.error().message.find("not a public address") != std::string::npos);
  }
}

TEST_CASE("http: a stand-in on loopback takes a host's place") {
  RawServer server([](const std::string&) { return plain("here"); });
  auto settings = local_settings();
  settings.allow_loopback = false;
  settings.connect_to["foi.example.org"] = server.endpoint();
  const auto exchange = get("http://foi.example.org/request/x", settings);
  REQUIRE(exchange);
  CHECK(exchange->body == "here");
  CHECK(exchange->url == "http://foi.example.org/request/x");
  CHECK(server.requests()[0].find("\r\nHost: foi.example.org\r\n") != std::string::npos);

  settings.connect_to["foi.example.org"] = "198.51.100.7:80";
  const auto client = Client::make(settings);
  REQUIRE_FALSE(client);
  CHECK(client.error().code == Code::config);
}

TEST_CASE("http: a request that is told to stop stops") {
  RawServer server([](const std::string&) { return plain("late"); });
  auto settings = local_settings();
  settings.stop = [] { return true; };
  const auto exchange = get(server.url("/"), settings);
  REQUIRE_FALSE(exchange);
  CHECK(exchange.error().code == Code::interrupted);
}
