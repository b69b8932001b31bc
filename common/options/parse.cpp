// The command line, by CLI11, from the verb table. This is the one source that
// includes CLI11. Words that begin with a single dash belong to the query
// (-kind:request), so they are hidden from CLI11 behind a mark and given back.
#include "common/options/program.hpp"
#include "common/text.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <charconv>
#include <fmt/format.h>

namespace sidestep {

namespace {

constexpr char mark = '\x01';

std::string hidden(const std::string& word) {
  const bool dash_word = word.size() > 1 && word[0] == '-' && word[1] != '-' && word != "-h";
  return dash_word || word.empty() ? mark + word : word;
}

std::string shown(std::string word) {
  if (!word.empty() && word[0] == mark) word.erase(0, 1);
  return word;
}

void add_options(CLI::App& app, std::span<const OptionRow> rows,
                 std::map<std::string, std::vector<std::string>, std::less<>>& values,
                 std::map<std::string, bool>& switches) {
  for (const OptionRow& row : rows) {
    const std::string name(row.name);
    if (row.value.empty()) {
      app.add_flag(name == "--help" ? "-h,--help" : name, switches[name]);
      continue;
    }
    CLI::Option* option = app.add_option(name, values[name])->expected(1);
    option->multi_option_policy(row.repeated ? CLI::MultiOptionPolicy::TakeAll
                                             : CLI::MultiOptionPolicy::TakeLast);
    option->allow_extra_args(false);
  }
}

tl::unexpected<Error> unknown_option(const VerbRow& verb, const std::string& word) {
  std::vector<std::string> known;
  for (const OptionRow& row : verb.options)
    known.emplace_back(row.name);
  for (const OptionRow& row : global_options())
    known.emplace_back(row.name);
  const std::string name = word.substr(0, word.find('='));
  const std::string near = nearest(name, known);
  return hinted(fail(Code::usage, "{} has no option {}", verb.name, for_terminal(name)),
                near.empty() ? fmt::format("`sidestep help {}` lists its options", verb.name)
                             : fmt::format("did you mean {}?", near));
}

} // namespace

Result<Arguments> parse_arguments(const VerbRow& verb, const std::vector<std::string>& words) {
  try {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    std::map<std::string, std::vector<std::string>, std::less<>> values;
    std::map<std::string, bool> switches;
    add_options(app, verb.options, values, switches);
    add_options(app, global_options(), values, switches);
    // CLI11 takes its arguments from the back.
    std::vector<std::string> reversed;
    for (auto word = words.rbegin(); word != words.rend(); ++word)
      reversed.push_back(hidden(*word));
    app.parse(std::move(reversed));

    Arguments arguments;
    bool only_words = false;
    for (const std::string& extra : app.remaining()) {
      if (!only_words && extra == "--") {
        only_words = true;
        continue;
      }
      if (!only_words && extra.starts_with("--")) return unknown_option(verb, extra);
      arguments.words.push_back(shown(extra));
    }
    for (auto& [name, list] : values)
      for (std::string& value : list)
        arguments.options[name].push_back(shown(std::move(value)));
    for (const auto& [name, on] : switches)
      if (on) arguments.options[name];
    return arguments;
  } catch (const CLI::ParseError& error) {
    return hinted(fail(Code::usage, "{}: {}", verb.name, for_terminal(error.what())),
                  fmt::format("`sidestep help {}` lists its options", verb.name));
  } catch (const std::exception& error) {
    return fail(Code::internal, "the command line could not be read: {}", error.what());
  }
}

bool Arguments::has(std::string_view option) const { return options.contains(option); }

std::optional<std::string> Arguments::value(std::string_view option) const {
  const auto found = options.find(option);
  if (found == options.end() || found->second.empty()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  const auto found = options.find(option);
  return found == options.end() ? std::vector<std::string>{} : found->second;
}

Result<std::optional<long>> Arguments::number(std::string_view option, long least) const {
  const auto text = value(option);
  if (!text) return std::nullopt;
  long number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc{} || end != text->data() + text->size() || number < least)
    return fail(Code::usage, "{} is '{}'; a whole number of at least {} was expected", option,
                for_terminal(*text), least);
  return number;
}

Result<std::string> Arguments::choice(std::string_view option,
                                      std::vector<std::string> allowed) const {
  const auto text = value(option);
  if (!text) return allowed.front();
  std::string list;
  for (const std::string& word : allowed) {
    if (word == *text) return word;
    list += (list.empty() ? "" : ", ") + word;
  }
  return fail(Code::usage, "{} is '{}'; expected one of: {}", option, for_terminal(*text), list);
}

} // namespace sidestep
