// The sample's two sites behind one port: which site answers, what a fault makes
// of it, and a log that says what went over the wire.
#include "tests/sites/serve.hpp"

#include "common/digest.hpp"
#include "tests/sites/foi.hpp"
#include "tests/sites/petitions.hpp"
#include "tests/sites/wire.hpp"

#include <csignal>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <thread>

namespace sidestep::sample {
namespace {

bool is_foi(const std::string& host) { return host == foi_host || host == "127.0.0.1"; }
bool is_petitions(const std::string& host) { return host == petitions_host || host == "localhost"; }

// "GET HOST TARGET STATUS sha256(payload) sha256(body as transferred) whole|broken".
class Log {
public:
  explicit Log(const std::string& file) {
    if (!file.empty()) out_.open(file, std::ios::app);
  }
  void line(const Ask& ask, const Reply& reply, const Sent& sent) {
    if (!out_.is_open()) return;
    const std::string digests = sha256_hex(sent.payload) + ' ' + sha256_hex(sent.body) +
                                (sent.whole ? " whole" : " broken");
    const std::lock_guard hold(lock_);
    out_ << "GET " << ask.host << ' ' << ask.target << ' ' << reply.status << ' ' << digests
         << std::endl;
  }

private:
  std::mutex lock_{};
  std::ofstream out_{};
};

void stop_at_end(Wire& wire, bool until_eof, sigset_t signals) {
  std::thread([&wire, signals] {
    int caught = 0;
    sigwait(&signals, &caught);
    wire.stop();
  }).detach();
  if (!until_eof) return;
  std::thread([&wire] {
    while (std::getchar() != EOF) {
    }
    wire.stop();
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
  Wire wire(options.port);
  if (wire.port() == 0)
    return fail(Code::source, "port {} of 127.0.0.1 is not to be had; try --port 0", options.port);
  std::printf("PORT %d\n", wire.port());
  std::fflush(stdout);
  stop_at_end(wire, options.until_eof, signals);
  const auto answer = [&](const Ask& ask) {
    const std::lock_guard hold(one_at_a_time);
    Reply reply;
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
    return reply;
  };
  wire.serve(answer, [&](const Ask& ask, const Reply& reply, const Sent& sent) {
    log.line(ask, reply, sent);
  });
  return {};
}

} // namespace sidestep::sample
