// What every program's main does: read the command line by the verb table, load
// the configuration, run the verb, print its error, give the exit code.
#pragma once

#include "common/config/config.hpp"
#include "common/output/terminal.hpp"
#include "common/result.hpp"
#include "common/tables/verbs.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep {

class Arguments {
public:
  bool has(std::string_view option) const;                         // "--force"
  std::optional<std::string> value(std::string_view option) const; // the last one given
  std::vector<std::string> values(std::string_view option) const;
  // Error (usage): not a whole number of at least `least`.
  Result<std::optional<long>> number(std::string_view option, long least = 0) const;
  // Error (usage): none of `allowed`. The first of `allowed` when not given.
  Result<std::string> choice(std::string_view option, std::vector<std::string> allowed) const;

  std::vector<std::string> words{};
  std::map<std::string, std::vector<std::string>, std::less<>> options{};
};

struct Context {
  const VerbRow* verb = nullptr;
  Arguments args{};
  Config config{};
  Terminal out{}; // stdout: results alone
  Terminal err{}; // stderr: all else
  bool quiet = false;
};

// Ok carries the exit code: Code::ok, Code::nothing, ...
using VerbFunction = Result<Code> (*)(Context&);
struct VerbEntry {
  std::string_view name;
  VerbFunction run;
  bool makes_config = false; // `init`: a --config file need not be there yet
};

// argv[1] is the verb (the door passes it on). Never throws.
int run_program(int argc, char** argv, std::span<const VerbEntry> entries) noexcept;
// The words behind the verb. A word that begins with one dash is a word of the
// query, wherever it stands. Error (usage): an unknown option, a missing value.
Result<Arguments> parse_arguments(const VerbRow& verb, const std::vector<std::string>& words);
// Help for one verb, for a terminal of `columns`.
std::string help_text(const VerbRow& verb);
std::string help_overview();
extern const char* const version; // "0.1.0"

// "sidestep: message" and the hint under it, on stderr.
void print_error(const Error& error, const Terminal& terminal);

// The exit code of a verb that ended so, its error printed. Results that could
// not be written are Code::write, whatever the verb says; a reader that had
// enough of them (EPIPE) is no error and nothing is said.
int ended(const Result<Code>& done);

// Set by SIGINT or SIGTERM once catch_interrupts() was called; the second
// signal ends the program at once.
void catch_interrupts();
bool interrupted();
Error interruption(); // Code interrupted or terminated

} // namespace sidestep
