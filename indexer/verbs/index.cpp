// The run over the archive. What cannot be read is named and passed by, and what
// was indexed of it before stays; damage of the archive ends the run. A run that
// was stopped keeps what it read and is gone over again by the next.
#include "indexer/verbs/index.hpp"

#include "archive/archive.hpp"
#include "common/digest.hpp"
#include "common/files.hpp"
#include "common/text.hpp"
#include "indexer/verbs/entry.hpp"
#include "sites/id.hpp"
#include "sites/sources.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace sidestep::indexer {

namespace {

constexpr std::string_view last_capture_key = "last-capture";
constexpr std::string_view versions_key = "versions";
// Sources that were kept but not configured, by name, parted by blanks: once one
// is configured again, the threads that were passed by are read.
constexpr std::string_view unknown_key = "unknown-sources";

struct Tally {
  std::size_t read = 0;
  std::size_t same = 0;
  std::size_t messages = 0;
  std::size_t unread = 0;
};

// One run over the archive.
class Run {
public:
  Run(Context& context, const archive::Reader& reader, store::Writer& writer,
      const Readers& readers, std::string versions)
      : context_(context), reader_(reader), writer_(writer), readers_(readers),
        versions_(std::move(versions)), sources_(sites::sources_from(context.config)) {}

  Result<void> threads(std::int64_t after) {
    TRY_ASSIGN(const auto keys, reader_.threads(after));
    for (std::size_t at = 0; at < keys.size(); ++at) {
      if (interrupted()) return tl::unexpected(interruption());
      TRY(thread(keys[at].first, keys[at].second));
      progress(at + 1, keys.size());
    }
    return {};
  }
  const Tally& tally() const { return tally_; }
  const std::set<std::string>& unknown() const { return unknown_; }

private:
  Result<void> thread(const std::string& source_name, const std::string& name) {
    const sites::Source* source = sites::source_named(sources_, source_name);
    if (source == nullptr) {
      ++tally_.unread;
      if (unknown_.insert(source_name).second)
        say(fmt::format("not read: all of {}: the configuration no longer names this source",
                        source_name));
      return {};
    }
    TRY_ASSIGN(const auto captures, reader_.captures(source_name, name));
    const std::string signature = signature_of(captures);
    const std::string id = sites::Id{source_name, name, ""}.text();
    TRY_ASSIGN(const std::string held, writer_.signature(id));
    auto gathered = gather(reader_, *source, captures);
    if (!gathered && gathered.error().code == Code::archive)
      return tl::unexpected(gathered.error());
    if (!gathered) {
      unread(source_name, name, gathered.error().message);
      return {};
    }
    if (!*gathered) return {};
    ++(held == signature ? tally_.same : tally_.read);
    return put(*source, captures, **gathered, signature);
  }

  Result<void> put(const sites::Source& source, const std::vector<archive::CaptureRow>& captures,
                   Gathered& gathered, const std::string& signature) {
    TRY(read_attachments(reader_, archive::cache_dir(context_.config.archive_dir), captures,
                         gathered.thread));
    store::ThreadEntry entry = entry_of(gathered, source, readers_);
    entry.signature = signature;
    TRY(writer_.put(entry));
    tally_.messages += entry.messages.size();
    return {};
  }

  // Changes whenever reading the thread's text again could come to something
  // else. The time of capture is no part of it: that moves slots, not words.
  std::string signature_of(const std::vector<archive::CaptureRow>& captures) const {
    std::string all = versions_;
    for (const archive::CaptureRow& row : captures)
      all += fmt::format("\n{} {} {}", row.url, row.status, row.digest);
    return sha256_hex(all);
  }

  void unread(const std::string& source, const std::string& name, std::string_view why) {
    ++tally_.unread;
    say(fmt::format("not read: {}:{}: {}", source, name, why));
  }

  void say(std::string_view text) const {
    if (context_.err.is_terminal) context_.err.write("\r\x1b[K");
    context_.err.line(for_terminal(text));
  }

  void progress(std::size_t done, std::size_t all) const {
    if (context_.quiet || !context_.err.is_terminal || (done % 20 != 0 && done != all)) return;
    context_.err.write(fmt::format("\r\x1b[Kindexing: {} of {} threads", done, all));
    if (done == all) context_.err.write("\r\x1b[K");
  }

  Context& context_;
  const archive::Reader& reader_;
  store::Writer& writer_;
  const Readers& readers_;
  std::string versions_;
  sites::Sources sources_;
  std::set<std::string> unknown_;
  Tally tally_;
};

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::set<std::string> names_in(std::string_view text) {
  std::set<std::string> names;
  for (const std::string_view name : split(text, ' '))
    if (!name.empty()) names.emplace(name);
  return names;
}

bool any_configured(const Config& config, const std::set<std::string>& names) {
  const sites::Sources sources = sites::sources_from(config);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return sites::source_named(sources, name) != nullptr;
  });
}

void describe(store::Writer& writer, const Miner& miner, const std::string& versions) {
  const Miner::Names names = miner.names();
  writer.set_names(names.categories, names.phrases, miner.lexicon_version());
  writer.set_metadata(versions_key, versions);
}

void summarise(const Context& context, const Tally& tally) {
  if (context.quiet) return;
  if (tally.read + tally.same + tally.unread == 0) {
    context.err.line("nothing new to index");
    return;
  }
  context.err.line(
      fmt::format("indexed {} ({}); {} with the same text{}", counted(tally.read, "thread"),
                  counted(tally.messages, "message"), counted(tally.same, "thread"),
                  tally.unread == 0 ? std::string() : fmt::format("; {} not read", tally.unread)));
}

} // namespace

Result<Code> index(Context& context) {
  catch_interrupts();
  const std::filesystem::path& archive_dir = context.config.archive_dir;
  TRY_ASSIGN(const archive::Reader reader, archive::Reader::open(archive_dir));
  TRY_ASSIGN(const Miner miner, Miner::load(data_dir(), config_home() / "lexicon"));
  TRY_ASSIGN(const Holidays holidays, Holidays::load(data_dir() / "bank-holidays.json"));
  const std::string versions =
      fmt::format("parser {} lexicon {}", parser_version, miner.lexicon_version());
  // Before the captures are read, so that what comes meanwhile is read next time.
  TRY_ASSIGN(const std::int64_t last, reader.last_id());
  const bool rebuild = context.args.has("--rebuild");
  TRY_ASSIGN(store::Writer writer, store::Writer::open(archive::index_dir(archive_dir), rebuild));
  const bool same_versions = writer.metadata(versions_key) == versions;
  const Readers readers{miner, holidays};
  Run run(context, reader, writer, readers, versions);
  std::set<std::string> unknown = names_in(writer.metadata(unknown_key));
  const bool from_first = !same_versions || any_configured(context.config, unknown);
  if (from_first) unknown.clear();
  const Result<void> done =
      run.threads(from_first ? 0 : number_of(writer.metadata(last_capture_key)));
  if (!done && done.error().code != Code::interrupted && done.error().code != Code::terminated)
    return tl::unexpected(done.error());
  if (done) {
    describe(writer, miner, versions);
    unknown.insert(run.unknown().begin(), run.unknown().end());
    writer.set_metadata(unknown_key, fmt::format("{}", fmt::join(unknown, " ")));
    writer.set_metadata(last_capture_key, std::to_string(last));
  } else if (rebuild) {
    return tl::unexpected(done.error());
  }
  TRY(writer.finish());
  summarise(context, run.tally());
  if (!done) return tl::unexpected(done.error());
  return Code::ok;
}

} // namespace sidestep::indexer
