// The one table of verbs: what each is called, which program holds it, which
// words and options it takes. Parsing, help, completion and man pages are made
// from it.
#pragma once

#include <span>
#include <string_view>

namespace sidestep {

struct OptionRow {
  std::string_view name;  // "--limit"
  std::string_view value; // "N"; "" = a switch
  std::string_view help;  // one line
  bool repeated = false;
};

struct VerbRow {
  std::string_view name;
  std::string_view program; // "sidestep", "crawler", "indexer", "keeper"
  std::string_view words;   // "QUERY", "URL|ID|SOURCE...", "" = takes none
  std::string_view summary; // one line
  std::string_view detail;  // a paragraph or two for `help VERB`
  std::span<const OptionRow> options;
  std::span<const std::string_view> examples;
};

std::span<const VerbRow> verbs();
const VerbRow* verb_named(std::string_view name);
std::span<const OptionRow> global_options(); // --config --archive --quiet --color --help

} // namespace sidestep
