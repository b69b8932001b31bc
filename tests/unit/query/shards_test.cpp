// One index, the same cut into four folders, and the same four behind Xapian's
// own server: every answer is the same.
#include "indexer/store/places.hpp"
#include "indexer/store/tunnel.hpp"
#include "indexer/store/writer.hpp"
#include "query/language/parser.hpp"
#include "query/search/facets.hpp"
#include "query/search/search.hpp"
#include "query/search/thread.hpp"
#include "tests/kit/query/sample_index.hpp"
#include "tests/kit/query/served.hpp"

using namespace sidestep;
using namespace sidestep::query;
namespace fs = std::filesystem;
namespace store = indexer::store;

namespace {

constexpr std::size_t shard_count = 4;
using Places = std::vector<store::Place>;

// The sample's threads, one a folder, and all of them in one.
struct Cut {
  sample::Folder whole;
  sample::Folder parts[shard_count];
  Cut() {
    sample::build(whole.path);
    const std::vector<store::ThreadEntry> threads{sample::visits(), sample::bins(),
                                                  sample::petition(), sample::delisted()};
    for (std::size_t i = 0; i < shard_count; ++i)
      sample::build(parts[i].path, {threads[i]});
  }
  Places folders() const {
    Places out;
    for (const sample::Folder& part : parts)
      out.push_back({part.path, "", 0});
    return out;
  }
};

const Cut& cut() {
  static const Cut all;
  return all;
}

constexpr const char* texts[] = {"*",
                                 "refuse",
                                 "\"nothing further\"",
                                 "in:all policy",
                                 "says:stock",
                                 "says:stock by:authority",
                                 "refus* OR review",
                                 "the NEAR/5 information",
                                 "date:2012..",
                                 "-kind:request",
                                 "thread:( kind:request says:stock )",
                                 "kind:request THEN by:authority",
                                 "kind:request THEN/20wd says:stock",
                                 "by:authority THEN NOT/20wd by:authority"};

// All of an answer that a user sees, as lines.
std::vector<std::string> told(const store::Index& index, const std::string& text) {
  const auto query = parse(text);
  REQUIRE(query);
  Request request;
  request.query = *query;
  request.fetch = 100;
  request.count_quoted = true;
  std::vector<std::string> out{text};
  for (const bool threads : {false, true}) {
    request.threads = threads || is_sequence(*query);
    const auto answer = search(index, request);
    REQUIRE_MESSAGE(answer, (answer ? "" : answer.error().message));
    out.push_back(std::to_string(answer->messages) + " " + std::to_string(answer->threads) + " " +
                  std::to_string(answer->searched) + " " + std::to_string(answer->only_quoted) +
                  " " + answer->as_of);
    for (const Hit& hit : answer->hits) {
      out.push_back(hit.message.id + " " + passage_text(hit.message, hit.passage, true));
      for (const Step& step : hit.steps)
        out.push_back("  " + step.message.id);
    }
    const std::vector<std::string> fields{"authority", "year", "says", "family", "kind"};
    const auto counted = facets(index, *query, fields, request.threads);
    REQUIRE(counted);
    for (const Facet& facet : *counted)
      for (const FacetValue& each : facet.values)
        out.push_back(facet.field + " " + each.value + " " + std::to_string(each.count));
  }
  return out;
}

void check_same(const store::Index& one, const store::Index& other) {
  for (const char* text : texts)
    CHECK(told(one, text) == told(other, text));
  const auto id = sites::parse_id("sample:mystery_shopping");
  REQUIRE(id);
  const auto here = load_thread(one, *id);
  const auto there = load_thread(other, *id);
  REQUIRE((here && *here && there && *there));
  REQUIRE((*here)->messages.size() == (*there)->messages.size());
  for (std::size_t i = 0; i < (*here)->messages.size(); ++i)
    CHECK((*here)->messages[i].text == (*there)->messages[i].text);
}

} // namespace

TEST_CASE("four folders answer as one index does") {
  check_same(store::Index(cut().whole.path), store::Index(cut().whole.path, cut().folders()));
}

