// The door: users, completion and man pages know this one program. It holds the
// query verbs, because a search must start in milliseconds, and runs the other
// programs for theirs.
#include "cli/chain.hpp"
#include "cli/query_verbs.hpp"
#include "common/options/manual.hpp"
#include "common/text.hpp"

#include <csignal>
#include <fmt/format.h>
#include <unistd.h>

namespace {

using namespace sidestep;

int usage_error(std::string message, std::string hint) {
  print_error(Error{Code::usage, std::move(message), std::move(hint)},
              terminal_for(STDERR_FILENO, "auto"));
  return static_cast<int>(Code::usage);
}

int unknown_verb(const std::string& name) {
  std::vector<std::string> known;
  for (const VerbRow& row : verbs())
    known.emplace_back(row.name);
  const std::string near = nearest(name, known);
  return usage_error(fmt::format("'{}' is not a verb", for_terminal(name)),
                     near.empty() ? "`sidestep help` lists the verbs"
                                  : fmt::format("did you mean {}?", near));
}

int help(const std::vector<std::string>& words) {
  const Terminal out = terminal_for(STDOUT_FILENO, "auto");
  if (words.empty()) {
    out.write(help_overview());
    return ended(Code::ok);
  }
  if (words.front() == "--man" || words.front() == "--completion") {
    out.write(words.front() == "--man" ? man_page() : bash_completion());
    return ended(Code::ok);
  }
  const VerbRow* verb = verb_named(words.front());
  if (verb == nullptr) return unknown_verb(words.front());
  out.write(help_text(*verb));
  return ended(Code::ok);
}

// Where the verb stands: global options may come before it.
std::size_t verb_at(const std::vector<std::string>& words) {
  std::size_t at = 0;
  while (at < words.size() && words[at].starts_with("--")) {
    bool takes_value = false;
    for (const OptionRow& row : global_options())
      takes_value = takes_value || (row.name == words[at] && !row.value.empty());
    at += takes_value ? 2 : 1;
  }
  return at;
}

int run_query_verb(const std::string& verb, const std::vector<std::string>& rest) {
  std::vector<std::string> line{"sidestep", verb};
  line.insert(line.end(), rest.begin(), rest.end());
  std::vector<char*> list;
  for (std::string& word : line)
    list.push_back(word.data());
  return run_program(static_cast<int>(line.size()), list.data(), cli::query_verbs());
}

int run(std::vector<std::string> words) {
  if (words.empty() || words.front() == "--help" || words.front() == "-h") return help({});
  if (words.front() == "--version") {
    terminal_for(STDOUT_FILENO, "auto").line(fmt::format("sidestep {}", version));
    return ended(Code::ok);
  }
  const std::size_t at = verb_at(words);
  if (at >= words.size())
    return usage_error("no verb was given", "`sidestep help` lists the verbs");
  const std::string name = words[at];
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
  if (name == "help") return help(words);
  const VerbRow* verb = verb_named(name);
  if (verb == nullptr) return unknown_verb(name);
  if (verb->program == "sidestep") return run_query_verb(name, words);
  if (name == "crawl" || name == "import") return cli::crawl_and_index(*verb, words);
  return cli::run_other(*verb, words);
}

} // namespace

int main(int argc, char** argv) {
  try {
    std::signal(SIGPIPE, SIG_IGN);
    return run(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& error) {
    fmt::print(stderr, "sidestep: internal error: {}\n", error.what());
    return static_cast<int>(Code::internal);
  }
}
