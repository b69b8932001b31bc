// The run over the archive. What cannot be read is named and passed by, and what
// was indexed of it before stays; damage of the archive ends the run. A run that
// was stopped keeps what it read and is gone over again by the next.
#include "indexer/verbs/index.hpp"

#include "archive/archive.hpp"
#include "common/files.hpp"
#include "common/log/log.hpp"
#include "common/output/progress.hpp"
#include "common/text.hpp"
#include "indexer/verbs/names.hpp"
#include "indexer/verbs/prepare.hpp"
#include "indexer/version.hpp"
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
  std::size_t withdrawn = 0;
  std::size_t missing = 0; // messages, see Gathered
};

// One run over the archive.
class Run {
public:
  Run(Context& context, const archive::Reader& reader, store::Writer& writer, const Bench& bench,
      Names names, const Log& log)
      : context_(context), reader_(reader), writer_(writer), bench_(bench),
        names_(std::move(names)), sources_(sites::sources_from(context.config)), log_(log) {}

  Result<void> threads(std::int64_t after) {
    TRY_ASSIGN(auto keys, reader_.threads(after));
    // A verdict may have come when all that it speaks of was indexed already.
    const auto judged = bench_.withdrawn.judged_after(after);
    keys.insert(keys.end(), judged.begin(), judged.end());
    for (std::size_t at = 0; at < keys.size(); ++at) {
      if (interrupted()) return tl::unexpected(interruption());
      TRY(thread(keys[at].first, keys[at].second));
      show_progress(at + 1, keys.size());
    }
    progress_.clear();
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
    if (done_.contains(sites::Id{source_name, name, ""}.text())) return {};
    auto names = names_.of(source_name, name);
    std::iter_swap(names.begin(), std::find(names.begin(), names.end(), name));
    TRY_ASSIGN(const Prepared prepared, prepare(bench_, writer_, *source, names));
    TRY_ASSIGN(const bool joined, is_known_otherwise(*source, name, prepared));
    if (joined) return thread(source_name, name);
    for (const std::string& id : ids_of(*source, prepared.names))
      done_.insert(id);
    return take(*source, prepared);
  }

  // Whether the site's number, or the page's own word, shows that the thread
  // has been kept under a further name; that one is joined then.
  Result<bool> is_known_otherwise(const sites::Source& source, const std::string& name,
                                  const Prepared& prepared) {
    if (prepared.what != Prepared::What::put) return false;
    std::vector<std::string> others{prepared.id};
    if (prepared.number != 0) {
      TRY_ASSIGN(const auto numbered, writer_.numbered(source.name, prepared.number));
      others.insert(others.end(), numbered.begin(), numbered.end());
    }
    bool joined = false;
    for (const std::string& id : others) {
      const std::string other = id.substr(source.name.size() + 1);
      const auto known = names_.of(source.name, name);
      if (std::find(known.begin(), known.end(), other) != known.end()) continue;
      names_.join(source.name, name, other);
      joined = true;
    }
    return joined;
  }

  Result<void> take(const sites::Source& source, const Prepared& prepared) {
    for (const std::string& id : prepared.missing)
      say(fmt::format("{}#{}: no longer on the page, and not called hidden: kept as it was",
                      prepared.id, id));
    tally_.missing += prepared.missing.size();
    switch (prepared.what) {
    case Prepared::What::nothing:
      return {};
    case Prepared::What::same:
      ++tally_.same;
      return {};
    case Prepared::What::unread:
      ++tally_.unread;
      say(fmt::format("not read: {}: {}", prepared.id, prepared.why));
      return {};
    case Prepared::What::withdrawn:
      ++tally_.withdrawn;
      return writer_.withdraw({ids_of(source, prepared.names), prepared.status, prepared.since});
    case Prepared::What::put:
      break;
    }
    for (const std::string& id : ids_of(source, prepared.names))
      if (id != prepared.id) TRY(writer_.remove(id));
    ++(prepared.same_text ? tally_.same : tally_.read);
    tally_.messages += prepared.entry.messages.size();
    return writer_.put(prepared.entry);
  }

  static std::vector<std::string> ids_of(const sites::Source& source,
                                         const std::vector<std::string>& names) {
    std::vector<std::string> ids;
    for (const std::string& name : names)
      ids.push_back(sites::Id{source.name, name, ""}.text());
    return ids;
  }

  void say(std::string_view text) {
    log_.warning("warning", {{"message", std::string(text)}});
    progress_.clear();
    context_.err.line(for_terminal(text));
  }

  void show_progress(std::size_t done, std::size_t all) {
    progress_.show({.doing = "indexing",
                    .done = static_cast<long>(done),
                    .all = static_cast<long>(all),
                    .changed = static_cast<long>(tally_.read)});
  }

