// The run over the archive. What cannot be read is named and passed by, and what
// was indexed of it before stays; damage of the archive ends the run. A run that
// was stopped keeps what it read and is gone over again by the next.
#include "indexer/verbs/index.hpp"

#include "archive/archive.hpp"
#include "common/files.hpp"
#include "common/text.hpp"
#include "indexer/store/facts.hpp"
#include "indexer/verbs/index_wish.hpp"
#include "indexer/version.hpp"
#include "sites/sources.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>

namespace sidestep::indexer {

namespace {

constexpr std::string_view last_capture_key = store::metadata::last_capture;
constexpr std::string_view versions_key = "versions";
// Sources that were kept but not configured, by name, parted by blanks: once one
// is configured again, the threads that were passed by are read.
constexpr std::string_view unknown_key = "unknown-sources";

// So many changed threads, and so large a share of all, are sooner built anew
// than moved one by one.
constexpr std::size_t many_threads = 2000;
constexpr std::size_t many_share = 4;

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

bool is_interruption(const Error& error) {
  return error.code == Code::interrupted || error.code == Code::terminated;
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

// What the index says of the run that made it, once it has gone through.
struct Mark {
  std::string versions{};
  std::int64_t last_capture = 0;
  std::set<std::string> unknown{};
  store::LexiconNames names{};
  store::Pairs authorities{};
};

template <class Index> void name_all(Index& index, const Mark& mark) {
  index.set_names(mark.names);
  index.set_metadata(store::metadata::authorities, store::pairs_to_text(mark.authorities));
}

template <class Index> void describe(Index& index, const Mark& mark) {
  name_all(index, mark);
  index.set_metadata(versions_key, mark.versions);
  index.set_metadata(unknown_key, fmt::format("{}", fmt::join(mark.unknown, " ")));
  index.set_metadata(last_capture_key, std::to_string(mark.last_capture));
}

// Into the index that is there. A part of the archive leaves the marks as they
// were: the rest is still to come.
Result<void> update(IndexRun& run, const std::filesystem::path& index_dir, Mark mark,
                    bool partial) {
  TRY_ASSIGN(store::Writer writer, store::Writer::open(index_dir));
  run.teller.begin(run.keys.size());
  const auto done = update_index(run, writer);
  if (!done && !is_interruption(done.error())) return tl::unexpected(done.error());
  mark.unknown.insert(run.unknown.begin(), run.unknown.end());
  if (partial)
    name_all(writer, mark);
  else if (done)
    describe(writer, mark);
  TRY(writer.finish());
  return done;
}

// Threads that showed under two names are put together in the index that is there now.
Result<void> join(IndexRun& run, const std::vector<Joined>& joined,
                  const std::filesystem::path& index_dir, Mark mark) {
  run.keys.clear();
  for (const Joined& names : joined) {
    run.names.join(names.source, names.one, names.other);
    run.keys.emplace_back(names.source, names.one);
  }
  const Tally before = run.tally;
  const auto done = update(run, index_dir, std::move(mark), false);
  run.tally = before;
  return done;
}

// A new index. One that was broken off is worth keeping only where there was none.
Result<void> build(IndexRun& run, const std::filesystem::path& archive_dir, Mark mark, bool reuse,
                   bool first) {
  const auto index_dir = archive::index_dir(archive_dir);
  TRY_ASSIGN(store::Builder builder, store::Builder::open(index_dir));
  run.teller.begin(run.keys.size());
  const auto joined =
      build_index(run, builder, archive_dir, reuse ? index_dir : std::filesystem::path());
  if (!joined && !(first && is_interruption(joined.error()))) return tl::unexpected(joined.error());
  mark.unknown.insert(run.unknown.begin(), run.unknown.end());
  if (joined && joined->empty())
    describe(builder, mark);
  else
    name_all(builder, mark);
  TRY(builder.finish());
  if (!joined) return tl::unexpected(joined.error());
  return joined->empty() ? Result<void>{} : join(run, *joined, index_dir, std::move(mark));
}

// Which threads, and whether into the index that is there or into a new one.
Result<void> go(IndexRun& run, const Wish& wish, const std::filesystem::path& archive_dir,
                Mark mark) {
  const auto index_dir = archive::index_dir(archive_dir);
  std::optional<store::Facts> facts;
  if (!wish.rebuild) {
    TRY_ASSIGN(facts, store::facts_of(index_dir));
  }
  if (facts) mark.unknown = names_in(facts->value(unknown_key));
  const bool known_again =
      std::any_of(mark.unknown.begin(), mark.unknown.end(), [&](const std::string& name) {
        return sites::source_named(run.sources, name) != nullptr;
      });
  const bool from_first = !facts || facts->value(versions_key) != mark.versions || known_again;
  if (from_first) mark.unknown.clear();
  const bool all = from_first || wish.partial();
  const std::int64_t after = all ? 0 : number_of(facts->value(last_capture_key));
  TRY_ASSIGN(run.keys, keys_since(run.bench, after, wish));
  const bool many = facts && run.keys.size() > std::max(many_threads, facts->threads / many_share);
  if (wish.partial() || (facts && !many))
    return update(run, index_dir, std::move(mark), wish.partial());
  TRY_ASSIGN(run.keys, keys_since(run.bench, 0, wish));
  return build(run, archive_dir, std::move(mark), facts.has_value(), !facts && !wish.rebuild);
}

void log_end(const IndexRun& run, Code code) {
  const auto number = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  run.teller.log().info("end", {{"read", number(run.tally.read)},
                                {"same", number(run.tally.same)},
                                {"messages", number(run.tally.messages)},
                                {"unread", number(run.tally.unread)},
                                {"withdrawn", number(run.tally.withdrawn)},
                                {"exit", static_cast<std::int64_t>(code)}});
}

} // namespace

Result<Code> index(Context& context) {
  catch_interrupts();
  const std::filesystem::path& archive_dir = context.config.archive_dir;
  const sites::Sources sources = sites::sources_from(context.config);
  TRY_ASSIGN(const Wish wish, wish_of(context, sources));
  TRY_ASSIGN(const archive::Reader reader, archive::Reader::open(archive_dir));
  TRY_ASSIGN(const Miner miner, Miner::load(data_dir(), config_home() / "lexicon"));
  TRY_ASSIGN(const Holidays holidays, Holidays::load(data_dir() / "bank-holidays.json"));
  TRY_ASSIGN(const AuthorityTable authorities,
             AuthorityTable::load(data_dir() / "authorities.toml"));
  TRY_ASSIGN(const auto flags, flag_rules(context.config.flags));
  const Readers readers{miner, holidays, authorities, flags};
  const Miner::Names names = miner.names();
  Mark mark;
  mark.versions = fmt::format("parser {} finder {} lexicon {} flags {}", parser_version,
                              finder_version, miner.lexicon_digest(), flags_digest(flags));
  mark.names = {names.categories, names.phrases, miner.lexicon_version()};
  mark.authorities = described(authorities);
  // Before the captures are read, so that what comes meanwhile is read next time.
  TRY_ASSIGN(mark.last_capture, reader.last_id());
  TRY_ASSIGN(const auto verdicts, reader.verdicts());
  const archive::Withdrawn withdrawn(verdicts);
  TRY_ASSIGN(const Citing citing, Citing::load(reader));
  const Bench bench{
      reader, withdrawn, citing, readers, archive::cache_dir(archive_dir), miner.lexicon_digest()};
  IndexTeller teller(context);
  IndexRun run{bench, sources, teller};
  run.jobs = wish.jobs;
  TRY_ASSIGN(run.names, Names::load(reader, sources));
  const auto done = go(run, wish, archive_dir, std::move(mark));
  log_end(run, done ? Code::ok : done.error().code);
  if (!done && !is_interruption(done.error())) return tl::unexpected(done.error());
  teller.clear();
  summarise(context, run.tally);
  if (!done) return tl::unexpected(done.error());
  return Code::ok;
}

} // namespace sidestep::indexer
