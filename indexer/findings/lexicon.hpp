// The stock phrases and their categories, compiled and ready to be looked for.
// Built from the shipped folder and the user's; broken files are refused whole.
#pragma once

#include "common/result.hpp"
#include "indexer/findings/matcher.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

struct RawEntry;
struct RawFile;

class Lexicon {
public:
  struct Category {
    std::string id{};
    std::string family{};
    bool modal = false;     // "may" and "could" belong to the act itself (a harm feared)
    bool asks = false;      // the body's own questions count (it asks to narrow a request)
    bool addressed = false; // only in a text that speaks to somebody ("you", a committee)
  };
  struct Entry {
    std::string id{};
    std::string file{}; // where it is written
    std::uint32_t category = 0;
    bool modal = false;
    bool asks = false;
    bool impersonal = false; // only in a text that speaks to nobody (a statement, not a letter)
    bool addressed = false;  // only in a text that speaks to somebody, as its category's flag
    std::string polarity{};  // "" = judged from the sentence
    std::vector<Program> needs{};  // the sentence must hold one of these
    std::vector<Program> unless{}; // and none of these
  };

  // Error (config): "FILE:LINE: what is wrong". Examples and counterexamples
  // are tried too. `another` is read as if it lay in the user's folder, in place
  // of the file of that name there.
  static Result<Lexicon> load(const std::filesystem::path& shipped,
                              const std::filesystem::path& users,
                              const std::filesystem::path& another = {});

  const std::vector<Category>& categories() const { return categories_; }
  const std::vector<Entry>& entries() const { return entries_; }
  const Entry& entry_of(const Hit& hit) const { return entries_[entry_of_program_[hit.program]]; }
  // The line, in its file, of the pattern that hit.
  int line_of(const Hit& hit) const { return line_of_program_[hit.program]; }
  const Category& category_of(const Entry& entry) const { return categories_[entry.category]; }
  const Matcher& matcher() const { return matcher_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  const std::string& version() const { return version_; }
  // Of every byte of every file: what was mined with another one must be mined anew.
  const std::string& digest() const { return digest_; }

private:
  friend class LexiconBuilder;
  std::string version_{};
  std::string digest_{};
  Vocabulary vocabulary_{};
  std::vector<Category> categories_{};
  std::vector<Entry> entries_{};
  std::vector<std::uint32_t> entry_of_program_{};
  std::vector<int> line_of_program_{};
  Matcher matcher_{};
};

} // namespace sidestep::indexer
