// Crawler and indexer as children, source by source. What a crawl brought is read
// from the frontier before and after it, so that the night needs no word of its
// child but why it failed.
#include "keeper/night_run.hpp"

#include "archive/archive.hpp"
#include "common/options/child.hpp"
#include "common/text.hpp"
#include "keeper/index_facts.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <system_error>
#include <utility>

namespace sidestep::keeper {
namespace {

namespace fs = std::filesystem;

// Where nobody watches, what the children say is collected for the summary.
struct Manner {
  std::vector<std::string> globals{};
  ChildErrors errors = ChildErrors::passed_on;
};

Manner manner_of(const Context& context) {
  Manner manner{globals_of(context.args)};
  if (context.err.is_terminal && !context.quiet) return manner;
  manner.errors = ChildErrors::collected;
  if (!context.args.has("--quiet")) manner.globals.emplace_back("--quiet");
  return manner;
}

Result<std::int64_t> last_capture(const fs::path& dir) {
  std::error_code ignored;
  if (!fs::exists(archive::catalogue_file(dir), ignored)) return std::int64_t{0};
  TRY_ASSIGN(const auto reader, archive::Reader::open(dir));
  return reader.last_id();
}

// The first thing that a child complained of, as one sentence.
std::string first_trouble(std::string_view errors) {
  constexpr std::string_view mark = "sidestep: ";
  for (const auto line : split(errors, '\n'))
    if (line.starts_with(mark)) return std::string(line.substr(mark.size()));
  return std::string(trim(errors.substr(0, errors.find('\n'))));
}

std::string url_of(const Config& config, std::string_view source) {
  for (const auto& one : config.sources)
    if (one.name == source) return one.url;
  return {};
}

// What the scopes of a source last complained of, since this moment.
std::string noted_trouble(const Health& health, std::string_view source, Instant since) {
  for (const auto* scope : health.of(source))
    if (scope->code != 0 && scope->error_at && *scope->error_at >= since) return scope->error;
  return {};
}

// A frontier that cannot be read tells nothing; the crawl itself will say so.
Health health_of(const fs::path& dir) { return read_health(dir, now()).value_or(Health{}); }

// One run of the night.
class NightRun {
public:
  NightRun(const Context& context, const Log& log)
      : context_(context), dir_(context.config.archive_dir), log_(log),
        manner_(manner_of(context)) {}

  Night go(const std::vector<std::string>& plan) {
    night_.begun = now();
    night_.messages_before = index_facts(archive::index_dir(dir_)).messages;
    for (std::size_t at = 0; at < plan.size(); ++at) {
      crawl(plan[at]);
      if (!is_over()) continue;
      night_.not_reached.assign(plan.begin() + static_cast<std::ptrdiff_t>(at) + 1, plan.end());
      break;
    }
    index_if_due(true);
    const auto facts = index_facts(archive::index_dir(dir_));
    night_.messages = facts.messages;
    night_.threads = facts.threads;
    night_.ended = now();
    return std::move(night_);
  }

private:
  // Nothing further is asked: a source met what the next would meet too, or the
  // run over the index was interrupted or had no room.
  bool is_over() const {
    return interrupted() || ends_the_night(night_.sources.back().code) ||
           (night_.index_code != static_cast<int>(Code::locked) &&
            ends_the_night(night_.index_code));
  }

  void crawl(const std::string& name) {
    const Health before = health_of(dir_);
    const Instant begun = now();
    NightSource source{.name = name};
    std::vector<std::string> words{name, "--due"};
    words.insert(words.end(), manner_.globals.begin(), manner_.globals.end());
    const ChildEnd end = run_child("crawler", "crawl", words, manner_.errors);
    const Health after = health_of(dir_);
    source.code = end.code;
    source.yield = after.all_of(name) - before.all_of(name);
    if (end.code != 0) {
      source.trouble = first_trouble(end.errors);
      if (source.trouble.empty()) source.trouble = noted_trouble(after, name, begun);
      if (source.trouble.empty())
        source.trouble = fmt::format("its crawl ended with code {}", end.code);
      if (const auto* host = after.closed_host(url_of(context_.config, name)))
        source.blocked_until = host->closed_until;
    }
    log_source(source);
    night_.sources.push_back(std::move(source));
    index_if_due(false);
  }

  // After each source, so that what came is searchable though a later one takes
  // days; `at_last`, once a night even where nothing came. Not again after
  // it failed: it would fail alike.
  void index_if_due(bool at_last) {
    if (at_last) night_.index_reached = !is_over();
    if (is_over() || night_.index_code != 0) return;
    const auto last = last_capture(dir_);
    if (!last) {
      night_.index_code = static_cast<int>(last.error().code);
      night_.index_trouble = last.error().message;
      return;
    }
    const bool come = *last > index_facts(archive::index_dir(dir_)).last_capture;
    if (*last == 0 || (!come && (!at_last || night_.indexed))) return;
    const ChildEnd end = run_child("indexer", "index", manner_.globals, manner_.errors);
    night_.indexed = true;
    night_.index_code = end.code;
    if (end.code != 0) night_.index_trouble = first_trouble(end.errors);
    if (end.code != 0 && night_.index_trouble.empty())
      night_.index_trouble = fmt::format("its run ended with code {}", end.code);
    log_.info("index", {{"exit", std::int64_t{end.code}}, {"message", night_.index_trouble}});
  }

  void log_source(const NightSource& source) const {
    const LogFields fields{{"source", source.name},
                           {"state", std::string(state_of(source))},
                           {"exit", std::int64_t{source.code}},
                           {"requests", source.yield.requests},
                           {"new", source.yield.fresh},
                           {"changed", source.yield.changed},
                           {"unchanged", source.yield.unchanged},
                           {"failed", source.yield.failed},
                           {"message", source.trouble}};
    source.code == 0 ? log_.info("source", fields) : log_.error("source", fields);
  }

  const Context& context_;
  fs::path dir_;
  const Log& log_;
  Manner manner_;
  Night night_{};
};

} // namespace

Night run_night(const Context& context, const Log& log, const std::vector<std::string>& plan) {
  return NightRun(context, log).go(plan);
}

} // namespace sidestep::keeper
