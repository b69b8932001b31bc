// Addresses, ids and records from outside: no fault, and what was read once is
// read the same again.
#include "sites/address.hpp"
#include "sites/alaveteli_json.hpp"
#include "sites/marks.hpp"
#include "sites/petition_json.hpp"
#include "sites/record.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

std::vector<std::string> fuzz_seeds() {
  return {
      "https://foi.example.org/en/request/lift_repairs/response/5/attach/html/3/a%20b.pdf.html",
      "https://foi.example.org/request/lift_repairs.json?unfold=1#incoming-5",
      "https://petitions.example.org/archived/petitions/900012.json",
      "sample:lift_repairs#incoming-5/attach-3",
      R"({"id":7,"url_title":"x","tags":[["a",null]],"info_request_events":[{"id":1,"event_type":"sent","created_at":"2026-03-18T10:00:00.000+00:00"}]})",
      R"({"links":{"self":"https://petitions.example.org/petitions/9.json"},"data":{"type":"petition","id":9,"attributes":{"action":"A","government_response":{"responded_on":"2026-07-09","details":"D"},"other_parliamentary_business":[{"subject":"S","body":"B","created_at":"2026-07-09T08:55:00.000Z"}]}}})"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidestep::sites;
  static const Sources sources{
      {.name = "sample", .platform = Platform::alaveteli, .url = "https://foi.example.org"},
      {.name = "petitions",
       .platform = Platform::uk_petitions,
       .url = "https://petitions.example.org"}};
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto address = read_target(sources, text)) {
    const Address& read = *address;
    const bool thread = read.what == What::thread && read.id.message.find('/') == std::string::npos;
    if (thread) {
      const auto again =
          read_address(sources, thread_url(*read.source, read.id.thread, read.archived));
      if (!again || again->id.thread != read.id.thread) std::abort();
    }
    const std::string file = attachment_url(*read.source, read.url.text());
    if (!file.empty() && attachment_url(*read.source, file) != file) std::abort();
  }
  if (const auto id = parse_id(text); id && !parse_id(id->text())) std::abort();
  const Record record = record_of(text);
  const auto petition = read_petition_json(text);
  const auto request = read_request_json(text);
  if (request && record != Record::request) std::abort();
  if (petition && petition->newest() < petition->created) std::abort();
  static_cast<void>(standing_of(text, text));
  static_cast<void>(is_challenge(text));
  return 0;
}
