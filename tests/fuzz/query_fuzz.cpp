// A query is an error or a tree; a tree that is printed and read again is the
// same tree.
#include "query/language/parser.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

std::vector<std::string> fuzz_seeds() {
  return {"says:nothing-further by:authority date:2012..2014",
          "\"matter of policy\" OR (delay -kind:request) in:all",
          "cites:s40(2) late:21.. title:\"mystery shopping\" NOT tag:x",
          "\xe2\x80\x9cquoted words\xe2\x80\x9d AND date:30d.. signatures:10000..",
          "* -status:successful authority:dwp"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidestep;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto query = query::parse(text);
  if (!query) {
    if (query.error().message.empty()) std::abort();
    return 0;
  }
  const auto again = query::parse(query::print(*query));
  if (!again || !(*again == *query)) std::abort();
  return 0;
}
