// What follows a crawl or an import; the programs themselves are run by
// common/options/child.
#include "cli/chain.hpp"

#include "cli/query_verbs.hpp"
#include "common/options/child.hpp"
#include "sites/address.hpp"
#include "sites/sources.hpp"

#include <filesystem>

namespace sidestep::cli {

namespace {

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
  std::vector<char*> list = argument_pointers(words);
  return run_program(static_cast<int>(words.size()), list.data(), query_verbs());
}

} // namespace

int run_other(const VerbRow& verb, const std::vector<std::string>& words) {
  return run_child(verb.program, verb.name, words).code;
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
