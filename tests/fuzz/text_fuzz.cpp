// Text, words and URLs from outside: no fault, and offsets stay in the text.
#include "common/text.hpp"
#include "common/url.hpp"
#include "common/words.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

std::vector<std::string> fuzz_seeds() {
  return {"Dear Mr. Smith, we can\xe2\x80\x99t say \xc2\xa3"
          "3,214.50 (s.40(2)) \xe2\x80\x93 sorry.",
          "http://foi.example.org/request/x?unfold=1&a=%20b#incoming-7",
          "one\r\ntwo\xc2\xadthree \xc2\xa7 12A e.g. No. 5"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidestep;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::size_t last = 0;
  for (const Word& word : words_of(text)) {
    if (word.start < last || word.end <= word.start || word.end > size) std::abort();
    last = word.end;
  }
  if (!is_utf8(clean_utf8(text)) || !is_utf8(for_terminal(text))) std::abort();
  if (for_terminal(text).find('\x1b') != std::string::npos) std::abort();
  if (wrap(text, 40, "  ").empty()) std::abort();
  if (const auto url = parse_url(text)) {
    const auto again = parse_url(url->with_fragment());
    if (!again || again->text() != url->text()) std::abort();
    if (const auto joined = resolve_url(*url, text.substr(0, 50)); joined && joined->host.empty())
      std::abort();
  }
  return 0;
}
