// Changes to an index that is there: where they stand, what readers see between
// two commits, and what a run that was killed there leaves to the next.
#include "indexer/store/builder.hpp"
#include "indexer/store/facts.hpp"
#include "indexer/store/holdings.hpp"
#include "indexer/store/reader.hpp"
#include "indexer/store/shards.hpp"
#include "indexer/store/stub.hpp"
#include "indexer/store/view.hpp"
#include "indexer/store/writer.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <filesystem>
#include <map>
#include <set>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace sidestep;
using namespace sidestep::indexer::store;
namespace fs = std::filesystem;

namespace {

struct Folder {
  std::string name = (fs::temp_directory_path() / "sidestep-live-XXXXXX").string();
  Folder() { REQUIRE(::mkdtemp(name.data()) != nullptr); }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(name, ignored);
  }
  fs::path path() const { return name; }
};

ThreadEntry entry(std::string name, std::vector<std::string> texts, std::string signature = "1") {
  ThreadEntry made;
  made.thread.id = "sample:" + name;
  made.thread.source = "sample";
  made.thread.as_of = "2026-09-04T02:14:07Z";
  made.thread.other_names = {"7"};
  made.signature = std::move(signature);
  for (std::size_t n = 0; n < texts.size(); ++n) {
    MessageRecord message;
    message.thread = made.thread.id;
    message.id = made.thread.id + "#incoming-" + std::to_string(n + 1);
    message.source = "sample";
    message.text = std::move(texts[n]);
    message.as_of = "2026-09-04";
    message.order = static_cast<int>(n);
    made.messages.push_back(std::move(message));
  }
  return made;
}

void build(const fs::path& dir, const std::vector<ThreadEntry>& entries) {
  auto builder = Builder::open(dir);
  REQUIRE(builder);
  auto segments = builder->segments();
  for (const ThreadEntry& each : entries)
    REQUIRE(segments.put(each));
  REQUIRE(segments.close());
  REQUIRE(builder->finish());
}

void change(const fs::path& dir, const std::vector<ThreadEntry>& entries) {
  auto writer = Writer::open(dir);
  REQUIRE(writer);
  for (const ThreadEntry& each : entries)
    REQUIRE(writer->put(each));
  REQUIRE(writer->finish());
}

// (id, terms with positions, values, data) of every document.
std::multiset<std::string> contents(const fs::path& dir) {
  auto all = with_reader(dir, [](const Xapian::Database& db) -> Result<std::multiset<std::string>> {
    std::multiset<std::string> out;
    for (auto at = db.postlist_begin(""); at != db.postlist_end(""); ++at) {
      const auto document = db.get_document(*at);
      std::string text = document.get_data();
      for (auto term = db.termlist_begin(*at); term != db.termlist_end(*at); ++term) {
        text += " " + *term;
        for (auto place = db.positionlist_begin(*at, *term);
             place != db.positionlist_end(*at, *term); ++place)
          text += ":" + std::to_string(*place);
      }
      for (auto value = document.values_begin(); value != document.values_end(); ++value)
        text += fmt::format(" {}={}", value.get_valueno(), *value);
      out.insert(std::move(text));
    }
    return out;
  });
  REQUIRE(all);
  return std::move(*all);
}

struct Seen {
  std::size_t matches = 0;
  std::size_t left_out = 0;
  std::size_t documents = 0;
};
Seen seen(const fs::path& dir, const std::string& word) {
  auto found = with_reader(dir, [&](const Xapian::Database& db) -> Result<Seen> {
    Seen out;
    Xapian::Enquire enquire(db);
    enquire.set_query(shown_once(db, Xapian::Query(word)));
    out.matches = enquire.get_mset(0, 100, 1000).get_matches_estimated();
    const Moving moving(db);
    for (auto at = db.postlist_begin(word); at != db.postlist_end(word); ++at) {
      ++out.documents;
      if (moving.leaves_out(*at)) ++out.left_out;
    }
    return out;
  });
  REQUIRE_MESSAGE(found.has_value(), (found ? "" : found.error().message));
  return *found;
}

// Runs a child that changes the index and is killed between the two commits.
void killed_between(const fs::path& dir, const std::vector<ThreadEntry>& entries,
                    const std::string& removed = "") {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    auto writer = Writer::open(dir, {[] { ::raise(SIGKILL); }});
    if (!writer) ::_exit(1);
    for (const ThreadEntry& each : entries)
      static_cast<void>(writer->put(each));
    if (!removed.empty()) static_cast<void>(writer->remove(removed));
    static_cast<void>(writer->finish());
    ::_exit(2);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
}

const std::vector<ThreadEntry> before{entry("roads", {"alpha common", "beta common"}),
                                      entry("bins", {"gamma common"})};
const ThreadEntry changed = entry("roads", {"alpha common", "beta common", "delta common"}, "2");

} // namespace

