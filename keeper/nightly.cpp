// `nightly`: crawl what is due, index it, one summary, one exit code. For cron
// and systemd: it asks nobody anything, and a source that fails stops no other.
#include "archive/archive.hpp"
#include "archive/lock.hpp"
#include "common/log/log.hpp"
#include "common/options/child.hpp"
#include "keeper/night_run.hpp"
#include "keeper/verbs.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <string>
#include <system_error>

namespace sidestep::keeper {
namespace {

namespace fs = std::filesystem;

Result<std::vector<std::string>> kept_sources(const fs::path& dir) {
  std::vector<std::string> names;
  std::error_code ignored;
  if (!fs::exists(archive::catalogue_file(dir), ignored)) return names;
  TRY_ASSIGN(const auto reader, archive::Reader::open(dir));
  TRY_ASSIGN(const auto summary, reader.summary());
  for (const auto& source : summary.sources)
    if (source.threads > 0) names.push_back(source.source);
  return names;
}

Result<Code> dry_run(const Context& context, const std::vector<std::string>& plan) {
  int code = 0;
  for (const std::string& name : plan) {
    std::vector<std::string> words{name, "--due", "--dry-run"};
    const auto globals = globals_of(context.args);
    words.insert(words.end(), globals.begin(), globals.end());
    code = gravest(code, night_code(run_child("crawler", "crawl", words).code));
    if (ends_the_night(code)) break;
  }
  if (!context.quiet) context.err.line("then what is new is indexed");
  return static_cast<Code>(code);
}

tl::unexpected<Error> nothing_to_do() {
  return hinted(fail(Code::nothing, "no source has a scope, and nothing is kept that could be due"),
                "crawl something, or write a [source.scope] under a [[source]] of your "
                "configuration: docs/nightly.md shows how");
}

} // namespace

Result<Code> nightly(Context& context) {
  catch_interrupts();
  TRY_ASSIGN(const auto form, context.args.choice("--format", {"text", "jsonl"}));
  const auto& dir = context.config.archive_dir;
  const auto plan = [&]() -> Result<std::vector<std::string>> {
    TRY_ASSIGN(const auto kept, kept_sources(dir));
    // A frontier that cannot be read only costs the order; its crawl will say so.
    return night_plan(context.config, kept, read_health(dir, now()).value_or(Health{}));
  };
  if (context.args.has("--dry-run")) {
    TRY_ASSIGN(const auto names, plan());
    if (names.empty()) return nothing_to_do();
    return dry_run(context, names);
  }
  std::error_code error;
  fs::create_directories(dir, error);
  if (error)
    return fail(Code::write, "cannot make the folder {}: {}", dir.string(), error.message());
  TRY_ASSIGN(const auto lock, archive::Lock::take_nightly(dir));
  TRY_ASSIGN(const auto names, plan()); // under the lock: another night may have just ended
  if (names.empty()) return nothing_to_do();
  const Log log = Log::open(dir, "nightly");
  log.info("begin", {{"sources", static_cast<std::int64_t>(names.size())}});
  const Night night = run_night(context, log, names);
  log.info("end", {{"exit", std::int64_t{night.code()}}});
  if (form == "jsonl")
    context.out.line(night_line(night));
  else if (!context.quiet || night.code() != 0)
    print_night(context.out, night);
  return static_cast<Code>(night.code());
}

} // namespace sidestep::keeper
