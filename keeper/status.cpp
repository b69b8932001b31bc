// `status`: what is kept, as of when, whether the index is up to it, and how the
// crawls of each source go. It takes no lock, writes nothing, and says what it
// can of an archive whose index is missing or of another version.
#include "keeper/config_values.hpp"
#include "keeper/state.hpp"
#include "keeper/verbs.hpp"

namespace sidestep::keeper {

Result<Code> status(Context& context) {
  TRY_ASSIGN(const auto form, context.args.choice("--format", {"text", "jsonl"}));
  if (context.args.has("--config-values")) {
    print_config_values(context.out, context.config, form == "jsonl");
    return Code::ok;
  }
  TRY_ASSIGN(const auto state, look(context.config, now()));
  if (form == "jsonl")
    context.out.line(state_line(state));
  else
    print_state(context.out, state);
  return Code::ok;
}

} // namespace sidestep::keeper
