// The index from outside: what is put in stands where the schema says, is
// replaced whole, and survives rebuilds, damage and a second writer.
#include "common/files.hpp"
#include "indexer/store/builder.hpp"
#include "indexer/store/fields.hpp"
#include "indexer/store/reader.hpp"
#include "indexer/store/stub.hpp"
#include "indexer/store/writer.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>
#include <xapian.h>

using namespace sidestep;
using namespace sidestep::indexer::store;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() /
                  ("sidestep-store-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
  Folder() = default;
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
  static inline int count = 0;
};

MessageRecord message(std::string thread, std::string local, std::string text) {
  MessageRecord out;
  out.thread = thread;
  out.id = thread + "#" + local;
  out.source = "sample";
  out.authority = "roads";
  out.authority_name = "Office for Roads";
  out.date = "2026-06-12";
  out.as_of = "2026-09-04";
  out.title = "Potholes counted";
  out.text = std::move(text);
  out.voices = {{Voice::own, 0, out.text.size()}};
  return out;
}

ThreadEntry entry(std::string name, std::vector<std::string> texts, std::string signature = "s1") {
  ThreadEntry out;
  out.thread.id = "sample:" + name;
  out.thread.source = "sample";
  out.thread.as_of = "2026-09-04T02:14:07Z";
  out.thread.status = "waiting_response";
  out.signature = std::move(signature);
  int n = 0;
  for (std::string& text : texts) {
    ++n;
    out.messages.push_back(
        message(out.thread.id, "incoming-" + std::to_string(n), std::move(text)));
    out.messages.back().order = n;
    out.messages.back().status = out.thread.status;
  }
  return out;
}

void rebuild(const fs::path& dir, const std::vector<ThreadEntry>& entries) {
  auto builder = Builder::open(dir);
  REQUIRE_MESSAGE(builder.has_value(), (builder ? "" : builder.error().message));
  auto segments = builder->segments();
  for (const ThreadEntry& each : entries)
    REQUIRE(segments.put(each));
  REQUIRE(segments.close());
  REQUIRE(builder->finish());
}

void build(const fs::path& dir, const std::vector<ThreadEntry>& entries) {
  auto writer = Writer::open(dir);
  REQUIRE_MESSAGE(writer.has_value(), (writer ? "" : writer.error().message));
  for (const ThreadEntry& each : entries)
    REQUIRE(writer->put(each));
  REQUIRE(writer->finish());
}

unsigned found(const fs::path& dir, const Xapian::Query& query) {
  const auto count = with_reader(dir, [&](const Xapian::Database& database) -> Result<unsigned> {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    return enquire.get_mset(0, database.get_doccount() + 1).size();
  });
  REQUIRE_MESSAGE(count.has_value(), (count ? "" : count.error().message));
  return *count;
}

unsigned found(const fs::path& dir, std::string_view term) {
  return found(dir, Xapian::Query(std::string(term)));
}

unsigned found_phrase(const fs::path& dir, const std::vector<std::string>& words) {
  return found(dir, Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end(),
                                  static_cast<Xapian::termcount>(words.size())));
}

} // namespace

TEST_CASE("own words stand apart from all others, and no phrase crosses a gap") {
  Folder folder;
  ThreadEntry one = entry("roads", {"We have nothing You asked for gold further to add"});
  MessageRecord& letter = one.messages.front();
  letter.voices = {
      {Voice::own, 0, 15}, {Voice::quoted_request, 15, 33}, {Voice::own, 33, letter.text.size()}};
  build(folder.path, {one});
  CHECK(found(folder.path, "nothing") == 1);
  CHECK(found(folder.path, "gold") == 0);
  CHECK(found(folder.path, "XWgold") == 1);
  CHECK(found(folder.path, "XWnothing") == 0);
  CHECK(found_phrase(folder.path, {"further", "to", "add"}) == 1);
  CHECK(found_phrase(folder.path, {"nothing", "further"}) == 0);
  CHECK(found_phrase(folder.path, {"XWasked", "XWfor", "XWgold"}) == 1);
}

