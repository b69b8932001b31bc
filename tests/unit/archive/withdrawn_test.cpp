// Which threads stand withdrawn, given verdicts and what was captured since.
#include "archive/withdrawn.hpp"

#include <doctest/doctest.h>

using namespace sidestep;
using namespace sidestep::archive;

namespace {

Instant at(std::string_view text) { return *parse_instant(text); }

Verdict verdict(std::int64_t id, std::string_view when, bool vetoed = false) {
  Verdict made;
  made.source = "sample";
  made.vetoed = vetoed;
  made.threads = {{"a", 403, at(when), "ab"}};
  made.row.id = id;
  return made;
}

CaptureRow shown(std::int64_t id, std::string_view when, Role role = Role::page) {
  CaptureRow row;
  row.id = id;
  row.at = at(when);
  row.status = 200;
  row.label.role = role;
  return row;
}

const auto first = shown(1, "2026-09-04T02:00:00Z");

} // namespace

TEST_CASE("a verdict stands until the site shows the thread again") {
  const Withdrawn withdrawn({verdict(3, "2026-09-05T02:00:00Z")});
  REQUIRE(withdrawn.against("sample", "a", {first}) != nullptr);
  CHECK(withdrawn.against("sample", "a", {first})->status == 403);
  CHECK(withdrawn.against("sample", "a", {first, shown(4, "2026-09-06T02:00:00Z")}) == nullptr);
  CHECK(withdrawn.against("sample", "a", {first, shown(4, "2026-09-06T02:00:00Z", Role::data)}) ==
        nullptr);
  CHECK(withdrawn.against("sample", "b", {first}) == nullptr);
  CHECK(withdrawn.against("other", "a", {first}) == nullptr);
}

TEST_CASE("an older page that comes later brings nothing back") {
  const Withdrawn withdrawn({verdict(3, "2026-09-05T02:00:00Z")});
  CHECK(withdrawn.against("sample", "a", {first, shown(9, "2020-01-01T00:00:00Z")}) != nullptr);
}

TEST_CASE("in one second the order of the archive decides") {
  const Withdrawn withdrawn({verdict(3, "2026-09-05T02:00:00Z")});
  CHECK(withdrawn.against("sample", "a", {shown(1, "2026-09-05T02:00:00Z")}) != nullptr);
  CHECK(withdrawn.against("sample", "a", {shown(4, "2026-09-05T02:00:00Z")}) == nullptr);
}

TEST_CASE("what is seen only when signed in, a file or a redirect brings nothing back") {
  const Withdrawn withdrawn({verdict(3, "2026-09-05T02:00:00Z")});
  auto own = shown(4, "2026-09-06T02:00:00Z");
  own.is_private = true;
  CHECK(withdrawn.against("sample", "a", {first, own}) != nullptr);
  CHECK(withdrawn.against("sample", "a",
                          {first, shown(4, "2026-09-06T02:00:00Z", Role::attachment)}) != nullptr);
  auto moved = shown(4, "2026-09-06T02:00:00Z", Role::other);
  moved.status = 301;
  CHECK(withdrawn.against("sample", "a", {first, moved}) != nullptr);
}

TEST_CASE("what was vetoed is not withdrawn, and does not undo what was") {
  CHECK(Withdrawn({verdict(3, "2026-09-05T02:00:00Z", true)}).against("sample", "a", {first}) ==
        nullptr);
  const Withdrawn both(
      {verdict(3, "2026-09-05T02:00:00Z"), verdict(5, "2026-09-06T02:00:00Z", true)});
  CHECK(both.against("sample", "a", {first}) != nullptr);
}

TEST_CASE("hidden again after it was shown again") {
  const Withdrawn withdrawn(
      {verdict(3, "2026-09-05T02:00:00Z"), verdict(6, "2026-09-07T02:00:00Z")});
  CHECK(withdrawn.against("sample", "a", {first, shown(5, "2026-09-06T02:00:00Z")}) != nullptr);
  CHECK(withdrawn.judged_after(5).size() == 1);
  CHECK(withdrawn.judged_after(6).empty());
}
