// Both halves of `lexicon`. Loading is what checks: every program that mines
// loads the same way, and so refuses the same mistakes.
#include "indexer/verbs/lexicon.hpp"

#include "common/files.hpp"
#include "common/text.hpp"
#include "indexer/findings/lexicon.hpp"
#include "indexer/findings/lexicon_cost.hpp"
#include "indexer/findings/lexicon_file.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::indexer {
namespace {

std::filesystem::path shipped() { return data_dir() / "lexicon"; }
std::filesystem::path users() { return config_home() / "lexicon"; }

bool is_shipped(const std::filesystem::path& file) { return file.parent_path() == shipped(); }

// The user's own patterns are refused; the shipped ones are not theirs to mend.
Result<void> refuse_common(const LexiconCost& cost) {
  for (const auto& one : cost.too_common)
    if (!is_shipped(one.file))
      return hinted(fail(Code::config,
                         "{}:{}: the pattern would be tried at every \"{}\": the rarest word that "
                         "it must have is one of the 200 commonest",
                         one.file, one.line, one.word),
                    "give it a rarer word");
  return {};
}

Result<Code> check(Context& context, const std::filesystem::path& file) {
  TRY_ASSIGN(const Lexicon lexicon, Lexicon::load(shipped(), users(), file));
  TRY_ASSIGN(const WordCounts counts, WordCounts::load(data_dir() / "common-words.txt"));
  const LexiconCost cost = cost_of(lexicon, counts);
  TRY(refuse_common(cost));
  const auto own = std::count_if(lexicon.entries().begin(), lexicon.entries().end(),
                                 [](const auto& entry) { return !is_shipped(entry.file); });
  const std::string out =
      fmt::format("{} in {}, {} of them yours; every example holds.\n"
                  "{:.0f} trials in 1,000 words of ordinary text; shipped patterns of common words "
                  "alone: {}.\nversion {}, digest {}\n",
                  counted(lexicon.entries().size(), "entry", "entries"),
                  counted(lexicon.categories().size(), "category", "categories"), own, cost.trials,
                  cost.too_common.size(), for_terminal(lexicon.version()), lexicon.digest());
  if (!context.out.write(out)) return fail(Code::write, "the output could not be written");
  return Code::ok;
}

struct Listed {
  const RawFile* file = nullptr;
  const RawEntry* entry = nullptr;
};

std::string categories_as_text(const std::vector<RawFile>& files,
                               const std::vector<Listed>& entries) {
  std::string out;
  for (const RawFile& file : files)
    for (const RawCategory& one : file.categories) {
      const auto n = std::count_if(entries.begin(), entries.end(), [&](const Listed& listed) {
        return listed.entry->category.text == one.id.text;
      });
      out += fmt::format("{:<22} {:<14} {}\n", one.id.text, one.family,
                         counted(static_cast<std::size_t>(n), "entry", "entries"));
    }
  return out;
}

std::string entry_as_text(const Listed& listed) {
  const RawEntry& entry = *listed.entry;
  std::string out =
      fmt::format("{}  ({}:{})\n", entry.id.text, listed.file->path.string(), entry.id.line);
  const auto lines = [&](std::string_view what, const std::vector<RawLine>& rows) {
    for (const RawLine& row : rows)
      out += fmt::format("  {:<8} {}\n", what, squeeze(row.text));
  };
  lines("pattern", entry.patterns);
  lines("needs", entry.needs);
  lines("unless", entry.unless);
  lines("finds", entry.examples);
  lines("not", entry.counterexamples);
  if (!entry.note.empty()) out += fmt::format("  {:<8} {}\n", "note", squeeze(entry.note));
  return out + "\n";
}

Result<Code> list(Context& context, const std::string& wanted) {
  TRY_ASSIGN(std::vector<RawFile> files, read_lexicon_folder(shipped()));
  TRY_ASSIGN(std::vector<RawFile> own, read_lexicon_folder(users()));
  for (RawFile& file : own)
    files.push_back(std::move(file));
  std::vector<Listed> entries;
  std::vector<std::string> names;
  std::map<std::string, std::string> family_of;
  for (const RawFile& file : files) {
    for (const RawCategory& one : file.categories) {
      names.insert(names.end(), {one.id.text, one.family});
      family_of[one.id.text] = one.family;
    }
    for (const RawEntry& entry : file.entries) {
      names.push_back(entry.id.text);
      entries.push_back({&file, &entry});
    }
  }
  std::string out;
  if (wanted.empty()) out = categories_as_text(files, entries);
  for (const Listed& listed : entries)
    if (!wanted.empty() &&
        (listed.entry->id.text == wanted || listed.entry->category.text == wanted ||
         family_of[listed.entry->category.text] == wanted))
      out += entry_as_text(listed);
  if (out.empty()) {
    if (std::find(names.begin(), names.end(), wanted) != names.end()) return Code::nothing;
    const std::string near = nearest(wanted, names);
    return hinted(
        fail(Code::usage, "no category, family or entry is called \"{}\"", for_terminal(wanted)),
        near.empty() ? "sidestep lexicon list prints the categories"
                     : fmt::format("did you mean {}?", near));
  }
  if (!context.out.write(for_terminal(out)))
    return fail(Code::write, "the output could not be written");
  return Code::ok;
}

} // namespace

Result<Code> lexicon(Context& context) {
  const auto& words = context.args.words;
  const std::string verb = words.empty() ? "" : words.front();
  const std::string rest = words.size() > 1 ? words[1] : "";
  if (words.size() > 2 || (verb != "check" && verb != "list"))
    return hinted(fail(Code::usage, "lexicon takes check or list"),
                  "sidestep lexicon check my-phrases.toml, or sidestep lexicon list delay");
  return verb == "check" ? check(context, rest) : list(context, rest);
}

} // namespace sidestep::indexer