TEST_CASE("findings become terms for every name, with their polarity") {
  Folder folder;
  ThreadEntry one = entry("roads", {"text"});
  Finding phrase;
  phrase.category = "nothing-further";
  phrase.family = "closing";
  phrase.rule = "nothing-to-add";
  Finding thanks;
  thanks.category = "acknowledgement";
  thanks.family = "neutral";
  thanks.polarity = Polarity::quoted;
  Finding exemption;
  exemption.kind = FindingKind::exemption;
  exemption.law = "foia";
  exemption.ref = "s36.2.b";
  exemption.polarity = Polarity::tentative;
  Finding promise;
  promise.kind = FindingKind::promise;
  promise.from = parse_day("2026-06-20");
  promise.to = parse_day("2026-07-03");
  Finding hope = promise;
  hope.to = parse_day("2026-08-01");
  hope.polarity = Polarity::tentative;
  Finding meaning;
  meaning.kind = FindingKind::definition;
  meaning.term = "Secret visit";
  one.messages.front().findings = {phrase, thanks, exemption, promise, hope, meaning};
  build(folder.path, {one});
  for (const char* term : {"XPnothing-further", "XPclosing", "XPnothing-to-add", "XPstock",
                           "XPstock/any", "XPacknowledgement/quoted", "XPacknowledgement/any",
                           "XCs36/tentative", "XCs36.2.b/tentative", "XCfoia:s36.2/tentative",
                           "XCs36.2/any", "XPM2026-06", "XPM2026-07", "XDTsecret visit"})
    CHECK_MESSAGE(found(folder.path, term) == 1, term);
  for (const char* term :
       {"XPacknowledgement", "XPneutral", "XCs36", "XPstock/quoted", "XPM2026-08", "XPM2026-06/any",
        "XPM2026-08/tentative", "XDTsecret visit/any", "XDELno"})
    CHECK_MESSAGE(found(folder.path, term) == 0, term);
}

TEST_CASE("a thread put again replaces what the index held of it") {
  Folder folder;
  build(folder.path, {entry("roads", {"alpha", "beta"}), entry("bins", {"gamma"})});
  CHECK(found(folder.path, message_marker) == 3);
  CHECK(found(folder.path, thread_marker) == 2);
  build(folder.path, {entry("roads", {"delta"}, "s2")});
  CHECK(found(folder.path, message_marker) == 2);
  CHECK(found(folder.path, thread_marker) == 2);
  CHECK(found(folder.path, "alpha") == 0);
  CHECK(found(folder.path, "beta") == 0);
  CHECK(found(folder.path, "delta") == 1);
  CHECK(found(folder.path, "gamma") == 1);
}

TEST_CASE("the same signature re-stamps what moves and leaves the words") {
  Folder folder;
  build(folder.path, {entry("roads", {"alpha"})});
  ThreadEntry later = entry("roads", {"alpha"});
  later.messages.front().status = "successful";
  later.messages.front().as_of = "2027-01-05";
  later.thread.tags = {"transport"};
  build(folder.path, {later});
  CHECK(found(folder.path, "alpha") == 1);
  CHECK(found(folder.path, "XSsuccessful") == 1);
  CHECK(found(folder.path, "XSwaiting_response") == 0);
  CHECK(found(folder.path, "Ktransport") == 1);
  CHECK(found(folder.path, Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot::as_of, "20270105",
                                         "20270105")) == 1);
  CHECK(found(folder.path, Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot::as_of, "20260904",
                                         "20260904")) == 1); // the thread's own document
}

TEST_CASE("the signature is told, and goes with the thread") {
  Folder folder;
  build(folder.path, {entry("roads", {"alpha"}, "abc")});
  auto writer = Writer::open(folder.path);
  REQUIRE(writer);
  CHECK(writer->signature("sample:roads") == "abc");
  CHECK(writer->signature("sample:none") == "");
  REQUIRE(writer->remove("sample:roads"));
  CHECK(writer->signature("sample:roads") == "");
  REQUIRE(writer->finish());
  CHECK(found(folder.path, message_marker) == 0);
  CHECK(found(folder.path, thread_marker) == 0);
}

