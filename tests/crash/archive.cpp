// Kills a program that keeps captures, at random moments, and looks each time
// whether all that it had acknowledged is still there and sound. The seed is
// printed; the same seed kills after the same times.
//   crash_archive [KILLS [SEED]]
#include "archive/archive.hpp"
#include "archive/verify.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <random>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

using namespace sidestep;
using namespace sidestep::archive;

namespace {

std::string body_of(std::uint64_t number) {
  std::mt19937_64 noise(number);
  std::string body = fmt::format("<html>{}", number);
  for (std::uint64_t n = noise() % 20'000; n > 0; --n)
    body += static_cast<char>('a' + noise() % 26);
  return body;
}

// Keeps captures for ever, and says the number of each once it is kept.
[[noreturn]] void keep_on(const std::filesystem::path& dir, std::uint64_t first, int say) {
  auto writer = Writer::open(dir, "sidestep/0 (crash test)", "test@example.org");
  if (!writer) {
    std::fputs(writer.error().message.c_str(), stderr);
    std::_Exit(1);
  }
  for (std::uint64_t number = first;; ++number) {
    Exchange exchange;
    exchange.url = fmt::format("https://foi.example.org/request/r{}", number);
    exchange.at = now();
    exchange.request = "GET / HTTP/1.1\r\n\r\n";
    exchange.head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
    exchange.body = body_of(number);
    const auto row = writer->keep(
        exchange, {.source = "sample", .thread = fmt::format("r{}", number), .role = Role::page});
    if (!row || ::write(say, &number, sizeof number) != sizeof number) std::_Exit(1);
  }
}

// What the kill left behind the last known record: no damage yet. Less than 0
// when verify calls it some.
std::int64_t left_behind(const std::filesystem::path& dir) {
  std::error_code ignored;
  if (!std::filesystem::exists(catalogue_file(dir), ignored)) return 0;
  const auto result = verify(dir, {});
  return result && result->sound() ? static_cast<std::int64_t>(result->unfinished_bytes) : -1;
}

// Everything acknowledged is there, with its bytes, and verify passes.
bool all_there(const std::filesystem::path& dir, const std::vector<std::uint64_t>& kept) {
  const auto writer = Writer::open(dir, "", ""); // takes in or cuts what the kill left
  if (!writer) {
    fmt::print(stderr, "the archive does not open: {}\n", writer.error().message);
    return false;
  }
  for (const auto number : kept) {
    const auto rows = writer->reader().captures("sample", fmt::format("r{}", number));
    if (!rows || rows->empty() ||
        writer->reader().payload(rows->front(), 1'000'000).value_or("") != body_of(number)) {
      fmt::print(stderr, "capture {} was acknowledged and is lost\n", number);
      return false;
    }
  }
  const auto result = verify(dir, {});
  if (!result || !result->sound() || result->unfinished_bytes != 0) {
    fmt::print(stderr, "verify fails: {}\n",
               !result           ? result.error().message
               : result->sound() ? "a write is still unfinished"
                                 : result->faults.front().what);
    return false;
  }
  return true;
}

// One life of the writing program; the numbers it acknowledged before the kill.
std::vector<std::uint64_t> one_life(const std::filesystem::path& dir, std::uint64_t first,
                                    std::chrono::microseconds life) {
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0) std::abort();
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(pipe[0]);
    keep_on(dir, first, pipe[1]);
  }
  ::close(pipe[1]);
  ::usleep(static_cast<useconds_t>(life.count()));
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!WIFSIGNALED(status)) fmt::print(stderr, "the writer ended by itself\n");
  std::vector<std::uint64_t> kept;
  for (std::uint64_t number = 0; ::read(pipe[0], &number, sizeof number) == sizeof number;)
    kept.push_back(number);
  ::close(pipe[0]);
  return kept;
}

} // namespace

int main(int argc, char** argv) {
  const int kills = argc > 1 ? std::atoi(argv[1]) : 25;
  const unsigned seed = argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 20260904;
  std::string name = (std::filesystem::temp_directory_path() / "sidestep-crash-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return 1;
  const std::filesystem::path dir = name;
  std::mt19937 random(seed);
  std::vector<std::uint64_t> kept;
  std::uint64_t next = 1;
  int unfinished = 0;
  bool sound = true;
  for (int i = 0; i < kills && sound; ++i) {
    const auto fresh = one_life(dir, next, std::chrono::microseconds(2'000 + random() % 100'000));
    kept.insert(kept.end(), fresh.begin(), fresh.end());
    next += fresh.size() + 1;
    const auto left = left_behind(dir);
    if (left > 0) ++unfinished;
    sound = left >= 0 && all_there(dir, kept);
  }
  fmt::print("{} kills, seed {}: {} captures acknowledged, {} writes left unfinished, {}\n", kills,
             seed, kept.size(), unfinished, sound ? "none lost" : "FAILED");
  if (sound)
    std::filesystem::remove_all(dir);
  else
    fmt::print("the archive is left in {}\n", dir.string());
  return sound && !kept.empty() ? 0 : 1;
}
