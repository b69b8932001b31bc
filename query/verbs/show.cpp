// `show`: a thread as a timeline.
#include "query/output/show.hpp"
#include "common/text.hpp"
#include "query/verbs/common.hpp"
#include "query/verbs/verbs.hpp"

#include <fmt/format.h>

namespace sidestep::query {
namespace {

Result<void> say_missing(const Context& context, const sites::Id& id) {
  TRY_ASSIGN(const bool withdrawn, say_withdrawn(context, id));
  if (!withdrawn)
    say(context, fmt::format("nothing is kept of {}; sidestep crawl asks its site for it\n",
                             for_terminal(id.text())));
  return {};
}

} // namespace

Result<Code> show_verb(Context& context) {
  TRY_ASSIGN(const std::string format, context.args.choice("--format", {"text", "jsonl"}));
  TRY_ASSIGN(const std::vector<std::string> wanted, targets(context));
  TRY_ASSIGN(const auto index, index_of(context));
  Code code = wanted.empty() ? Code::nothing : Code::ok;
  bool first = true;
  for (const std::string& target : wanted) {
    TRY_ASSIGN(const sites::Id id, resolve(context, target));
    TRY_ASSIGN(const std::optional<ThreadView> view, load_thread(index, id));
    ShowOptions options;
    options.all = context.args.has("--all");
    if (view && !id.message.empty()) options.only = message_in(*view, id);
    if (!view || (!id.message.empty() && options.only == nullptr)) {
      TRY(say_missing(context, id));
      code = Code::nothing;
      continue;
    }
    const std::string text = format == "jsonl"
                                 ? show_line(*view)
                                 : (first ? "" : "\n\n") + show_text(*view, options, context.out);
    if (!context.out.write(text)) return output_failed();
    first = false;
  }
  return code;
}

} // namespace sidestep::query
