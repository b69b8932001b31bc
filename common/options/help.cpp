// Help, made from the verb table.
#include "common/options/program.hpp"
#include "common/text.hpp"

#include <fmt/format.h>

namespace sidestep {

namespace {

constexpr std::size_t margin = 25; // columns before an option's explanation

std::string option_lines(std::span<const OptionRow> rows) {
  std::string out;
  for (const OptionRow& row : rows) {
    const std::string name =
        row.value.empty() ? std::string(row.name) : fmt::format("{} {}", row.name, row.value);
    const std::string help = wrap(row.help, 79, std::string(margin, ' '));
    out += fmt::format("  {:<22} {}\n", name, std::string_view(help).substr(margin));
  }
  return out;
}

} // namespace

std::string help_text(const VerbRow& verb) {
  std::string out = fmt::format("sidestep {}{}{}{}\n{}\n", verb.name, verb.words.empty() ? "" : " ",
                                verb.words, verb.options.empty() ? "" : " [options]", verb.summary);
  if (!verb.detail.empty()) out += "\n" + wrap(verb.detail, 79) + "\n";
  if (!verb.options.empty()) out += "\nOptions\n" + option_lines(verb.options);
  out += "\nEverywhere\n" + option_lines(global_options());
  out += "\nExamples\n";
  for (const std::string_view example : verb.examples)
    out += fmt::format("  sidestep {}\n", example);
  return out;
}

std::string help_overview() {
  std::string out = "sidestep: keeps what public bodies answered, and finds the words they answer "
                    "with\n\n";
  for (const VerbRow& row : verbs())
    out += fmt::format("  {:<8} {}\n", row.name, row.summary);
  out += "\nEverywhere\n" + option_lines(global_options());
  out += "\n`sidestep help VERB` says more. Start with: sidestep read letter.txt\n"
         "Exit codes: 0 done or found, 1 nothing found, 2 usage, 3 configuration,\n"
         "4 a source failed, blocked or listed nothing, 5 the archive is damaged,\n"
         "6 the index is missing, old or damaged, 7 locked, 8 could not write,\n"
         "70 internal error, 130 or 143 interrupted.\n";
  return out;
}

} // namespace sidestep
