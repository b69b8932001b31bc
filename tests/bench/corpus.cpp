// bench-corpus FOLDER THREADS [EVERY MORE]: an archive of invented threads as a
// crawl leaves it, with what its peers are to index beside it:
//   FOLDER/archive/     WARC files and catalogue: page and record of each thread
//   FOLDER/config.toml  the source it is of
//   FOLDER/pages/       the same pages as files, a thousand a folder
//   FOLDER/letters      every message: its id and its text (0x1F and 0x1E apart)
// With EVERY and MORE it captures THREADS threads again, every EVERY-th of them,
// each MORE messages longer; pages and letters are left alone.
#include "archive/archive.hpp"
#include "common/calendar.hpp"
#include "tests/bench/threads.hpp"
#include "tests/sites/foi.hpp"

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <string>

namespace {

using namespace sidestep;
namespace fs = std::filesystem;

const std::string origin = "http://foi.example.org";
constexpr const char* config = R"([[source]]
name = "bench"
kind = "alaveteli"
url = "http://foi.example.org"
jurisdiction = "uk"
timezone = "Europe/London"
)";

archive::Exchange exchange(const std::string& url, const char* type, std::string body, Instant at) {
  archive::Exchange out;
  out.url = url;
  out.at = at;
  out.ip = "127.0.0.1";
  out.request =
      fmt::format("GET {} HTTP/1.1\r\nHost: foi.example.org\r\n\r\n", url.substr(origin.size()));
  out.head = fmt::format("HTTP/1.1 200 OK\r\nContent-Type: {}; charset=utf-8\r\n"
                         "Content-Length: {}\r\n\r\n",
                         type, body.size());
  out.body = std::move(body);
  return out;
}

class Corpus {
public:
  Corpus(fs::path folder, archive::Writer writer)
      : folder_(std::move(folder)), writer_(std::move(writer)), bodies_(bench::make_bodies()) {
    for (const auto& body : bodies_)
      world_.bodies[body.slug] = body;
  }

  Result<void> keep(std::uint32_t number, std::size_t more, bool beside) {
    world_.requests = {bench::make_thread(number, bodies_, more)};
    const sample::Request& request = world_.requests.front();
    const std::string page =
        bench::dressed(sample::request_page(world_, request, origin, true), number);
    const Instant at = std::chrono::sys_days{std::chrono::year{2026} / 9 / 1} +
                       std::chrono::seconds{number % 80'000} + std::chrono::days{more};
    const std::string url = origin + "/request/" + request.slug;
    archive::Label label{"bench", request.slug, "", archive::Role::page, ""};
    TRY(writer_.keep(exchange(url + "?unfold=1", "text/html", page, at), label));
    label.role = archive::Role::data;
    TRY(writer_.keep(
        exchange(url + ".json", "application/json", sample::request_json(world_, request), at),
        label));
    if (beside) write_beside(request, page, number);
    if (++held_ % 500 == 0) TRY(writer_.sync());
    return {};
  }
  Result<void> end() { return writer_.sync(); }

private:
  void write_beside(const sample::Request& request, const std::string& page, std::uint32_t number) {
    const fs::path pages = folder_ / "pages" / std::to_string(number / 1000);
    if (number % 1000 == 0) fs::create_directories(pages);
    std::ofstream(pages / (std::to_string(number) + ".html"), std::ios::binary) << page;
    if (!letters_.is_open()) letters_.open(folder_ / "letters", std::ios::binary);
    for (const auto& letter : bench::letters_of(request))
      letters_ << letter.id << '\x1F' << letter.text << '\x1E';
  }

  fs::path folder_;
  archive::Writer writer_;
  std::vector<sample::Body> bodies_;
  sample::World world_{};
  std::ofstream letters_{};
  std::size_t held_ = 0;
};

Result<void> make(const fs::path& folder, std::uint32_t threads, std::uint32_t every,
                  std::size_t more) {
  fs::create_directories(folder);
  std::ofstream(folder / "config.toml") << config;
  TRY_ASSIGN(archive::Writer writer,
             archive::Writer::open(folder / "archive", "sidestep-bench", "bench@example.org"));
  writer.hold();
  Corpus corpus(folder, std::move(writer));
  for (std::uint32_t i = 0; i < threads; ++i)
    TRY(corpus.keep(i * every, more, more == 0));
  return corpus.end();
}

std::uint32_t number(const char* text, std::uint32_t otherwise) {
  if (text == nullptr) return otherwise;
  std::uint32_t out = 0;
  std::from_chars(text, text + std::char_traits<char>::length(text), out);
  return out;
}

} // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("bench-corpus FOLDER THREADS [EVERY MORE]\n", stderr);
    return 2;
  }
  const auto made = make(argv[1], number(argv[2], 0), number(argc > 3 ? argv[3] : nullptr, 1),
                         number(argc > 4 ? argv[4] : nullptr, 0));
  if (!made) {
    fmt::print(stderr, "bench-corpus: {}\n", made.error().message);
    return 1;
  }
  return 0;
}
