// robots.txt from anywhere: no fault, and matching ends.
#include "crawler/robots/robots.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

std::vector<std::string> fuzz_seeds() {
  return {"User-agent: *\nDisallow: */feed/*\nAllow: */request/*/response/*/attach/*\n",
          "User-agent: sidestep\nDisallow: /\nCrawl-delay: 7.5\n\nUser-agent: other\nDisallow:\n",
          "User-agent: *\nDisallow: /a*b*c*d*e*f$\nDisallow: /%e2%82%ac\n"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidestep;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto robots = crawler::Robots::parse(text);
  (void)robots.allows("/request/tor/response/1/attach/2/a.pdf?x=%20");
  (void)robots.allows(text.substr(0, 200));
  (void)robots.crawl_delay();
  return 0;
}