  Context& context_;
  const archive::Reader& reader_;
  store::Writer& writer_;
  const Bench& bench_;
  Names names_;
  sites::Sources sources_;
  std::set<std::string> unknown_;
  std::set<std::string> done_; // SOURCE:NAME
  Tally tally_;
  const Log& log_;
  ProgressLine progress_{context_.err, context_.quiet};
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

// "Department for Business and Trade", and for one that is gone who has its work.
store::Pairs described(const AuthorityTable& table) {
  store::Pairs out;
  for (const Authority& body : table.all())
    out.emplace_back(body.id, body.successors.empty()
                                  ? body.names.front()
                                  : fmt::format("{}; its work went to {}", body.names.front(),
                                                fmt::join(body.successors, ", ")));
  return out;
}

void describe(store::Writer& writer, const Miner& miner, const AuthorityTable& authorities,
              const std::string& versions) {
  const Miner::Names names = miner.names();
  writer.set_names(names.categories, names.phrases, miner.lexicon_version());
  writer.set_metadata(store::metadata::authorities, store::pairs_to_text(described(authorities)));
  writer.set_metadata(versions_key, versions);
}

void summarise(const Context& context, const Tally& tally) {
  if (context.quiet) return;
  if (tally.read + tally.same + tally.unread + tally.withdrawn == 0) {
    context.err.line("nothing new to index");
    return;
  }
  std::string line =
      fmt::format("indexed {} ({}); {} with the same text", counted(tally.read, "thread"),
                  counted(tally.messages, "message"), counted(tally.same, "thread"));
  if (tally.withdrawn > 0)
    line += fmt::format("; {} withdrawn by their sites", counted(tally.withdrawn, "thread"));
  if (tally.missing > 0)
    line += fmt::format("; {} missing from their pages", counted(tally.missing, "message"));
  if (tally.unread > 0) line += fmt::format("; {} not read", tally.unread);
  context.err.line(line);
}

} // namespace

Result<Code> index(Context& context) {
  catch_interrupts();
  const std::filesystem::path& archive_dir = context.config.archive_dir;
  TRY_ASSIGN(const archive::Reader reader, archive::Reader::open(archive_dir));
  TRY_ASSIGN(const Miner miner, Miner::load(data_dir(), config_home() / "lexicon"));
  TRY_ASSIGN(const Holidays holidays, Holidays::load(data_dir() / "bank-holidays.json"));
  TRY_ASSIGN(const AuthorityTable authorities,
             AuthorityTable::load(data_dir() / "authorities.toml"));
  const std::string versions = fmt::format("parser {} finder {} lexicon {}", parser_version,
                                           finder_version, miner.lexicon_digest());
  // Before the captures are read, so that what comes meanwhile is read next time.
  TRY_ASSIGN(const std::int64_t last, reader.last_id());
  const bool rebuild = context.args.has("--rebuild");
  TRY_ASSIGN(store::Writer writer, store::Writer::open(archive::index_dir(archive_dir), rebuild));
  const bool same_versions = writer.metadata(versions_key) == versions;
  const Readers readers{miner, holidays, authorities};
  TRY_ASSIGN(const auto verdicts, reader.verdicts());
  const archive::Withdrawn withdrawn(verdicts);
  TRY_ASSIGN(const Citing citing, Citing::load(reader));
  const Bench bench{
      reader, withdrawn, citing, readers, archive::cache_dir(archive_dir), miner.lexicon_digest()};
  TRY_ASSIGN(Names names, Names::load(reader, sites::sources_from(context.config)));
  // Under the index's lock: one run writes the log.
  const Log log = Log::open(archive_dir, "index");
  log.info("begin", {});
  Run run(context, reader, writer, bench, std::move(names), log);
  std::set<std::string> unknown = names_in(writer.metadata(unknown_key));
  const bool from_first = !same_versions || any_configured(context.config, unknown);
  if (from_first) unknown.clear();
  const Result<void> done =
      run.threads(from_first ? 0 : number_of(writer.metadata(last_capture_key)));
  if (!done && done.error().code != Code::interrupted && done.error().code != Code::terminated)
    return tl::unexpected(done.error());
  if (done) {
    describe(writer, miner, authorities, versions);
    unknown.insert(run.unknown().begin(), run.unknown().end());
    writer.set_metadata(unknown_key, fmt::format("{}", fmt::join(unknown, " ")));
    writer.set_metadata(last_capture_key, std::to_string(last));
  } else if (rebuild) {
    return tl::unexpected(done.error());
  }
  TRY(writer.finish());
  const Tally& tally = run.tally();
  log.info("end", {{"read", static_cast<std::int64_t>(tally.read)},
                   {"same", static_cast<std::int64_t>(tally.same)},
                   {"messages", static_cast<std::int64_t>(tally.messages)},
                   {"unread", static_cast<std::int64_t>(tally.unread)},
                   {"withdrawn", static_cast<std::int64_t>(tally.withdrawn)},
                   {"exit", static_cast<std::int64_t>(done ? Code::ok : done.error().code)}});
  summarise(context, tally);
  if (!done) return tl::unexpected(done.error());
  return Code::ok;
}

} // namespace sidestep::indexer
