// The command line, as the verb table reads it.
#include "common/options/program.hpp"

#include <doctest/doctest.h>

using namespace sidestep;

namespace {
Result<Arguments> parse(std::string_view verb, const std::vector<std::string>& words) {
  return parse_arguments(*verb_named(verb), words);
}
} // namespace

TEST_CASE("options stand before or after words, and a dash begins a word") {
  const auto args = parse("search", {"-kind:request", "--limit", "5", "word", "--count", "-x"});
  REQUIRE(args);
  CHECK(args->words == std::vector<std::string>{"-kind:request", "word", "-x"});
  CHECK(args->has("--count"));
  CHECK(*args->number("--limit").value() == 5);
  CHECK_FALSE(args->has("--threads"));
}

TEST_CASE("repeated options keep all, others the last") {
  const auto args =
      parse("search", {"--phrase", "a b", "--phrase=-c d", "--sort=newest", "--sort", "oldest"});
  REQUIRE(args);
  CHECK(args->values("--phrase") == std::vector<std::string>{"a b", "-c d"});
  CHECK(*args->value("--sort") == "oldest");
}

TEST_CASE("a wrong option is named, with the near one") {
  const auto args = parse("search", {"word", "--limt", "5"});
  REQUIRE_FALSE(args);
  CHECK(args.error().code == Code::usage);
  CHECK(args.error().message.find("--limt") != std::string::npos);
  CHECK(args.error().hint.find("--limit") != std::string::npos);
  CHECK_FALSE(parse("search", {"--limit"}));
}

TEST_CASE("values are checked with what was expected") {
  const auto args = parse("search", {"--limit", "-3", "--sort", "size"});
  REQUIRE(args);
  CHECK_FALSE(args->number("--limit"));
  const auto sort = args->choice("--sort", {"relevance", "newest"});
  REQUIRE_FALSE(sort);
  CHECK(sort.error().message.find("relevance, newest") != std::string::npos);
  CHECK(*parse("search", {})->choice("--sort", {"newest"}) == "newest");
}

TEST_CASE("words behind -- are words") {
  const auto args = parse("search", {"--", "--count"});
  REQUIRE(args);
  CHECK(args->words == std::vector<std::string>{"--count"});
}

TEST_CASE("every verb has help, and its examples use only its own options") {
  for (const VerbRow& verb : verbs()) {
    CAPTURE(verb.name);
    CHECK(help_text(verb).find(verb.summary) != std::string::npos);
    for (const std::string_view example : verb.examples)
      CHECK(example.starts_with(verb.name));
  }
}
