// Running the other programs, and which exit code stands when several ran.
#include "cli/chain.hpp"

#include "cli/query_verbs.hpp"
#include "common/files.hpp"
#include "sites/address.hpp"
#include "sites/sources.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace sidestep::cli {

namespace {

pid_t child = 0;
volatile std::sig_atomic_t caught = 0;

// Ctrl-C reaches the child by itself (one process group); a SIGTERM meant for
// us is passed on, and we wait for the child to end well.
extern "C" void pass_on(int number) {
  caught = number;
  if (child > 0 && number == SIGTERM) ::kill(child, SIGTERM);
}

// Interrupts are the child's while it runs; afterwards they are ours again, as
// they were.
class Handed {
public:
  Handed() {
    struct sigaction action {};
    action.sa_handler = pass_on;
    ::sigaction(SIGINT, &action, &interrupt_);
    ::sigaction(SIGTERM, &action, &terminate_);
  }
  Handed(const Handed&) = delete;
  Handed& operator=(const Handed&) = delete;
  ~Handed() {
    ::sigaction(SIGINT, &interrupt_, nullptr);
    ::sigaction(SIGTERM, &terminate_, nullptr);
  }

private:
  struct sigaction interrupt_ {};
  struct sigaction terminate_ {};
};

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> list;
  for (std::string& word : words)
    list.push_back(word.data());
  list.push_back(nullptr);
  return list;
}

int could_not_run(const std::string& path, int reason) {
  print_error(Error{Code::internal, fmt::format("cannot run {}: {}", path, std::strerror(reason)),
                    "the installation is incomplete; build or install sidestep again"},
              terminal_for(STDERR_FILENO, "auto"));
  return static_cast<int>(Code::internal);
}

// The global options of a command line, to hand them to the next verb.
std::vector<std::string> globals_of(const Arguments& arguments) {
  std::vector<std::string> words;
  for (const std::string_view name : {"--config", "--archive", "--color"})
    if (const auto value = arguments.value(name)) {
      words.emplace_back(name);
      words.push_back(*value);
    }
  if (arguments.has("--quiet")) words.emplace_back("--quiet");
  return words;
}

// The ids that the command line named by #MESSAGE.
std::vector<std::string> named_messages(const Config& config, const Arguments& arguments) {
  const sites::Sources sources = sites::sources_from(config);
  std::vector<std::string> ids;
  for (const std::string& word : arguments.words) {
    const auto target = sites::read_target(sources, word);
    if (target && !target->id.message.empty()) ids.push_back(target->id.text());
  }
  return ids;
}

int show_messages(const std::vector<std::string>& ids, const std::vector<std::string>& globals) {
  std::vector<std::string> words{"sidestep", "show"};
  words.insert(words.end(), ids.begin(), ids.end());
  words.insert(words.end(), globals.begin(), globals.end());
  std::vector<char*> list = pointers(words);
  return run_program(static_cast<int>(words.size()), list.data(), query_verbs());
}

} // namespace

int run_other(const VerbRow& verb, const std::vector<std::string>& words) {
  const std::string path = program(verb.program).string();
  std::vector<std::string> line{path, std::string(verb.name)};
  line.insert(line.end(), words.begin(), words.end());
  std::vector<char*> list = pointers(line);
  const Handed handed;
  if (const int reason =
          ::posix_spawn(&child, path.c_str(), nullptr, nullptr, list.data(), environ))
    return could_not_run(path, reason);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  child = 0;
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    if (number == SIGINT || number == SIGTERM) return 128 + number;
    print_error(Error{Code::internal, fmt::format("{} ended by signal {}", path, number), {}},
                terminal_for(STDERR_FILENO, "auto"));
    return static_cast<int>(Code::internal);
  }
  // One that ended well before it heard of the interrupt: nothing follows it.
  const int code = WEXITSTATUS(status);
  return code == 0 && caught != 0 ? 128 + caught : code;
}

int gravest(int first, int second) {
  static constexpr std::array order{130, 143, 70, 5, 8, 6, 7, 3, 4};
  for (const int code : order)
    if (first == code || second == code) return code;
  return first;
}

int crawl_and_index(const VerbRow& verb, const std::vector<std::string>& words) {
  const int kept = run_other(verb, words);
  if (kept == static_cast<int>(Code::usage) || kept == static_cast<int>(Code::config)) return kept;
  const auto arguments = parse_arguments(verb, words);
  if (!arguments || arguments->has("--no-index") || arguments->has("--dry-run") ||
      arguments->has("--help"))
    return kept;
  const auto config = load_config({arguments->value("--config"), arguments->value("--archive")});
  std::error_code error;
  if (!config || !std::filesystem::exists(config->archive_dir / "catalogue.db", error)) return kept;
  const std::vector<std::string> globals = globals_of(*arguments);
  std::vector<std::string> index_words = globals;
  // After a failure the way out is what people should read last.
  if (kept != 0 && !arguments->has("--quiet")) index_words.emplace_back("--quiet");
  const int indexed = run_other(*verb_named("index"), index_words);
  const int ended = gravest(kept, indexed);
  const std::vector<std::string> ids = named_messages(*config, *arguments);
  if (ended == 0 && verb.name == "crawl" && !ids.empty()) return show_messages(ids, globals);
  return ended;
}

} // namespace sidestep::cli