TEST_CASE("what changed stands in the live shard, once") {
  Folder folder;
  build(folder.path(), before);
  change(folder.path(), {changed});
  const auto shards = read_shards(folder.path());
  REQUIRE(shards);
  CHECK(shards->live.starts_with("live-"));
  CHECK(Xapian::Database((folder.path() / shards->live).string()).get_doccount() == 4);
  CHECK(Xapian::Database((folder.path() / shards->main).string()).get_doccount() == 2);
  CHECK(seen(folder.path(), "common").documents == 4);
  Folder clean;
  build(clean.path(), {changed, before[1]});
  CHECK(contents(folder.path()) == contents(clean.path()));
  CHECK(view_of(folder.path())->signature("sample:roads") == "2");
  CHECK(view_of(folder.path())->entry("sample:roads")->value().messages.size() == 3);
  CHECK(view_of(folder.path())->numbered("sample", 7)->size() == 2);
  // Changed again, it is replaced there; a thread that is gone leaves both.
  change(folder.path(), {entry("roads", {"epsilon"}, "3")});
  CHECK(seen(folder.path(), "common").documents == 1);
  CHECK(seen(folder.path(), "epsilon").documents == 1);
}

TEST_CASE("between the two commits readers see each message once") {
  Folder folder;
  build(folder.path(), before);
  killed_between(folder.path(), {changed});
  const auto between = seen(folder.path(), "common");
  CHECK(between.documents == 6); // two of them stand twice
  CHECK(between.left_out == 2);
  CHECK(between.matches == 4);
  CHECK(seen(folder.path(), "delta").matches == 1);
  CHECK(seen(folder.path(), "gamma").matches == 1);
  // Asking goes on; the next writer finishes it.
  change(folder.path(), {});
  CHECK(seen(folder.path(), "common").documents == 4);
  Folder clean;
  build(clean.path(), {changed, before[1]});
  CHECK(contents(folder.path()) == contents(clean.path()));
}

TEST_CASE("a thread that is taken out is gone at the first of the two commits") {
  Folder folder;
  build(folder.path(), before);
  killed_between(folder.path(), {}, "sample:bins");
  CHECK(seen(folder.path(), "gamma").matches == 0);
  change(folder.path(), {});
  CHECK(seen(folder.path(), "gamma").documents == 0);
  CHECK(seen(folder.path(), "common").documents == 2);
}

TEST_CASE("a writer that gives up leaves nothing half done") {
  Folder folder;
  build(folder.path(), before);
  const auto as_it_was = contents(folder.path());
  {
    auto writer = Writer::open(folder.path());
    REQUIRE(writer);
    REQUIRE(writer->put(changed));
    REQUIRE(writer->remove("sample:bins"));
  }
  CHECK(contents(folder.path()) == as_it_was);
}

TEST_CASE("what a site withdrew leaves a mark without a word, until it is back") {
  Folder folder;
  build(folder.path(), before);
  {
    auto writer = Writer::open(folder.path());
    REQUIRE(writer);
    REQUIRE(writer->withdraw({{"sample:bins", "sample:dustbins"}, 403, "2026-09-05"}));
    REQUIRE(writer->finish());
  }
  CHECK(seen(folder.path(), "gamma").documents == 0);
  const auto value = [&](const char* id) {
    return facts_of(folder.path())->value().value(withdrawn_key(id));
  };
  CHECK(value("sample:bins") == "403 2026-09-05");
  CHECK(value("sample:dustbins") == "=403 2026-09-05");
  CHECK(value("sample:roads") == "");
  auto back = before[1];
  back.thread.other_names = {"dustbins"};
  change(folder.path(), {back});
  CHECK(value("sample:bins") == "");
  CHECK(value("sample:dustbins") == "");
  CHECK(seen(folder.path(), "gamma").documents == 1);
}

TEST_CASE("the shards of two moments are opened again") {
  Folder folder;
  build(folder.path(), before);
  change(folder.path(), {changed});
  const auto shards = *read_shards(folder.path());
  {
    Xapian::WritableDatabase live((folder.path() / shards.live).string());
    live.set_metadata("generation", "9");
    live.commit();
  }
  CHECK_THROWS_AS(open_shards(folder.path(), shards), Xapian::DatabaseModifiedError);
  CHECK(Writer::open(folder.path()).error().code == Code::index);
}

TEST_CASE("many segments come to one index, whoever filled them") {
  Folder one;
  Folder many;
  std::vector<ThreadEntry> entries;
  for (int n = 0; n < 400; ++n)
    entries.push_back(entry(fmt::format("t{}", n), {fmt::format("word{} common", n), "more"}));
  build(one.path(), entries);
  auto builder = Builder::open(many.path());
  REQUIRE(builder);
  auto first = builder->segments();
  auto second = builder->segments();
  for (std::size_t n = 0; n < entries.size(); ++n) {
    auto& segments = n % 2 == 0 ? first : second;
    REQUIRE(segments.put(entries[n]));
    if (n % 4 == 3) REQUIRE(segments.close()); // more segments than are merged at once
  }
  REQUIRE(first.close());
  REQUIRE(second.close());
  REQUIRE(builder->finish());
  CHECK(contents(one.path()) == contents(many.path()));
  CHECK(read_stub(many.path())->size() == 1);
  for (const auto& each : fs::directory_iterator(many.path()))
    CHECK_FALSE(each.path().filename().string().starts_with("build-"));
}
