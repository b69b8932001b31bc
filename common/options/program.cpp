// What every program does around its verb: options, configuration, output,
// signals, and the one place where an Error becomes text and an exit code.
#include "common/options/program.hpp"

#include "common/text.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <fmt/format.h>
#include <unistd.h>

namespace sidestep {

const char* const version = "0.1.0";

namespace {

const VerbEntry* entry_named(std::span<const VerbEntry> entries, std::string_view name) {
  for (const VerbEntry& entry : entries)
    if (entry.name == name) return &entry;
  return nullptr;
}

Result<Context> make_context(const VerbRow& verb, const VerbEntry& entry,
                             const std::vector<std::string>& words) {
  Context context;
  context.verb = &verb;
  TRY_ASSIGN(context.args, parse_arguments(verb, words));
  TRY_ASSIGN(const std::string color, context.args.choice("--color", {"auto", "always", "never"}));
  context.out = terminal_for(STDOUT_FILENO, color);
  context.err = terminal_for(STDERR_FILENO, color);
  context.quiet = context.args.has("--quiet");
  if (context.args.has("--help")) return context;
  if (verb.words.empty() && !context.args.words.empty())
    return hinted(fail(Code::usage, "{} takes no words, and '{}' was given", verb.name,
                       for_terminal(context.args.words.front())),
                  fmt::format("`sidestep help {}` says what it takes", verb.name));
  ConfigRequest request{context.args.value("--config"), context.args.value("--archive"),
                        entry.makes_config};
  TRY_ASSIGN(context.config, load_config(request));
  return context;
}

Result<Code> run_verb(const VerbRow& verb, const VerbEntry& entry,
                      const std::vector<std::string>& words) {
  TRY_ASSIGN(Context context, make_context(verb, entry, words));
  if (context.args.has("--help")) {
    context.out.write(help_text(verb));
    return Code::ok;
  }
  return entry.run(context);
}

} // namespace

void print_error(const Error& error, const Terminal& terminal) {
  // Lines as they are: a query error points at a place with a caret.
  terminal.line("sidestep: " + for_terminal(error.message));
  if (!error.hint.empty()) terminal.line(wrap(for_terminal(error.hint), terminal.columns, "  "));
}

int ended(const Result<Code>& done) {
  const int lost = output_error();
  if (!done && !(done.error().code == Code::write && lost == EPIPE)) {
    print_error(done.error(), terminal_for(STDERR_FILENO, "auto"));
    return static_cast<int>(done.error().code);
  }
  if (!done) return static_cast<int>(Code::ok);
  if (lost == 0 || lost == EPIPE || (*done != Code::ok && *done != Code::nothing))
    return static_cast<int>(*done);
  print_error(Error{Code::write,
                    fmt::format("the results could not be written: {}", std::strerror(lost)), ""},
              terminal_for(STDERR_FILENO, "auto"));
  return static_cast<int>(Code::write);
}

int run_program(int argc, char** argv, std::span<const VerbEntry> entries) noexcept {
  try {
    std::signal(SIGPIPE, SIG_IGN);
    const std::string name = argc > 1 ? argv[1] : "";
    const VerbRow* verb = verb_named(name);
    const VerbEntry* entry = entry_named(entries, name);
    if (verb == nullptr || entry == nullptr) {
      print_error(Error{Code::usage, fmt::format("this program does not hold the verb '{}'", name),
                        "run it through sidestep"},
                  terminal_for(STDERR_FILENO, "auto"));
      return static_cast<int>(Code::usage);
    }
    const std::vector<std::string> words(argv + 2, argv + argc);
    return ended(run_verb(*verb, *entry, words));
  } catch (const std::exception& error) {
    fmt::print(stderr, "sidestep: internal error: {}\n", error.what());
  } catch (...) {
    fmt::print(stderr, "sidestep: internal error\n");
  }
  return static_cast<int>(Code::internal);
}

} // namespace sidestep
