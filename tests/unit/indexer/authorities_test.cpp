// Who a body is, by any of its names.
#include "common/files.hpp"
#include "indexer/bodies/authority_table.hpp"
#include "tests/kit/places.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <unistd.h>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

const AuthorityTable& shipped() {
  static const auto table = AuthorityTable::load(test::source_root() / "data/authorities.toml");
  REQUIRE_MESSAGE(table, (table ? "" : table.error().message));
  return *table;
}

std::string id_of(std::string_view name) {
  const Authority* found = shipped().find(name);
  return found == nullptr ? "" : found->id;
}

std::string refusal(std::string_view text) {
  const auto file = std::filesystem::temp_directory_path() /
                    ("sidestep-bodies-" + std::to_string(::getpid()) + ".toml");
  REQUIRE(write_file(file, text));
  const auto table = AuthorityTable::load(file);
  std::filesystem::remove(file);
  return table ? "" : table.error().message;
}

} // namespace

TEST_CASE("a body is found by name, acronym and slug, however they are written") {
  CHECK(id_of("Department for Work and Pensions") == "dwp");
  CHECK(id_of("The Department for Work & Pensions ") == "dwp");
  CHECK(id_of("department_for_work_and_pensions") == "dwp");
  CHECK(id_of("DWP") == "dwp");
  CHECK(id_of("HO") == "home-office");
  CHECK(id_of("home_office") == "home-office");
  CHECK(id_of("Department for Levelling Up, Housing and Communities ") == "mhclg");
  CHECK(id_of("dclg") == "mhclg");
  CHECK(id_of("Foreign, Commonwealth & Development Office") == "fcdo");
  CHECK(id_of("Exampleshire Council").empty());
  CHECK(id_of("").empty());
}

TEST_CASE("every body of the table leads to itself, and its successors are there") {
  for (const Authority& body : shipped().all()) {
    for (const std::string& name : body.names)
      CHECK_MESSAGE(id_of(name) == body.id, name);
    for (const std::string& next : body.successors)
      CHECK_MESSAGE(id_of(next) == next, next);
  }
}

TEST_CASE("a table that cannot be meant is refused with its line") {
  CHECK(refusal("[[authority]]\nid = \"a\"\n").find("needs an id and names") != std::string::npos);
  CHECK(refusal("[[authority]]\nid = \"a\"\nnames = [\"Bins\"]\n[[authority]]\nid = \"b\"\n"
                "names = [\"The bins\"]\n")
            .find("is the name of a already") != std::string::npos);
  CHECK(refusal("[[authority]]\nid = \"a\"\nnames = [\"A\"]\nsuccessors = [\"z\"]\n")
            .find("not in the table") != std::string::npos);
  CHECK(refusal("x = [").find("toml:") != std::string::npos);
}
