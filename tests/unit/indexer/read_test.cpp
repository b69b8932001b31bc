// The `read` verb: batches line by line, and the marked letter.
#include "indexer/verbs/letter.hpp"
#include "indexer/verbs/read_batch.hpp"
#include "indexer/verbs/read_text.hpp"
#include "tests/kit/places.hpp"

#include <array>
#include <cstdio>
#include <doctest/doctest.h>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <unistd.h>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

const Miner& miner() {
  static const Miner loaded = *Miner::load(test::source_root() / "data", {});
  return loaded;
}

// What read_batch wrote, by way of a temporary file.
struct Batch {
  Result<void> result{};
  std::vector<nlohmann::json> rows{};
};

Batch batch(std::string_view lines, const Letter& defaults = {}) {
  std::FILE* file = std::tmpfile();
  REQUIRE(file != nullptr);
  Terminal out;
  out.descriptor = fileno(file);
  Batch done;
  done.result = read_batch(miner(), lines, defaults, out);
  std::rewind(file);
  std::array<char, 1U << 16U> buffer{};
  while (std::fgets(buffer.data(), buffer.size(), file) != nullptr)
    done.rows.push_back(nlohmann::json::parse(buffer.data()));
  std::fclose(file);
  return done;
}

Terminal plain() {
  Terminal terminal;
  terminal.columns = 80;
  return terminal;
}

std::string shown(std::string text, std::string_view date = "") {
  Letter letter;
  letter.text = std::move(text);
  letter.date = parse_day(date);
  return letter_as_text(letter, read_letter(miner(), letter), plain());
}

} // namespace

TEST_CASE("a batch gives a line of findings and voices for each letter") {
  const auto done = batch("{\"id\":\"one\",\"text\":\"Section 43(2) of FOIA applies.\"}\n\n"
                          "{\"id\":\"two\",\"text\":\"\",\"date\":null,\"kind\":\"foi-letter\"}\n");
  CHECK(done.result);
  REQUIRE(done.rows.size() == 2);
  CHECK(done.rows[0]["id"] == "one");
  REQUIRE(done.rows[0]["findings"].size() == 2); // the citation, and what it says
  CHECK(done.rows[0]["findings"][0]["ref"] == "s43.2");
  CHECK(done.rows[0]["findings"][0]["quote"] == "Section 43(2)");
  CHECK(done.rows[0]["voices"][0]["voice"] == "own");
  CHECK(done.rows[1]["findings"].empty());
}

TEST_CASE("date, jurisdiction and kind of a line stand over the defaults") {
  Letter defaults;
  defaults.jurisdiction = "england";
  defaults.date = parse_day("2026-03-01");
  const std::string text = "We withhold it under section 30(b)(i). It went out on 3 March.";
  const auto done =
      batch("{\"id\":\"a\",\"text\":\"" + text + "\"}\n{\"id\":\"b\",\"text\":\"" + text +
                "\",\"jurisdiction\":\"scotland\",\"date\":\"2019-03-10\"}\n"
                "{\"id\":\"c\",\"text\":\"" +
                text + "\",\"kind\":\"request\"}\n",
            defaults);
  REQUIRE(done.rows.size() == 3);
  CHECK(done.rows[0]["findings"][0]["law"] == "foia");
  CHECK(done.rows[0]["findings"].back()["from"] == "2026-03-03");
  CHECK(done.rows[1]["findings"][0]["law"] == "foisa");
  CHECK(done.rows[1]["findings"].back()["from"] == "2019-03-03");
  CHECK(done.rows[2]["findings"].empty()); // the body did not write it
}

TEST_CASE("a bad line is an error that names its number") {
  const std::string good = "{\"id\":\"a\",\"text\":\"x\"}\n";
  for (const char* bad :
       {"{", "[]", "7", "{\"id\":\"a\"}", "{\"text\":\"x\"}", "{\"id\":1,\"text\":\"x\"}",
        "{\"id\":\"a\",\"text\":\"x\",\"date\":\"June\"}",
        "{\"id\":\"a\",\"text\":\"x\",\"date\":7}", "{\"id\":\"a\",\"text\":\"x\",\"kind\":{}}",
        "{\"id\":\"a\",\"text\":\"x\",\"deep\":[[[[[[[[[[[[[[]]]]]]]]]]]]]]}"}) {
    CAPTURE(std::string(bad));
    const auto done = batch(good + bad + "\n" + good);
    REQUIRE_FALSE(done.result);
    CHECK(done.result.error().code == Code::usage);
    CHECK(done.result.error().message.find("line 2") != std::string::npos);
    CHECK(done.rows.size() == 1);
  }
}

TEST_CASE("a letter is shown with marks, bars and what they mean") {
  const std::string out = shown("Dear Ms Reader\n\nYou asked:\n\n> Is it a matter of policy?\n\n"
                                "The prices are withheld under section 43(2). The rest may be "
                                "exempt under s.35(1)(a).\n\nYours sincerely\nA Clerk\n");
  CHECK(out.find("section 43(2)]") != std::string::npos);
  CHECK(out.find("   | ") != std::string::npos);
  CHECK(out.find("FOIA s.43(2)") != std::string::npos);
  CHECK(out.find("TENTATIVE, not counted") != std::string::npos);
  CHECK(out.find("Nothing was sent or kept") != std::string::npos);
  CHECK(out.find("No --date was given") != std::string::npos);
}

TEST_CASE("a letter's control characters reach no terminal") {
  const std::string out = shown("Plain \x1b[31mred\x1b[0m words\x07 and section 43(2) of FOIA.");
  CHECK(out.find('\x1b') == std::string::npos);
  CHECK(out.find('\x07') == std::string::npos);
}

TEST_CASE("letters without findings, and empty ones, say so") {
  CHECK(shown("Hello.").find("Nothing was found in it") != std::string::npos);
  CHECK(shown("").find("Nothing was found in it") != std::string::npos);
}

TEST_CASE("an unknown kind is a response") {
  CHECK(letter_kind("foi-letter") == Kind::response);
  CHECK(letter_kind("petition-response") == Kind::petition_response);
}