TEST_CASE("late and took stand on the answering message, else on the opening one") {
  Folder folder;
  Deadline deadline;
  deadline.kind = "reply";
  deadline.due = "2026-04-17";
  deadline.late = 38;
  ThreadEntry answered = entry("roads", {"request", "reply", "more"});
  deadline.answered = "2026-06-12";
  deadline.answered_by = "sample:roads#incoming-2";
  deadline.took = 58;
  answered.thread.deadlines = {deadline};
  ThreadEntry open = entry("bins", {"request", "holding"});
  deadline.answered.reset();
  deadline.answered_by.clear();
  deadline.took.reset();
  deadline.late = 90;
  open.thread.deadlines = {deadline};
  build(folder.path, {answered, open});
  const auto over = [&](unsigned slot, double least) {
    return found(folder.path,
                 Xapian::Query(Xapian::Query::OP_FILTER, Xapian::Query(std::string(message_marker)),
                               Xapian::Query(Xapian::Query::OP_VALUE_GE, slot,
                                             Xapian::sortable_serialise(least))));
  };
  CHECK(over(slot::late, 21) == 2);
  CHECK(over(slot::late, 40) == 1);
  CHECK(over(slot::took, 58) == 1);
  CHECK(over(slot::took, 59) == 0);
}

TEST_CASE("a rebuild swaps the whole index and leaves no old shard") {
  Folder folder;
  build(folder.path, {entry("roads", {"alpha"})});
  rebuild(folder.path, {entry("bins", {"beta"})});
  CHECK(found(folder.path, "alpha") == 0);
  CHECK(found(folder.path, "beta") == 1);
  int shards = 0;
  for (const auto& each : fs::directory_iterator(folder.path))
    shards += each.is_directory() ? 1 : 0;
  CHECK(shards == 1);
  SUBCASE("one that does not finish changes nothing") {
    {
      auto builder = Builder::open(folder.path);
      REQUIRE(builder);
      auto segments = builder->segments();
      REQUIRE(segments.put(entry("tax", {"gamma"})));
      REQUIRE(segments.close());
    }
    CHECK(found(folder.path, "gamma") == 0);
    CHECK(found(folder.path, "beta") == 1);
    build(folder.path, {});
    CHECK(read_stub(folder.path)->size() == 1);
    CHECK(found(folder.path, "beta") == 1);
  }
}

TEST_CASE("a second writer is told that the index is locked") {
  Folder folder;
  build(folder.path, {entry("roads", {"alpha"})});
  auto first = Writer::open(folder.path);
  REQUIRE(first);
  CHECK(Writer::open(folder.path).error().code == Code::locked);
  CHECK(Builder::open(folder.path).error().code == Code::locked);
}

TEST_CASE("missing, old and damaged indexes say what to run") {
  Folder folder;
  const auto ask = [&] {
    return read_index(folder.path, [](const Xapian::Database& database) -> Result<void> {
      for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at)
        database.get_document(*at).get_data();
      Xapian::Enquire enquire(database);
      enquire.set_query(Xapian::Query("alpha"));
      enquire.get_mset(0, 10);
      return {};
    });
  };
  SUBCASE("missing") {
    const auto asked = ask();
    REQUIRE(!asked);
    CHECK(asked.error().code == Code::index);
    CHECK(asked.error().message.find("no index") != std::string::npos);
  }
  SUBCASE("another version") {
    build(folder.path, {entry("roads", {"alpha"})});
    {
      auto writer = Writer::open(folder.path);
      REQUIRE(writer);
      writer->set_metadata(metadata::schema, "0");
      REQUIRE(writer->finish());
    }
    const auto asked = ask();
    REQUIRE(!asked);
    CHECK(asked.error().code == Code::index);
    CHECK(asked.error().hint.find("--rebuild") != std::string::npos);
    CHECK(Writer::open(folder.path).error().code == Code::index);
  }
  SUBCASE("damaged, then rebuilt") {
    build(folder.path, {entry("roads", {std::string(40000, 'x') + " alpha"})});
    const fs::path shard = folder.path / read_stub(folder.path)->front();
    for (const auto& file : fs::directory_iterator(shard))
      if (file.path().extension() == ".glass") {
        std::ofstream out(file.path(), std::ios::binary | std::ios::trunc);
        out << std::string(8192, '\x7f');
      }
    const auto asked = ask();
    REQUIRE(!asked);
    CHECK(asked.error().code == Code::index);
    CHECK(asked.error().hint.find("--rebuild") != std::string::npos);
    rebuild(folder.path, {entry("roads", {"alpha"})});
    CHECK(ask());
  }
}

