// The user's file over the shipped one, and what each mistake in it says.
#include "common/config/config.hpp"
#include "common/files.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>

using namespace sidestep;
namespace fs = std::filesystem;

namespace {

// A configuration file in a folder of its own.
struct TempConfig {
  fs::path file =
      fs::temp_directory_path() / fmt::format("sidestep-config-{}", ::getpid()) / "c.toml";
  explicit TempConfig(std::string_view text) {
    fs::create_directories(file.parent_path());
    REQUIRE(write_file(file, text));
  }
  TempConfig(const TempConfig&) = delete;
  TempConfig& operator=(const TempConfig&) = delete;
  ~TempConfig() { fs::remove_all(file.parent_path()); }
  Result<Config> load() const { return load_config({file.string(), std::nullopt}); }
};

std::string error_of(std::string_view text) {
  const auto config = TempConfig(text).load();
  REQUIRE_FALSE(config);
  CHECK(config.error().code == Code::config);
  return config.error().message + " " + config.error().hint;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a user's file is laid over the shipped one, key by key") {
  const auto config = TempConfig("[crawl]\ncontact = \"me@example.org\"\n"
                                 "[[source]]\nname = \"petitions\"\njurisdiction = \"scotland\"\n"
                                 "[[source]]\nname = \"own\"\nkind = \"alaveteli\"\n"
                                 "url = \"http://foi.example.org/\"\n")
                          .load();
  REQUIRE(config);
  CHECK(config->contact == "me@example.org");
  CHECK(config->delay_seconds == doctest::Approx(5.0));
  REQUIRE(config->sources.size() == 3);
  CHECK(config->sources[1].name == "petitions");
  CHECK(config->sources[1].jurisdiction == "scotland");
  CHECK(config->sources[1].kind == "uk-petitions");
  CHECK(config->sources[2].url == "http://foi.example.org");
  CHECK(holds(config->origins.at("crawl.contact"), "c.toml:2"));
}

TEST_CASE("an error names file, line, key, value and what was expected") {
  const std::string unknown = error_of("[crawl]\ndelay_secs = 3\n");
  CHECK(holds(unknown, "c.toml:2"));
  CHECK(holds(unknown, "crawl.delay_secs"));
  CHECK(holds(unknown, "did you mean delay_seconds"));
  const std::string type = error_of("[crawl]\n\ndelay_seconds = \"five\"\n");
  CHECK(holds(type, "c.toml:3"));
  CHECK(holds(type, "seconds from 0 to 3600"));
  CHECK(holds(error_of("[crawl]\ndelay_seconds = -1\n"), "-1"));
  CHECK(holds(error_of("[crawl]\nallow_loopback = 1\n"), "true or false"));
  CHECK(holds(error_of("[[source]]\nname = \"x\"\nkind = \"alaveteli\"\n"), "has no url"));
  CHECK(holds(error_of("[[source]]\nkind = \"alaveteli\"\n"), "no name"));
  CHECK(holds(error_of("[[source]]\nname=\"petitions\"\nconnect_to = \"10.0.0.1:80\"\n"),
              "on this machine"));
  CHECK(holds(error_of("[sources]\n"), "'sources'"));
  CHECK(holds(error_of("crawl = 3\n"), "[crawl]"));
  CHECK(holds(error_of("[crawl\n"), "not a TOML file"));
}

TEST_CASE("the archive folder: option, variable, file") {
  const TempConfig file("[archive]\ndir = \"/srv/one\"\n");
  CHECK(file.load()->archive_dir == "/srv/one");
  ::setenv("SIDESTEP_ARCHIVE", "/srv/two", 1);
  CHECK(file.load()->archive_dir == "/srv/two");
  CHECK(load_config({file.file.string(), "/srv/three"})->archive_dir == "/srv/three");
  ::unsetenv("SIDESTEP_ARCHIVE");
}

TEST_CASE("a named file that is not there is an error, save for init") {
  CHECK_FALSE(load_config({"/nowhere/c.toml", std::nullopt}));
  CHECK(load_config({"/nowhere/c.toml", std::nullopt, true}));
}

TEST_CASE("the machine's file lies under the user's, and init writes to the user's") {
  const TempConfig machine("[crawl]\ndelay_seconds = 9\ncontact = \"machine@example.org\"\n");
  const fs::path home = machine.file.parent_path() / "home";
  fs::create_directories(home / "sidestep");
  const char* before = std::getenv("XDG_CONFIG_HOME");
  const std::string kept = before == nullptr ? "" : before;
  ::setenv("XDG_CONFIG_HOME", home.c_str(), 1);
  ConfigRequest request;
  request.system_file = machine.file;
  const auto without = load_config(request);
  REQUIRE(write_file(home / "sidestep/config.toml", "[crawl]\ncontact = \"me@example.org\"\n"));
  const auto with = load_config(request);
  if (before == nullptr)
    ::unsetenv("XDG_CONFIG_HOME");
  else
    ::setenv("XDG_CONFIG_HOME", kept.c_str(), 1);
  REQUIRE(without);
  CHECK(without->contact == "machine@example.org");
  CHECK(without->user_file == home / "sidestep/config.toml");
  REQUIRE(with);
  CHECK(with->contact == "me@example.org");
  CHECK(with->delay_seconds == 9);
}

TEST_CASE("a scope under its source is read, and a slip in it is found") {
  const auto config = TempConfig("[[source]]\nname = \"whatdotheyknow\"\n[source.scope]\n"
                                 "authority = [\"dwp\", \"home_office\"]\nsince = \"2019-06\"\n"
                                 "[[source]]\nname = \"petitions\"\n[source.scope]\n"
                                 "answered = true\nparliament = \"2017-2019\"\n")
                          .load();
  REQUIRE(config);
  REQUIRE(config->sources[0].scope);
  CHECK(config->sources[0].scope->authorities == std::vector<std::string>{"dwp", "home_office"});
  CHECK(config->sources[0].scope->since == "2019-06");
  CHECK_FALSE(config->sources[0].scope->all);
  REQUIRE(config->sources[1].scope);
  CHECK(config->sources[1].scope->answered);
  CHECK(config->sources[1].scope->parliament == "2017-2019");
  CHECK(holds(config->origins.at("source.whatdotheyknow.scope.since"), "c.toml:5"));
  CHECK_FALSE(load_config({})->sources[0].scope);

  const std::string head = "[[source]]\nname = \"petitions\"\n[source.scope]\n";
  const std::string typo = error_of(head + "autority = \"dwp\"\n");
  CHECK(holds(typo, "c.toml:4"));
  CHECK(holds(typo, "source.scope.autority"));
  CHECK(holds(typo, "did you mean authority"));
  CHECK(holds(error_of(head + "since = \"June\"\n"), "2019-06-12"));
  CHECK(holds(error_of(head + "since = \"2019-13\"\n"), "2019-13"));
  CHECK(holds(error_of(head + "authority = [3]\n"), "slugs of bodies"));
  CHECK(holds(error_of("[[source]]\nname = \"petitions\"\nscope = 3\n"), "[source.scope]"));
  CHECK(holds(error_of("[[source]]\nname = \"petitions\"\n[source.scop]\nall = true\n"),
              "did you mean scope"));
}
