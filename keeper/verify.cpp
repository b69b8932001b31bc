// `verify`: every kept byte against its digest, the catalogue against the WARC
// files, the index's proofs against both. It changes nothing, but for a lost
// catalogue, which it makes anew from the WARC files.
#include "archive/verify.hpp"

#include "archive/archive.hpp"
#include "common/text.hpp"
#include "keeper/index_facts.hpp"
#include "keeper/verbs.hpp"
#include "keeper/words.hpp"
#include "sites/address.hpp"
#include "sites/sources.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <string>
#include <system_error>

namespace sidestep::keeper {
namespace {

namespace fs = std::filesystem;

constexpr auto advice =
    "Nothing was changed. What is damaged cannot be mended from here: put back the\n"
    "file from a copy, then run sidestep verify again. If only catalogue.db was\n"
    "changed, move it away: sidestep verify makes it anew from the WARC files.";

// Asked for anew each time, so that a lost catalogue is noticed only here.
Result<void> mend_catalogue(const Context& context, const fs::path& dir) {
  std::error_code ignored;
  if (fs::exists(archive::catalogue_file(dir), ignored) ||
      !fs::exists(archive::warc_dir(dir), ignored))
    return {};
  TRY_ASSIGN(const auto captures, archive::rebuild_catalogue(dir));
  context.err.line(fmt::format("catalogue.db was missing; made anew from the WARC files ({})",
                               counted(captures, "capture")));
  return {};
}

archive::Progress progress_on(const Context& context) {
  const bool shown = context.err.is_terminal && !context.quiet;
  return [shown, err = context.err, percent = std::uint64_t{101}](std::uint64_t done,
                                                                  std::uint64_t all) mutable {
    const auto now = all == 0 ? 100 : done * 100 / all;
    if (shown && now != percent)
      err.write(fmt::format("\r\x1b[Kchecking: {} % of {}", now, bytes_text(all)));
    percent = now;
    return !interrupted();
  };
}

Result<archive::Verification> check(Context& context, const sites::Id& id) {
  const auto& dir = context.config.archive_dir;
  if (!id.thread.empty()) return archive::verify_thread(dir, id.source, id.thread);
  auto result = archive::verify(dir, progress_on(context));
  if (context.err.is_terminal && !context.quiet) context.err.write("\r\x1b[K");
  if (!result && result.error().code == Code::interrupted) return tl::unexpected(interruption());
  return result;
}

void print_fault(const Terminal& out, std::string_view where, std::string_view what) {
  out.line(fmt::format("{}  {}: {}", out.paint("DAMAGED", Hue::red, true), for_terminal(where),
                       for_terminal(what)));
}

void print_archive(const Context& context, const archive::Verification& result) {
  const auto& out = context.out;
  for (const auto& fault : result.faults)
    print_fault(out, fault.where, fault.what);
  if (result.faults_found > result.faults.size())
    out.line(fmt::format("and {} more", result.faults_found - result.faults.size()));
  const auto checked = fmt::format("{}, {} in {}, {}", counted(result.captures, "capture"),
                                   counted(result.records, "record"),
                                   counted(result.files, "WARC file"), bytes_text(result.bytes));
  if (result.sound())
    out.line(fmt::format("{}  the archive: every byte is as it was kept\n       {}",
                         out.paint("SOUND", Hue::green), checked));
  else
    out.line(fmt::format("{} in {}", counted(result.faults_found, "fault"), checked));
  if (result.unfinished_bytes > 0)
    context.err.line(
        fmt::format("{} ends in a write that was not finished ({}). This is no damage: the\n"
                    "next crawl or import takes it in or cuts it.",
                    result.unfinished_file, bytes_text(result.unfinished_bytes)));
}

// Ok is false when a proof leads nowhere. Error (index): it cannot be read.
Result<bool> check_index(const Context& context, const sites::Id& id) {
  const auto& dir = context.config.archive_dir;
  const auto facts = index_facts(archive::index_dir(dir));
  if (facts.state == IndexState::missing) {
    context.err.line("There is no index, so no proofs were checked.");
    return true;
  }
  if (facts.state == IndexState::unusable) return tl::unexpected(*facts.trouble);
  TRY_ASSIGN(const auto reader, archive::Reader::open(dir));
  const std::string only = id.thread.empty() ? "" : id.thread_id();
  Proofs proofs;
  // Twice when something is wrong: a crawl and an index run may go on beside
  // this, and index what was captured after the catalogue was read.
  for (int i = 0; i < 2 && (i == 0 || proofs.wrong > 0); ++i) {
    TRY_ASSIGN(const auto captures, reader.all());
    TRY_ASSIGN(proofs, check_proofs(archive::index_dir(dir), captures, only));
  }
  for (const auto& bad : proofs.listed)
    print_fault(context.out, "the index's proof of " + bad.id, bad.what);
  if (proofs.wrong > proofs.listed.size())
    context.out.line(fmt::format("and {} more", proofs.wrong - proofs.listed.size()));
  if (proofs.wrong == 0)
    context.out.line(fmt::format(
        "{}  the index: {} to the archive's records", context.out.paint("SOUND", Hue::green),
        proofs.checked == 1 ? "1 proof leads" : fmt::format("{} proofs lead", proofs.checked)));
  else
    context.err.line("If the archive itself is sound, mend the index: sidestep index --rebuild");
  return proofs.wrong == 0;
}

Result<sites::Id> target(const Context& context) {
  const auto& words = context.args.words;
  if (words.empty()) return sites::Id{};
  if (words.size() > 1) return fail(Code::usage, "verify takes one ID, or none for everything");
  const auto sources = sites::sources_from(context.config);
  TRY_ASSIGN(auto address, sites::read_target(sources, words.front()));
  if (address.id.thread.empty())
    return hinted(fail(Code::usage, "{} is no thread", for_terminal(words.front())),
                  "sidestep verify petitions:241560");
  return std::move(address.id);
}

} // namespace

Result<Code> verify(Context& context) {
  catch_interrupts();
  TRY_ASSIGN(const auto id, target(context));
  const auto& dir = context.config.archive_dir;
  std::error_code ignored;
  if (!fs::exists(archive::catalogue_file(dir), ignored) &&
      !fs::exists(archive::warc_dir(dir), ignored))
    return hinted(fail(Code::nothing, "there is no archive in {}", dir.string()),
                  "crawl or import something first, or name another folder with --archive");
  TRY(mend_catalogue(context, dir));
  TRY(archive::Reader::open(dir));
  TRY_ASSIGN(const auto result, check(context, id));
  print_archive(context, result);
  const auto proofs = check_index(context, id);
  if (!result.sound() || (proofs && !*proofs)) {
    if (!result.sound()) context.err.line(advice);
    return Code::archive;
  }
  if (!proofs) return tl::unexpected(proofs.error());
  return Code::ok;
}

} // namespace sidestep::keeper
