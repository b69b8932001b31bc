// The options of `index`, each checked before anything is opened.
#include "indexer/verbs/index_wish.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <thread>

namespace sidestep::indexer {

Result<Wish> wish_of(const Context& context, const sites::Sources& sources) {
  Wish wish;
  wish.rebuild = context.args.has("--rebuild");
  wish.source = context.args.value("--source").value_or("");
  if (!wish.source.empty() && sites::source_named(sources, wish.source) == nullptr)
    return hinted(
        fail(Code::usage, "--source is \"{}\", which is no source", for_terminal(wish.source)),
        "sidestep status lists those that something is kept of");
  if (const auto day = context.args.value("--since")) {
    const auto since = parse_day(trim(*day));
    if (!since)
      return fail(Code::usage, "--since is \"{}\"; a day was expected, as 2026-06-12",
                  for_terminal(*day));
    wish.since = Instant(*since);
  }
  TRY_ASSIGN(const auto jobs, context.args.number("--jobs", 1));
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  wish.jobs = std::min<std::size_t>(jobs ? static_cast<std::size_t>(*jobs) : cores, 64);
  if (wish.rebuild && wish.partial())
    return fail(Code::usage, "--rebuild makes the whole index; it goes with neither --source nor "
                             "--since");
  return wish;
}

Result<std::vector<ThreadKey>> keys_since(const Bench& bench, std::int64_t after,
                                          const Wish& wish) {
  TRY_ASSIGN(auto keys, bench.reader.threads(after, wish.since));
  // A verdict may have come when all that it speaks of was indexed already.
  if (!wish.since) {
    const auto judged = bench.withdrawn.judged_after(after);
    keys.insert(keys.end(), judged.begin(), judged.end());
  }
  if (!wish.source.empty())
    std::erase_if(keys, [&](const ThreadKey& key) { return key.first != wish.source; });
  return keys;
}

} // namespace sidestep::indexer
