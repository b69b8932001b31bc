// The lexicon: loading, what is refused and how it is said, the user's own
// files, guards; and that the shipped files are whole.
#include "indexer/findings/findings.hpp"
#include "indexer/findings/lexicon.hpp"
#include "indexer/findings/lexicon_cost.hpp"
#include "indexer/findings/phrases.hpp"
#include "tests/kit/places.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <set>

using namespace sidestep;
using namespace sidestep::indexer;
namespace fs = std::filesystem;

namespace {

// A folder of its own for each case, gone afterwards.
class Folder {
public:
  explicit Folder(const std::string& name)
      : path_(fs::temp_directory_path() /
              ("sidestep-lexicon-" + std::to_string(::getpid()) + name)) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void file(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name) << text;
  }
  const fs::path& path() const { return path_; }

private:
  fs::path path_;
};

const std::string head = "version = \"9\"\n[[category]]\nid = \"closed\"\nfamily = \"closing\"\n";
const std::string entry =
    "[[entry]]\nid = \"shut\"\ncategory = \"closed\"\n"
    "patterns = [\"matter {0,2} shut\"]\nexamples = [\"The matter is shut.\"]\n";

std::string refusal(const std::string& text) {
  const Folder folder("a");
  folder.file("a.toml", text);
  const auto lexicon = Lexicon::load(folder.path(), {});
  if (lexicon) return "";
  CHECK(lexicon.error().code == Code::config);
  return lexicon.error().message;
}

bool says(const std::string& message, const std::string& part) {
  return message.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a small lexicon loads and finds") {
  const Folder folder("b");
  folder.file("a.toml", head + entry);
  const auto lexicon = Lexicon::load(folder.path(), {});
  REQUIRE(lexicon);
  CHECK(lexicon->version() == "9");
  const std::string text = "So the matter is now shut, we think.";
  const Findings found = find_phrases(*lexicon, text, {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].quote == "matter is now shut");
  CHECK(text.substr(found[0].start, found[0].end - found[0].start) == found[0].quote);
  CHECK(found[0].category == "closed");
  CHECK(found[0].family == "closing");
  CHECK(found[0].rule == "shut");
  CHECK(found[0].lexicon == "9");
}

TEST_CASE("broken files are refused with file and line") {
  CHECK(says(refusal(head + entry + "colour = \"red\"\n"),
             "a.toml:10: [[entry]] has an unknown key"));
  CHECK(says(refusal(head + "[[entry]]\nid = \"x\"\n"), "has no \"category\""));
  CHECK(says(refusal("version = 3\n"), "a.toml:1:"));
  CHECK(says(refusal("[[category]\n"), "a.toml:1:"));
  CHECK(says(refusal(head + entry + entry), "a.toml:11: \"shut\" is the name of another"));
  CHECK(says(refusal(head + "[[category]]\nid = \"closing\"\nfamily = \"x\"\n"),
             "is the name of another"));
  CHECK(says(refusal(head + "[[entry]]\nid = \"x\"\ncategory = \"none\"\npatterns = [\"a b\"]\n"
                            "examples = [\"a b\"]\n"),
             "no category is called \"none\""));
  CHECK(says(refusal(head + "[[entry]]\nid = \"x\"\ncategory = \"closed\"\npatterns = [\"(a b\"]\n"
                            "examples = [\"a b\"]\n"),
             "a.toml:8:"));
  CHECK(
      says(refusal(head +
                   "[[entry]]\nid = \"x\"\ncategory = \"closed\"\npatterns = [\"shut\", \"the\"]\n"
                   "examples = [\"shut\"]\n"),
           "nearly anywhere"));
  CHECK(says(refusal(head + entry + "counterexamples = [\"The matter is shut.\"]\n"),
             "a.toml:10: entry \"shut\" finds its counterexample"));
  CHECK(
      says(refusal(head + "[[entry]]\nid = \"x\"\ncategory = \"closed\"\npatterns = [\"a door\"]\n"
                          "examples = [\n\"a door\",\n\"a window\"]\n"),
           "a.toml:11: entry \"x\" does not find its example \"a window\""));
  CHECK(says(refusal(head + "[classes]\na = [\"@b\"]\nb = [\"@a\"]\n"), "made of itself"));
  CHECK(says(refusal(head + "[classes]\na = [\"@c\"]\n"), "@c"));
}

