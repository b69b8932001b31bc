// Shared by the verbs: where the index is, which ids were meant, notes.
#include "query/verbs/common.hpp"

#include "common/files.hpp"
#include "common/text.hpp"
#include "query/output/wording.hpp"
#include "query/search/thread.hpp"
#include "sites/address.hpp"
#include "sites/sources.hpp"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>

namespace sidestep::query {
namespace {

constexpr std::size_t stdin_limit = 16 * 1024 * 1024;

}

Result<indexer::store::Index> index_of(const Context& context) {
  const std::filesystem::path own = context.config.archive_dir / "index";
  TRY_ASSIGN(auto places, indexer::store::read_places(context.config.shards, own));
  return indexer::store::Index(own, std::move(places));
}

Result<std::vector<std::string>> targets(const Context& context) {
  std::vector<std::string> out;
  for (const std::string& word : context.args.words) {
    if (word != "-") {
      out.push_back(word);
      continue;
    }
    TRY_ASSIGN(const std::string text, read_stdin(stdin_limit));
    for (const std::string_view line : split(text, '\n'))
      if (const std::string_view id = trim(line); !id.empty()) out.emplace_back(id);
  }
  if (out.empty() && context.args.words.empty())
    return hinted(fail(Code::usage, "{} needs an id or a URL", context.verb->name),
                  "sidestep search '*' --format=ids lists ids");
  return out;
}

Result<sites::Id> resolve(const Context& context, std::string_view target) {
  // An id stands for itself, so that what was indexed under a source that is no
  // longer configured is still found.
  const bool web = target.find("://") != std::string_view::npos;
  if (!web)
    if (const auto id = sites::parse_id(target)) return *id;
  TRY_ASSIGN(sites::Address address,
             sites::read_target(sites::sources_from(context.config), target));
  if (address.id.thread.empty())
    return hinted(fail(Code::usage, "{} is no request or petition", for_terminal(target)),
                  "name one by its web address or id");
  if (address.what == sites::What::attachment && address.part > 0 && !address.id.message.empty())
    address.id.message += "/attach-" + std::to_string(address.part);
  return address.id;
}

Result<bool> say_withdrawn(const Context& context, const sites::Id& id) {
  TRY_ASSIGN(const auto index, index_of(context));
  TRY_ASSIGN(const auto note, withdrawal_of(index, id));
  if (!note) return false;
  say(context,
      fmt::format("{} is withdrawn: its site answered {} on {}. Nothing of it is shown; what\n"
                  "was captured stays sealed in the archive. If the site shows it again, the\n"
                  "next crawl and index bring it back.\n",
                  for_terminal(id.thread_id()), note->status, day_words(note->day)));
  return true;
}

tl::unexpected<Error> output_failed() {
  return fail(Code::write, "the results could not be written: {}", std::strerror(errno));
}

void say(const Context& context, std::string_view text) {
  if (!context.quiet && !text.empty()) context.err.write(text);
}

} // namespace sidestep::query
