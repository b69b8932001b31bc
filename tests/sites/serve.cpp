// cpp-httplib carries questions and answers; it alone knows sockets. It packs
// bodies with gzip when the client takes it. Binds to loopback only.
#include "tests/sites/serve.hpp"

#include "tests/sites/foi.hpp"
#include "tests/sites/markup.hpp"
#include "tests/sites/petitions.hpp"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <httplib.h>
#include <mutex>
#include <thread>

namespace sidestep::sample {
namespace {

Ask ask_of(const httplib::Request& request) {
  Ask out;
  out.host = request.get_header_value("Host");
  out.host = out.host.substr(0, out.host.find(':'));
  const auto mark = request.target.find('?');
  out.path = request.target.substr(0, mark);
  for (const auto& [name, value] : request.params)
    out.query.emplace(name, value);
  out.if_none_match = request.get_header_value("If-None-Match");
  out.if_modified_since = request.get_header_value("If-Modified-Since");
  return out;
}

bool is_foi(const std::string& host) { return host == foi_host || host == "127.0.0.1"; }
bool is_petitions(const std::string& host) { return host == petitions_host || host == "localhost"; }

// Half of the body, then the connection ends.
void send_cut(httplib::Response& response, const Reply& reply) {
  response.set_content_provider(
      reply.body.size(), reply.type,
      [body = reply.body](std::size_t offset, std::size_t, httplib::DataSink& sink) {
        if (offset > 0) return false;
        sink.write(body.data(), body.size() / 2);
        return true;
      });
}

void put(httplib::Response& response, const Reply& reply) {
  response.status = reply.status;
  for (const auto& [name, value] : reply.headers)
    response.set_header(name.c_str(), value);
  if (reply.cut) return send_cut(response, reply);
  if (!reply.type.empty()) response.set_content(reply.body, reply.type);
}

class Log {
public:
  explicit Log(const std::string& file) {
    if (!file.empty()) out_.open(file, std::ios::app);
  }
  void line(const std::string& method, const std::string& host, const std::string& target,
            int status) {
    const std::lock_guard hold(lock_);
    if (out_.is_open())
      out_ << method << ' ' << host << ' ' << target << ' ' << status << std::endl;
  }

private:
  std::mutex lock_{};
  std::ofstream out_{};
};

void stop_at_end(httplib::Server& server, bool until_eof, sigset_t signals) {
  std::thread([&server, signals] {
    int caught = 0;
    sigwait(&signals, &caught);
    server.stop();
  }).detach();
  if (!until_eof) return;
  std::thread([&server] {
    while (std::getchar() != EOF) {
    }
    server.stop();
  }).detach();
}

} // namespace

Result<void> serve(const World& world, const ServeOptions& options) {
  sigset_t signals; // blocked before any thread starts, taken by one
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  FoiSite foi(world, std::string("http://") + foi_host);
  const PetitionSite petitions(world, std::string("http://") + petitions_host);
  Faults faults;
  for (const auto& fault : options.faults)
    faults.add(fault);
  Log log(options.log);
  std::mutex one_at_a_time;
  httplib::Server server;
  server.set_keep_alive_max_count(10000);
  server.set_tcp_nodelay(true); // head and body go out at once, or each answer takes 40 ms
  server.Get(".*", [&](const httplib::Request& request, httplib::Response& response) {
    const Ask ask = ask_of(request);
    Reply reply;
    {
      const std::lock_guard hold(one_at_a_time);
      if (auto fault = faults.instead(ask))
        reply = std::move(*fault);
      else if (is_foi(ask.host))
        reply = foi.answer(ask);
      else if (is_petitions(ask.host))
        reply = petitions.answer(ask);
      else {
        reply.status = 421;
        reply.body = "This server speaks for foi.example.org and petitions.example.org.\n";
      }
      faults.spoil(ask, reply);
    }
    log.line(request.method, ask.host, request.target, reply.status);
    if (reply.wait_ms > 0) std::this_thread::sleep_for(std::chrono::milliseconds(reply.wait_ms));
    put(response, reply);
  });
  int port = options.port;
  if (port == 0)
    port = server.bind_to_any_port("127.0.0.1");
  else if (!server.bind_to_port("127.0.0.1", port))
    port = -1;
  if (port <= 0)
    return fail(Code::source, "port {} of 127.0.0.1 is not to be had; try --port 0", options.port);
  std::printf("PORT %d\n", port);
  std::fflush(stdout);
  stop_at_end(server, options.until_eof, signals);
  server.listen_after_bind();
  return {};
}

} // namespace sidestep::sample
