// many-site: a petition site of any size, each page made from its number when it
// is asked for. For measuring: a page costs the server next to nothing, and no
// two are alike. Prints "PORT n" and ends when stdin does.
//   many-site PETITIONS [PAGE_BYTES]
#include "tests/sites/wire.hpp"

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>

namespace {

using namespace sidestep::sample;

constexpr std::string_view words[] = {
    "request",  "information", "department", "held",    "section",  "public",   "interest",
    "review",   "response",    "letter",     "council", "decision", "received", "disclose",
    "personal", "reason",      "following",  "copy",    "records",  "asked"};

std::uint64_t next_of(std::uint64_t& state) { // xorshift64
  state ^= state << 13U;
  state ^= state >> 7U;
  state ^= state << 17U;
  return state;
}

// A few hundred kilobytes of words, made once.
const std::string& store() {
  static const std::string words_of_all = [] {
    std::uint64_t state = 42;
    std::string text;
    while (text.size() < 400'000) {
      const auto dice = next_of(state);
      text += words[dice % std::size(words)];
      if (dice % 16 == 1) text += fmt::format(" {:x}", dice % 65'536);
      text += dice % 97 == 0 ? ". " : " ";
    }
    return text;
  }();
  return words_of_all;
}

// Pieces of it in an order that no other page has; cheap, so that what is
// measured is who asks and not who answers.
std::string text_of(long number, std::size_t bytes) {
  std::uint64_t state = static_cast<std::uint64_t>(number) * 0x9E3779B97F4A7C15ULL + 1;
  const std::string& all = store();
  std::string text;
  text.reserve(bytes + 600);
  while (text.size() < bytes) {
    const auto dice = next_of(state);
    auto at = all.find(' ', dice % (all.size() - 1000));
    text.append(all, at, 100 + (dice >> 40U) % 400);
    text += fmt::format(" {:x} ", dice);
  }
  return text;
}

std::string record_of(long number, std::size_t bytes) {
  return fmt::format(
      R"({{"links":{{"self":"http://petitions.example.org/petitions/{0}.json"}},"data":{{"type":"petition",)"
      R"("id":{0},"attributes":{{"action":"Petition {0}","background":"x","additional_details":"",)"
      R"("committee_note":"","state":"open","signature_count":21350,"created_at":"2026-03-23T10:02:41.118Z",)"
      R"("updated_at":"2026-09-02T07:40:12.902Z","opened_at":"2026-03-30T09:14:20.507Z",)"
      R"("government_response_at":"2026-04-29T13:20:08.044Z","creator_name":"A",)"
      R"("government_response":{{"responded_on":"2026-04-29","summary":"s","details":"{1}",)"
      R"("created_at":"2026-04-29T13:20:08.040Z","updated_at":"2026-04-29T14:02:11.120Z"}},)"
      R"("debate":null,"departments":[],"topics":[]}}}}}})",
      number, text_of(number, bytes));
}

std::string list_of(long petitions) {
  std::string rows = "Petition,URL,State,Signatures Count\n";
  for (long n = 1; n <= petitions; ++n)
    rows += fmt::format("Petition {0},http://petitions.example.org/petitions/{0},open,21350\n", n);
  return rows;
}

Reply answer(const Ask& ask, long petitions, std::size_t bytes) {
  Reply reply;
  reply.form = Form::plain;
  std::string_view path = ask.path;
  if (path == "/robots.txt") {
    reply.type = "text/plain";
    reply.body = "User-agent: *\nDisallow: /feed/\n";
    return reply;
  }
  if (path == "/petitions.csv") {
    reply.type = "text/csv";
    reply.body = list_of(petitions);
    return reply;
  }
  constexpr std::string_view records = "/petitions/";
  long number = 0;
  if (path.starts_with(records)) {
    path.remove_prefix(records.size());
    const auto [end, error] = std::from_chars(path.data(), path.data() + path.size(), number);
    path.remove_prefix(static_cast<std::size_t>(end - path.data()));
  }
  if (number < 1 || number > petitions || path != ".json") {
    reply.status = 404;
    return reply;
  }
  reply.type = "application/json";
  reply.body = record_of(number, bytes);
  return reply;
}

} // namespace

int main(int argc, char** argv) {
  const long petitions = argc > 1 ? std::atol(argv[1]) : 0;
  const std::size_t bytes = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 36'000;
  if (petitions < 1) {
    std::fputs("many-site PETITIONS [PAGE_BYTES]\n", stderr);
    return 2;
  }
  Wire wire(0);
  std::printf("PORT %d\n", wire.port());
  std::fflush(stdout);
  std::thread([&wire] {
    while (std::getchar() != EOF) {
    }
    wire.stop();
  }).detach();
  wire.serve([&](const Ask& ask) { return answer(ask, petitions, bytes); },
             [](const Ask&, const Reply&, const Sent&) {});
}