TEST_CASE("a reader that a writer overtook asks again, but not for ever") {
  Folder folder;
  build(folder.path, {entry("roads", {"alpha"})});
  int rounds = 0;
  const auto ask = [&](int overtaken) {
    rounds = 0;
    return with_reader(folder.path, [&](const Xapian::Database& database) -> Result<unsigned> {
      if (++rounds <= overtaken) {
        build(folder.path, {entry("bins", {"beta"}, std::to_string(rounds))});
        throw Xapian::DatabaseModifiedError("overtaken");
      }
      return database.get_termfreq(std::string(message_marker));
    });
  };
  const auto seen = ask(3);
  REQUIRE(seen);
  CHECK(*seen == 2); // opened anew, it sees what was committed meanwhile
  CHECK(rounds == 4);
  const auto never = ask(100);
  REQUIRE(!never);
  CHECK(never.error().code == Code::index);
  CHECK(never.error().message.find("damaged") == std::string::npos);
  CHECK(rounds == 5);
}

TEST_CASE("a path that cannot be written is told as such") {
  Folder folder;
  fs::create_directories(folder.path);
  std::ofstream(folder.path / "file") << "x";
  const auto writer = Writer::open(folder.path / "file" / "index");
  REQUIRE(!writer);
  CHECK(writer.error().code == Code::write);
}

TEST_CASE("Xapian's own tools open the folder as it is") {
  Folder folder;
  build(folder.path, {entry("roads", {"alpha"})});
  CHECK(Xapian::Database(folder.path.string()).get_doccount() == 2);
  CHECK(Xapian::Database::check((folder.path / read_stub(folder.path)->front()).string(), 0,
                                nullptr) == 0);
}

TEST_CASE("long and odd values keep within Xapian's limits") {
  Folder folder;
  ThreadEntry one = entry("roads", {std::string(5000, 'w')});
  one.messages.front().authority = std::string(3000, 'a');
  one.thread.tags = {std::string(400, 't') + ":" + std::string(400, 'v'), ""};
  one.thread.other_names = {std::string(1000, 'n')};
  build(folder.path, {one});
  CHECK(found(folder.path, Xapian::Query(term_of("XAN", std::string(3000, 'a')))) == 1);
  CHECK(found(folder.path, Xapian::Query(term_of("", std::string(5000, 'w')))) == 1);
}

TEST_CASE("references are written one way") {
  for (const char* same : {"s40.2", "s.40(2)", "S40(2)", "section 40(2)", "40 (2)", "40(2)"})
    CHECK_MESSAGE(canonical_reference(same) == "s40.2", same);
  for (const char* same : {"r12.4.b", "reg 12(4)(b)", "regulation 12(4)(b)", "r.12(4)(b)"})
    CHECK_MESSAGE(canonical_reference(same) == "r12.4.b", same);
  CHECK(canonical_reference("36(2)(b)(ii)") == "s36.2.b.ii");
  CHECK(canonical_reference("s22A") == "s22a");
  CHECK(canonical_reference("40(5B)") == "s40.5b");
  CHECK(canonical_reference("banana 3") == "");
  CHECK(canonical_reference("s") == "");
  CHECK(with_ancestors("s36.2.b") == std::vector<std::string>{"s36.2.b", "s36.2", "s36"});
}

TEST_CASE("places in time sort as days, then threads, then order") {
  CHECK(place_value("2026-06-12", "a:b", 2) < place_value("2026-06-12", "a:b", 10));
  CHECK(place_value("2026-06-12", "a:b", 9) < place_value("2026-06-12", "a:bc", 1));
  CHECK(place_value("", "a:b", 1) < place_value("1999-01-01", "a:b", 1));
}

TEST_CASE("the field table answers to Alaveteli's names") {
  CHECK(field_named("requested_from")->name == "authority");
  CHECK(field_named("variety")->name == "kind");
  CHECK(own_value(*field_named("variety"), "followup_sent") == "follow-up");
  CHECK(field_named("from") == nullptr);
  CHECK(called_here("subject") == "title:");
  for (const FieldRow& row : fields()) {
    CHECK(field_named(row.name) == &row);
    CHECK(row.example.find(':') != std::string_view::npos);
  }
}
