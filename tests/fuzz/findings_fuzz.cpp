// What the words say: whatever the text, every finding stands inside it, and a
// phrase's quote is the text's own bytes.
#include "indexer/findings/findings.hpp"
#include "indexer/voice/voice.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

std::vector<std::string> fuzz_seeds() {
  return {
      "Dear Pat,\n\nWe have nothing further to add. It is a matter of policy, and the information "
      "is exempt under sections 40(2), 41 and 43(2)(a) to (c) of the Freedom of Information Act "
      "2000. We will write to you by 3 May, within 20 working days.\n",
      "Regulation 12(4)(b) and s.36(2)(b)(ii), r13; between 2 and 20 August 2019, Q3 2020/21, "
      "31/12/99, spring of 2021 \xE2\x80\x93 at \xC2\xA3"
      "25 an hour for 18 hours: \xC2\xA3"
      "450.\n",
      "We don\xE2\x80\x99t hold it. \"We cannot comment\", you said; for the purposes of this "
      "reply "
      "\"visit\" means a call. 1,200 records at 5 minutes each is 100 hours.\n"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidestep;
  using namespace sidestep::indexer;
  static const auto miner = Miner::load(FUZZ_DATA, {});
  if (!miner) std::abort();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  LetterContext context;
  context.date = parse_day("2024-03-01");
  context.jurisdiction = size % 2 == 0 ? "uk" : "scotland";
  for (const Finding& finding : miner->mine(text, voices_of(text, {}), context))
    if (finding.start > finding.end || finding.end > size ||
        finding.quote != text.substr(finding.start, finding.end - finding.start))
      std::abort();
  return 0;
}
