// The keeper's verbs from context to exit code, on a small archive and index.
#include "archive/archive.hpp"
#include "common/files.hpp"
#include "indexer/store/writer.hpp"
#include "keeper/verbs.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/mount.h>
#include <unistd.h>

using namespace sidestep;
namespace fs = std::filesystem;

namespace {

// A folder with an archive, and what a verb printed on it.
struct Room {
  fs::path dir{};
  Context context{};
  archive::CaptureRow row{};

  Room() {
    std::string name = (fs::temp_directory_path() / "sidestep-keeper-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    dir = name;
    context.config.archive_dir = dir / "archive";
    context.config.user_file = dir / "config" / "config.toml";
    context.out.descriptor = output("out");
    context.err.descriptor = output("err");
    static const VerbRow row_of_tests{};
    context.verb = &row_of_tests;
  }
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;
  ~Room() {
    ::close(context.out.descriptor);
    ::close(context.err.descriptor);
    std::error_code ignored;
    fs::remove_all(dir, ignored);
  }

  void keep() {
    auto writer =
        archive::Writer::open(context.config.archive_dir, "sidestep/0 (test)", "test@example.org");
    REQUIRE(writer);
    archive::Exchange exchange;
    exchange.url = "https://foi.example.org/request/mystery";
    exchange.at = *parse_instant("2026-09-04T02:14:07Z");
    exchange.head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
    exchange.body = "<html>nothing further to add</html>";
    row =
        writer
            ->keep(exchange, {.source = "sample", .thread = "mystery", .role = archive::Role::page})
            .value();
  }

  void index(const Proof& proof) {
    auto writer = indexer::store::Writer::open(archive::index_dir(context.config.archive_dir));
    REQUIRE(writer);
    indexer::store::ThreadEntry entry;
    entry.thread.id = "sample:mystery";
    entry.thread.source = "sample";
    MessageRecord message;
    message.id = "sample:mystery#incoming-1";
    message.thread = entry.thread.id;
    message.source = "sample";
    message.text = "nothing further to add";
    message.voices = {{Voice::own, 0, message.text.size()}};
    message.proof = proof;
    entry.messages.push_back(message);
    REQUIRE(writer->put(entry));
    writer->set_metadata("last-capture", "1");
    REQUIRE(writer->finish());
  }
  Proof proof() const { return {row.digest, row.place.file, row.place.offset, iso(row.at)}; }

  std::string out() const { return text("out"); }
  std::string err() const { return text("err"); }
  bool says(std::string_view words) const { return out().find(words) != std::string::npos; }

private:
  int output(const char* name) const {
    return ::open((dir / name).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  }
  std::string text(const char* name) const {
    std::ifstream in(dir / name);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

} // namespace

TEST_CASE("init writes the contact and makes the archive's folder") {
  Room room;
  room.context.args.options["--contact"] = {"me@example.org"};
  CHECK(*keeper::init(room.context) == Code::ok);
  CHECK(*read_file(room.context.config.user_file, 1000) ==
        "[crawl]\ncontact = \"me@example.org\"\n");
  CHECK(fs::is_directory(room.context.config.archive_dir));
  CHECK(room.says("me@example.org"));
}

TEST_CASE("init without a terminal and without --contact is a wrong call") {
  Room room;
  const auto result = keeper::init(room.context);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == Code::usage);
  CHECK_FALSE(fs::exists(room.context.config.user_file));
}

TEST_CASE("init follows a link and keeps it one") {
  Room room;
  fs::create_directories(room.dir / "config");
  std::ofstream(room.dir / "real.toml") << "# mine\n";
  fs::create_symlink(room.dir / "real.toml", room.context.config.user_file);
  room.context.args.options["--contact"] = {"me@example.org"};
  CHECK(*keeper::init(room.context) == Code::ok);
  CHECK(fs::is_symlink(room.context.config.user_file));
  CHECK(read_file(room.dir / "real.toml", 1000)->starts_with("# mine\n\n[crawl]"));
}

TEST_CASE("status of nothing, of an archive, and of what is indexed") {
  Room room;
  CHECK(*keeper::status(room.context) == Code::ok);
  CHECK(room.says("nothing is kept yet"));
  room.keep();
  CHECK(*keeper::status(room.context) == Code::ok);
  CHECK(room.says("1 thread, 1 capture"));
  CHECK(room.says("last capture 4 September 2026"));
  CHECK(room.says("there is none yet"));
  room.index(room.proof());
  CHECK(*keeper::status(room.context) == Code::ok);
  CHECK(room.says("1 message of 1 thread"));
  CHECK(room.says("everything that is kept has been indexed"));
}

TEST_CASE("status counts the threads that stand withdrawn") {
  Room room;
  room.keep();
  {
    auto writer = archive::Writer::open(room.context.config.archive_dir, "test", "");
    REQUIRE(writer);
    archive::Verdict verdict;
    verdict.source = "sample";
    verdict.revisited = 10;
    verdict.threads.push_back(
        {"mystery", 403, *parse_instant("2026-09-05T02:14:07Z"), std::string(64, 'a')});
    REQUIRE(writer->keep(verdict));
  }
  CHECK(*keeper::status(room.context) == Code::ok);
  CHECK(room.says("1 thread withdrawn by the site"));
}

TEST_CASE("status in JSON and the values of the configuration") {
  Room room;
  room.keep();
  room.context.args.options["--format"] = {"jsonl"};
  CHECK(*keeper::status(room.context) == Code::ok);
  CHECK(room.says("{\"schema\":\"sidestep.status/1\",\"archive\":"));
  CHECK(room.says("\"threads\":1,\"captures\":1,\"last_capture\":\"2026-09-04T02:14:07Z\""));
  room.context.args.options = {{"--config-values", {""}}};
  room.context.config.contact = "me@example.org";
  room.context.config.origins["crawl.contact"] = "/etc/sidestep/config.toml:3";
  CHECK(*keeper::status(room.context) == Code::ok);
  CHECK(room.says("crawl.contact = me@example.org  (/etc/sidestep/config.toml:3)"));
  CHECK(room.says("crawl.jitter = 0.2  (default)"));
}

TEST_CASE("an index that Xapian cannot read does not keep status from the rest") {
  Room room;
  room.keep();
  fs::create_directories(archive::index_dir(room.context.config.archive_dir));
  std::ofstream(archive::index_dir(room.context.config.archive_dir) / "XAPIANDB")
      << "auto nowhere\n";
  CHECK(*keeper::status(room.context) == Code::ok);
  CHECK(room.says("1 thread, 1 capture"));
  // The archive is sound, the index is not.
  const auto result = keeper::verify(room.context);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == Code::index);
}

TEST_CASE("verify passes on what is sound, and checks the index's proofs") {
  Room room;
  room.keep();
  CHECK(*keeper::verify(room.context) == Code::ok);
  CHECK(room.err().find("no index") != std::string::npos);
  room.index(room.proof());
  CHECK(*keeper::verify(room.context) == Code::ok);
  CHECK(room.says("1 proof leads"));
  for (const int field : {0, 1, 2, 3}) {
    Proof wrong = room.proof();
    if (field == 0) wrong.sha256[0] = wrong.sha256[0] == 'a' ? 'b' : 'a';
    if (field == 1) wrong.warc = "sidestep-20200101-01.warc.gz";
    if (field == 2) wrong.offset += 1;
    if (field == 3) wrong.captured = "2026-09-05T02:14:07Z";
    room.index(wrong);
    CHECK(*keeper::verify(room.context) == Code::archive);
  }
}

TEST_CASE("verify ends with 5 on damage and says where") {
  Room room;
  room.keep();
  const auto file = archive::warc_dir(room.context.config.archive_dir) / room.row.place.file;
  auto bytes = *read_file(file, 100'000);
  bytes[room.row.place.offset + 40] = static_cast<char>(bytes[room.row.place.offset + 40] ^ 1);
  std::ofstream(file, std::ios::binary) << bytes;
  CHECK(*keeper::verify(room.context) == Code::archive);
  CHECK(room.says("DAMAGED  " + room.row.place.file + " at"));
}

TEST_CASE("verify makes a lost catalogue anew and says so") {
  Room room;
  room.keep();
  fs::remove(archive::catalogue_file(room.context.config.archive_dir));
  CHECK(*keeper::verify(room.context) == Code::ok);
  CHECK(room.err().find("made anew") != std::string::npos);
}

TEST_CASE("verify where nothing is kept says so and what to do") {
  Room room;
  const auto result = keeper::verify(room.context);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == Code::nothing);
}

TEST_CASE("a read-only disk serves status, verify and reading") {
  Room room;
  room.keep();
  room.index(room.proof());
  const auto& dir = room.context.config.archive_dir;
  if (::mount(dir.c_str(), dir.c_str(), nullptr, MS_BIND, nullptr) != 0) {
    MESSAGE("skipped: mounting is not permitted here");
    return;
  }
  const bool read_only =
      ::mount(nullptr, dir.c_str(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) == 0;
  if (read_only) {
    CHECK(*keeper::status(room.context) == Code::ok);
    CHECK(*keeper::verify(room.context) == Code::ok);
    const auto reader = archive::Reader::open(dir);
    REQUIRE(reader);
    CHECK(reader->payload(reader->captures("sample", "mystery")->front(), 1000));
    CHECK(archive::Writer::open(dir, "", "").error().code == Code::write);
  } else {
    MESSAGE("skipped: a read-only mount is not permitted here");
  }
  REQUIRE(::umount(dir.c_str()) == 0);
}
