// The manual page and the completion hold every verb and option of the table.
#include "common/options/manual.hpp"

#include "common/tables/verbs.hpp"

#include <doctest/doctest.h>

using namespace sidestep;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// As it stands in roff.
std::string dashed(std::string_view option) {
  std::string out;
  for (const char c : option)
    out += c == '-' ? "\\-" : std::string(1, c);
  return out;
}

} // namespace

TEST_CASE("the manual page names every verb and every option") {
  const std::string page = man_page();
  for (const VerbRow& verb : verbs()) {
    CHECK_MESSAGE(has(page, ".SS " + std::string(verb.name)), verb.name);
    for (const OptionRow& option : verb.options)
      CHECK_MESSAGE(has(page, "\\fB" + dashed(option.name) + "\\fR"), option.name);
  }
  CHECK(page.starts_with(".TH SIDESTEP 1"));
}

TEST_CASE("no line of the manual page is a roff request by accident") {
  const std::string page = man_page();
  for (std::size_t at = page.find('\n'); at + 1 < page.size(); at = page.find('\n', at + 1)) {
    if (page[at + 1] == '\'') FAIL(page.substr(at, 60));
    if (page[at + 1] != '.') continue;
    const std::string request = page.substr(at + 2, 2);
    CHECK_MESSAGE(has("TH SH SS TP PP nf fi", request), request);
  }
}

TEST_CASE("the completion knows the verbs, and each one's options") {
  const std::string script = bash_completion();
  for (const VerbRow& verb : verbs())
    CHECK_MESSAGE(has(script, "    " + std::string(verb.name) + ") options="), verb.name);
  CHECK(has(script, "--answered"));
}