TEST_CASE("four shards behind xapian-tcpsrv answer as one index does") {
  if (!sample::can_serve()) {
    MESSAGE("skipped: xapian-tcpsrv is not installed (apt-get install xapian-tools)");
    return;
  }
  sample::Served servers[shard_count];
  std::vector<std::string> names;
  for (std::size_t i = 0; i < shard_count; ++i) {
    REQUIRE(servers[i].start(cut().parts[i].path));
    names.push_back("127.0.0.1:" + std::to_string(servers[i].port()));
  }
  const auto places = store::read_places(names, cut().whole.path);
  REQUIRE_MESSAGE(places, (places ? "" : places.error().message));
  check_same(store::Index(cut().whole.path), store::Index(cut().whole.path, *places));

  SUBCASE("beside folders") {
    Places mixed = cut().folders();
    mixed[1] = (*places)[1];
    mixed[3] = (*places)[3];
    check_same(store::Index(cut().whole.path), store::Index(cut().whole.path, mixed));
  }
  SUBCASE("one that is down is an error that names it") {
    const store::Index index(cut().whole.path, *places);
    REQUIRE(count(index, *parse("refuse"), false));
    servers[2].stop();
    for (int again = 0; again < 2; ++again) { // while it was open, and anew
      const auto answer = count(index, *parse("refuse"), false);
      REQUIRE(!answer);
      CHECK(answer.error().code == Code::index);
      CHECK(answer.error().message.find(std::to_string(servers[2].port())) != std::string::npos);
    }
  }
}

TEST_CASE("a shard that is being changed elsewhere is searched all the same") {
  if (!sample::can_serve()) {
    MESSAGE("skipped: xapian-tcpsrv is not installed (apt-get install xapian-tools)");
    return;
  }
  sample::Folder folder;
  sample::build(folder.path, {sample::bins(), sample::visits()});
  std::string lexicon;
  const auto found_there = [&] {
    sample::Served server;
    REQUIRE(server.start(folder.path));
    const store::Place there{{}, "127.0.0.1", static_cast<unsigned>(server.port())};
    Request request;
    request.query = *parse("emptied");
    const auto answer = search(store::Index(folder.path, {there}), request);
    REQUIRE_MESSAGE(answer, (answer ? "" : answer.error().message));
    lexicon = answer->lexicon;
    return answer->messages;
  };
  std::size_t meanwhile = 0;
  auto writer = store::Writer::open(folder.path, {[&] { meanwhile = found_there(); }});
  REQUIRE(writer);
  store::ThreadEntry changed = sample::bins();
  changed.signature = "bins-2";
  REQUIRE(writer->put(changed));
  writer->set_names({{}, {}, "test.2"});
  REQUIRE(writer->finish());
  CHECK(meanwhile == 4); // for a moment each stands twice, never not at all
  CHECK(found_there() == 2);
  CHECK(lexicon == "test.2"); // what the run said of the index is heard there too
}

TEST_CASE("only what is reached through loopback or a tunnel is asked") {
  const auto code = [](const std::string& shard) {
    const auto places = store::read_places({shard}, "/own");
    return places ? Code::ok : places.error().code;
  };
  CHECK(code("own") == Code::ok);
  CHECK(code("/srv/index") == Code::ok);
  CHECK(code("127.0.0.1:7700") == Code::ok);
  CHECK(code("[::1]:7700") == Code::ok);
  CHECK(code("localhost:7700") == Code::ok);
  CHECK(code("192.0.2.7:7700") == Code::config);
  CHECK(code("[2001:db8::7]:7700") == Code::config);
  CHECK(code("search.example.org:7700") == Code::config);
  CHECK(code("127.0.0.1") == Code::config);
  CHECK(code("127.0.0.1:0") == Code::config);
  CHECK(code("127.0.0.1:70000") == Code::config);
  CHECK(code("own/index") == Code::config);
  CHECK(!store::read_places({"own", "own"}, "/own"));
  const auto none = store::read_places({}, "/own");
  REQUIRE(none);
  CHECK(none->front().folder == "/own");
}

TEST_CASE("an index that stays open sees what was written since") {
  sample::Folder folder;
  sample::build(folder.path);
  const store::Index index(folder.path);
  const auto before = count(index, *parse("*"), false);
  sample::build(folder.path, {sample::petition()}); // a new index in its place
  const auto after = count(index, *parse("*"), false);
  REQUIRE((before && after));
  CHECK(*after < *before);
}
