// `quote`: a block to paste into an article.
#include "common/text.hpp"
#include "query/output/quotes.hpp"
#include "query/output/wording.hpp"
#include "query/search/quotation.hpp"
#include "query/search/thread.hpp"
#include "query/verbs/common.hpp"
#include "query/verbs/verbs.hpp"

#include <fmt/format.h>

namespace sidestep::query {
namespace {

struct Wish {
  std::optional<std::string> find{};
  bool whole = false;
  std::string format{};
};

tl::unexpected<Error> names_thread(const ThreadView& view, const sites::Id& id) {
  constexpr std::size_t most = 12;
  std::string hint = "name a message:";
  std::size_t n = 0;
  for (const MessageRecord& message : view.messages) {
    if (message.by != By::authority || trim(message.text).empty()) continue;
    if (++n > most) break;
    hint += fmt::format("\n  {}  {}, {}", clean(message.id), kind_words(message),
                        day_words(message.date));
  }
  return hinted(fail(Code::usage, "{} is a whole thread; quote takes one message of it",
                     for_terminal(id.text())),
                std::move(hint));
}

std::optional<std::string> words_to_quote(const MessageRecord& message, const Wish& wish) {
  if (wish.find) return sentences_with(message, *wish.find);
  if (!wish.whole)
    if (auto found = sentences_of_findings(message)) return found;
  std::string own = own_words(message);
  if (own.empty()) return std::nullopt;
  return own;
}

std::string block(const MessageRecord& message, const std::string& quote, const Wish& wish,
                  const Terminal& terminal) {
  if (wish.format == "markdown") return quote_markdown(message, quote);
  if (wish.format == "html") return quote_html(message, quote);
  if (wish.format == "jsonl") return quote_line(message, quote);
  return quote_text(message, quote, terminal);
}

void say_missing(const Context& context, const sites::Id& id, const MessageRecord* message,
                 const Wish& wish) {
  const std::string name = for_terminal(id.text());
  if (message == nullptr)
    say(context, fmt::format("nothing is kept of {}\n", name));
  else if (wish.find)
    say(context, fmt::format("no sentence of {}'s own words holds \"{}\"\n", name,
                             for_terminal(*wish.find)));
  else
    say(context, fmt::format("{} holds no words of its own{}\n", name,
                             message->note.empty() ? "" : ": " + clean(message->note)));
}

} // namespace

Result<Code> quote_verb(Context& context) {
  Wish wish;
  TRY_ASSIGN(wish.format, context.args.choice("--format", {"text", "markdown", "html", "jsonl"}));
  wish.find = context.args.value("--find");
  wish.whole = context.args.has("--whole");
  if (wish.find && trim(*wish.find).empty()) return fail(Code::usage, "--find has no words");
  TRY_ASSIGN(const std::vector<std::string> wanted, targets(context));
  TRY_ASSIGN(const auto index, index_of(context));
  Code code = wanted.empty() ? Code::nothing : Code::ok;
  bool first = true;
  for (const std::string& target : wanted) {
    TRY_ASSIGN(const sites::Id id, resolve(context, target));
    TRY_ASSIGN(const std::optional<ThreadView> view, load_thread(index, id));
    if (view && id.message.empty()) return names_thread(*view, id);
    const MessageRecord* message = view ? message_in(*view, id) : nullptr;
    const auto quote = message == nullptr ? std::nullopt : words_to_quote(*message, wish);
    if (!quote) {
      TRY_ASSIGN(const bool withdrawn, say_withdrawn(context, id));
      if (!withdrawn) say_missing(context, id, message, wish);
      code = Code::nothing;
      continue;
    }
    const bool apart = !first && wish.format != "jsonl";
    if (!context.out.write((apart ? "\n" : "") + block(*message, *quote, wish, context.out)))
      return output_failed();
    first = false;
  }
  return code;
}

} // namespace sidestep::query
