// Whose words: whatever the text, the spans cover it whole, in order.
#include "indexer/voice/voice.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

std::vector<std::string> fuzz_seeds() {
  return {
      "Our ref: 1\n\nDear Pat, thank you.\n\nYou asked:\n1. How many gates?\n2. The log.\n\nOur "
      "response\n\n1. Twelve.\n2. You say that it is “secret”. It is.\n\nYours sincerely\n\nJ. "
      "Weir\n\nIf you are unhappy you may ask for an internal review.\n",
      "> Why?\nBecause.\n\nOn 3 May 2026, Pat\n<p@example.org> wrote:\n> a\n\n-----Original "
      "Message-----\nFrom: Pat\nSent: 3 May\nTo: us\nSubject: x\n\nx\n",
      "Our answers are in bold\n\n1. Births\n**Two.**\n\nOur original response\n\nIt was "
      "exempt.\n\nDecision\n\nclause 3 reads:\n\n    3.1 secret\n\nRegards\n\nAnnex: extract from "
      "the Act, section 4\n"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidestep;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const Kind kind :
       {Kind::response, Kind::attachment, Kind::petition_response, Kind::request}) {
    indexer::VoiceContext context;
    context.kind = kind;
    context.request_text = text.substr(0, size / 2);
    std::size_t reached = 0;
    for (const VoiceSpan& span : indexer::voices_of(text, context)) {
      if (span.start != reached || span.end <= span.start) std::abort();
      reached = span.end;
    }
    if (reached != size) std::abort();
  }
  return 0;
}