TEST_CASE("classes that unfold to more than anybody writes are refused") {
  const auto chain = [](int count, std::string_view twice) {
    std::string file = head + "[classes]\n";
    for (int n = 0; n < count; ++n)
      file += fmt::format("c{0:06} = [\"@c{1:06}{2}\"]\n", n, n + 1,
                          twice.empty() ? "" : fmt::format(" @c{:06}", n + 1));
    return file + fmt::format("c{:06} = [\"zebra\"]\n", count);
  };
  CHECK(says(refusal(chain(14, "twice")), "unfolds to over 4000 parts"));
  CHECK(says(refusal(chain(100'000, "")), "classes deep in others"));
  CHECK(refusal(chain(10, "") + entry).empty());
}

TEST_CASE("a folder without a lexicon is no lexicon") {
  const Folder folder("c");
  CHECK_FALSE(Lexicon::load(folder.path(), {}));
  CHECK_FALSE(Lexicon::load(folder.path() / "absent", {}));
}

TEST_CASE("a user's file stands beside the shipped ones") {
  const Folder shipped("d");
  const Folder user("e");
  shipped.file("a.toml", "[classes]\nend = [\"shut|over\"]\n");
  shipped.file("b.toml", head + entry);
  user.file("mine.toml",
            "[[category]]\nid = \"mine\"\nfamily = \"my-family\"\n[[entry]]\nid = \"its-over\"\n"
            "category = \"mine\"\npatterns = [\"it is @end\"]\nexamples = [\"It is over\"]\n");
  const auto lexicon = Lexicon::load(shipped.path(), user.path());
  REQUIRE_MESSAGE(lexicon, (lexicon ? "" : lexicon.error().message));
  CHECK(find_phrases(*lexicon, "It is over.", {}).at(0).category == "mine");
  CHECK(lexicon->version().substr(0, 2) == "9+");
  const std::string before = lexicon->version();
  user.file("more.toml", "[classes]\nx = [\"y\"]\n");
  CHECK(Lexicon::load(shipped.path(), user.path())->version() != before);
  user.file("more.toml", entry);
  CHECK_FALSE(Lexicon::load(shipped.path(), user.path())); // the id is taken
}

TEST_CASE("guards look at the sentence of the match alone") {
  const Folder folder("f");
  folder.file("a.toml", head + entry + "unless = [\"~road\"]\nneeds = [\"(we|is)\"]\n");
  const auto lexicon = Lexicon::load(folder.path(), {});
  REQUIRE(lexicon);
  CHECK(find_phrases(*lexicon, "The matter is shut. The road too.", {}).size() == 1);
  CHECK(find_phrases(*lexicon, "The matter is shut, as the roads are.", {}).empty());
  CHECK(find_phrases(*lexicon, "Matter shut.", {}).empty());
}

TEST_CASE("some phrases count only in letters, some only in statements") {
  const Folder folder("h");
  folder.file("a.toml", head + "[[category]]\nid = \"late\"\nfamily = \"delaying\"\n"
                               "addressed = true\n"
                               "[[entry]]\nid = \"so-late\"\ncategory = \"late\"\n"
                               "patterns = [\"so late\"]\nexamples = [\"It is so late\"]\n"
                               "[[entry]]\nid = \"warm\"\ncategory = \"closed\"\n"
                               "impersonal = true\npatterns = [\"warm words\"]\n"
                               "examples = [\"Here are warm words\"]\n");
  const auto lexicon = Lexicon::load(folder.path(), {});
  REQUIRE_MESSAGE(lexicon, (lexicon ? "" : lexicon.error().message));
  std::string text = "It is so late and here are warm words. ";
  for (int i = 0; i < 20; ++i)
    text += "The report speaks of rain. ";
  Findings found = find_phrases(*lexicon, text, {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "warm");
  found = find_phrases(*lexicon, text + "We thank you.", {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "so-late");
}

TEST_CASE("an entry too may count only in letters, however short they are") {
  const Folder folder("i");
  folder.file("a.toml", head +
                            "[[entry]]\nid = \"thief\"\ncategory = \"closed\"\naddressed = true\n"
                            "patterns = [\"a thief\"]\nexamples = [\"A thief came\"]\n");
  const auto lexicon = Lexicon::load(folder.path(), {});
  REQUIRE_MESSAGE(lexicon, (lexicon ? "" : lexicon.error().message));
  const std::string text = "A thief would like it.";
  const Voices own{{Voice::own, 0, text.size()}};
  CHECK(find_phrases(*lexicon, text, own).empty());
  const std::string letter = text + " You see.";
  CHECK(find_phrases(*lexicon, letter, Voices{{Voice::own, 0, letter.size()}}).size() == 1);
}

TEST_CASE("of matches of one category that overlap the longest is kept") {
  const Folder folder("g");
  folder.file(
      "a.toml",
      head + entry +
          "[[entry]]\nid = \"for-good\"\ncategory = \"closed\"\n"
          "patterns = [\"matter is shut for good\"]\nexamples = [\"matter is shut for good\"]\n");
  const auto lexicon = Lexicon::load(folder.path(), {});
  REQUIRE(lexicon);
  const Findings found = find_phrases(*lexicon, "The matter is shut for good.", {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "for-good");
}

TEST_CASE("the shipped lexicon is whole") {
  const auto miner = Miner::load(test::source_root() / "data", {});
  REQUIRE_MESSAGE(miner, (miner ? "" : miner.error().message));
  CHECK(miner->lexicon_version() == "2026.1");
  const auto names = miner->names();
  std::set<std::string> categories;
  for (const auto& [category, family] : names.categories)
    categories.insert(category);
  std::set<std::string> used;
  for (const auto& [id, category] : names.phrases)
    used.insert(category);
  CHECK(categories == used);
  for (const char* category : {"matter-of-policy",
                               "nothing-further",
                               "no-comment",
                               "not-held",
                               "cost-limit",
                               "vexatious",
                               "ncnd",
                               "exemption-harm",
                               "safe-space",
                               "public-interest-boilerplate",
                               "already-public",
                               "delay",
                               "future-publication",
                               "other-body",
                               "not-foi",
                               "clarify-narrow",
                               "access-barrier",
                               "reassurance",
                               "no-plans",
                               "partial-release",
                               "review-outcome",
                               "acknowledgement",
                               "boilerplate"})
    CHECK_MESSAGE(categories.count(category) == 1, category);
}

namespace {

LexiconCost cost(const Folder& folder, const std::string& pattern, const char* example) {
  folder.file("a.toml", head + "[[entry]]\nid = \"one\"\ncategory = \"closed\"\npatterns = [\"" +
                            pattern + "\"]\nexamples = [\"" + example + "\"]\n");
  const auto counts = WordCounts::load(test::source_root() / "data" / "common-words.txt");
  REQUIRE(counts);
  const auto lexicon = Lexicon::load(folder.path(), {});
  REQUIRE_MESSAGE(lexicon, (lexicon ? "" : lexicon.error().message));
  return cost_of(*lexicon, *counts);
}

} // namespace

TEST_CASE("a pattern without a rare word is told by its cost, with file and line") {
  const Folder folder("cost");
  const auto common = cost(folder, "government policy", "It is government policy.").too_common;
  REQUIRE(common.size() == 1);
  CHECK(common[0].line == 8);
  const auto rare = cost(folder, "government ~dither", "The government dithers.");
  CHECK(rare.too_common.empty());
  CHECK(rare.trials > 0);
  CHECK(rare.trials < cost(folder, "government ~dither?", "The government.").trials);
}

TEST_CASE("the digest of a lexicon changes with any file of it") {
  const Folder shipped("digest");
  shipped.file("a.toml", head + entry);
  const std::string before = Lexicon::load(shipped.path(), {})->digest();
  CHECK(Lexicon::load(shipped.path(), {})->digest() == before);
  shipped.file("a.toml", head + entry + "# a remark\n");
  CHECK(Lexicon::load(shipped.path(), {})->digest() != before);
}

TEST_CASE("one more file is read as if it lay in the user's folder, and once where it does") {
  const Folder shipped("extra-shipped");
  const Folder user("extra-user");
  shipped.file("a.toml", head + entry);
  user.file("mine.toml", "[[entry]]\nid = \"over\"\ncategory = \"closed\"\n"
                         "patterns = [\"~dither\"]\nexamples = [\"They dithered.\"]\n");
  CHECK(Lexicon::load(shipped.path(), {}, user.path() / "mine.toml")->entries().size() == 2);
  CHECK(Lexicon::load(shipped.path(), user.path(), user.path() / "mine.toml")->entries().size() ==
        2);
  CHECK_FALSE(Lexicon::load(shipped.path(), {}, user.path() / "absent.toml"));
}
