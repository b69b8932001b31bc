// Building the lexicon: classes, categories, entries, and the checks that keep
// a rule honest (names that clash, patterns that match nearly anything,
// examples that fail).
#include "indexer/findings/lexicon.hpp"

#include "common/digest.hpp"
#include "common/text.hpp"
#include "indexer/findings/lexicon_cost.hpp"
#include "indexer/findings/lexicon_file.hpp"
#include "indexer/findings/phrases.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace sidestep::indexer {
namespace {

// A pattern that would match at more than this share of all words is no phrase.
constexpr double broadest = 2e-3;
constexpr std::size_t most_entries = 5000;
constexpr int deepest_class = 16; // classes within classes

bool is_id(std::string_view id) {
  if (id.empty() || id.size() > 60 || id.substr(0, 6) == "cites-") return false; // reliance.cpp's
  for (const char c : id)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
  return true;
}

tl::unexpected<Error> at_line(const RawFile& file, int line, std::string_view what) {
  return fail(Code::config, "{}:{}: {}", file.path.string(), line, what);
}

// Several mistakes are told at once: who writes rules mends them in one go.
class Mistakes {
public:
  void note(const Result<void>& result) {
    if (result) return;
    if (++count_ <= most_) text_ += (text_.empty() ? "" : "\n") + result.error().message;
  }
  Result<void> result() const {
    if (count_ == 0) return {};
    if (count_ > most_) return fail(Code::config, "{}\nand {} more", text_, count_ - most_);
    return fail(Code::config, "{}", text_);
  }

private:
  static constexpr std::size_t most_ = 40;
  std::size_t count_ = 0;
  std::string text_{};
};

} // namespace

class LexiconBuilder {
public:
  explicit LexiconBuilder(const WordCounts* counts) : counts_(counts) {}

  Result<Lexicon> build(const std::vector<RawFile>& files) {
    for (const RawFile& file : files)
      TRY(note_classes(file));
    for (const auto& [name, where] : class_texts_)
      TRY(resolve(name, 0));
    for (const RawFile& file : files)
      TRY(add_categories(file));
    for (const RawFile& file : files)
      for (const RawEntry& entry : file.entries)
        TRY(add_entry(file, entry));
    if (counts_ == nullptr)
      out_.matcher_.build(out_.vocabulary_);
    else
      out_.matcher_.build(out_.vocabulary_, [&](std::string_view word) {
        return counts_->in_a_thousand(word) / 1000;
      });
    return std::move(out_);
  }

private:
  struct Where {
    const RawFile* file = nullptr;
    const RawClass* raw = nullptr;
    bool open = false; // being resolved: meeting it again is a circle
  };

  Result<void> note_classes(const RawFile& file) {
    for (const RawClass& one : file.classes) {
      const int line = one.patterns.empty() ? 1 : one.patterns.front().line;
      if (one.patterns.empty())
        return at_line(file, line, fmt::format("class \"{}\" is empty", one.name));
      if (!class_texts_.try_emplace(one.name, Where{&file, &one, false}).second)
        return at_line(file, line, fmt::format("class \"{}\" is there twice", one.name));
    }
    return {};
  }

  // Classes may use each other; each is parsed once, after those it names.
  Result<void> resolve(const std::string& name, int depth) {
    Where& where = class_texts_.at(name);
    if (classes_.count(name) > 0) return {};
    const int line = where.raw->patterns.front().line;
    if (where.open)
      return at_line(*where.file, line, fmt::format("class \"{}\" is made of itself", name));
    if (depth > deepest_class)
      return at_line(
          *where.file, line,
          fmt::format("class \"{}\" stands {} classes deep in others: write out its words", name,
                      deepest_class));
    where.open = true;
    std::string text;
    for (const RawLine& pattern : where.raw->patterns) {
      for (std::size_t at = pattern.text.find('@'); at != std::string::npos;
           at = pattern.text.find('@', at + 1)) {
        const auto end = pattern.text.find_first_of(" |()?{}<>@~", at + 1);
        const std::string inner = pattern.text.substr(at + 1, end - at - 1);
        if (class_texts_.count(inner) > 0) TRY(resolve(inner, depth + 1));
      }
      TRY(parsed(*where.file, pattern)); // so that a mistake has its own line
      text += (text.empty() ? "" : "|") + pattern.text;
    }
    if (text.size() > 7900)
      return at_line(*where.file, line, fmt::format("class \"{}\" is too long: split it", name));
    auto node = parse_pattern(text, classes_, out_.vocabulary_);
    if (!node) return at_line(*where.file, line, node.error().message);
    classes_.emplace(name, std::move(*node));
    return {};
  }

  Result<Node> parsed(const RawFile& file, const RawLine& pattern) {
    auto node = parse_pattern(pattern.text, classes_, out_.vocabulary_);
    if (!node) return at_line(file, pattern.line, node.error().message);
    return std::move(*node);
  }

  Result<std::vector<Program>> compiled(const RawFile& file, const RawLine& pattern) {
    TRY_ASSIGN(const Node node, parsed(file, pattern));
    auto program = Program::compile(node, out_.vocabulary_);
    if (!program)
      return at_line(file, pattern.line,
                     fmt::format("{}: \"{}\"", program.error().message, pattern.text));
    return std::move(*program);
  }

  Result<std::vector<Program>> guards(const RawFile& file, const std::vector<RawLine>& lines) {
    std::vector<Program> out;
    for (const RawLine& line : lines) {
      TRY_ASSIGN(std::vector<Program> programs, compiled(file, line));
      for (Program& program : programs)
        out.push_back(std::move(program));
    }
    return out;
  }

  Result<void> name_is_free(const RawFile& file, const RawLine& id, std::string_view what) {
    if (!is_id(id.text))
      return at_line(
          file, id.line,
          fmt::format("the {} id \"{}\" is not made of small letters, digits and hyphens", what,
                      id.text));
    if (!names_.insert(id.text).second)
      return at_line(
          file, id.line,
          fmt::format("\"{}\" is the name of another entry, category or family", id.text));
    return {};
  }

  Result<void> add_categories(const RawFile& file) {
    for (const RawCategory& one : file.categories) {
      TRY(name_is_free(file, one.id, "category"));
      if (!is_id(one.family))
        return at_line(file, one.id.line, fmt::format("\"{}\" is no family name", one.family));
      if (families_.insert(one.family).second)
        TRY(name_is_free(file, RawLine{one.family, one.id.line}, "family"));
      category_at_[one.id.text] = static_cast<std::uint32_t>(out_.categories_.size());
      out_.categories_.push_back({one.id.text, one.family, one.modal, one.asks, one.addressed});
    }
    return {};
  }

  Result<void> add_entry(const RawFile& file, const RawEntry& raw) {
    TRY(name_is_free(file, raw.id, "entry"));
    if (out_.entries_.size() >= most_entries)
      return at_line(file, raw.id.line, "more than 5,000 entries in all");
    const auto category = category_at_.find(raw.category.text);
    if (category == category_at_.end())
      return at_line(file, raw.category.line,
                     fmt::format("no category is called \"{}\"", raw.category.text));
    Lexicon::Entry entry;
    entry.id = raw.id.text;
    entry.file = file.path.string();
    entry.category = category->second;
    entry.modal = raw.modal.value_or(out_.categories_[category->second].modal);
    entry.asks = raw.asks.value_or(out_.categories_[category->second].asks);
    entry.impersonal = raw.impersonal;
    entry.addressed = raw.addressed;
    entry.polarity = raw.polarity;
    for (const RawLine& pattern : raw.patterns) {
      TRY_ASSIGN(std::vector<Program> programs, compiled(file, pattern));
      double share = 0;
      for (Program& program : programs) {
        share += program.share();
        out_.matcher_.add(std::move(program));
        out_.entry_of_program_.push_back(static_cast<std::uint32_t>(out_.entries_.size()));
        out_.line_of_program_.push_back(pattern.line);
      }
      if (share > broadest)
        return at_line(
            file, pattern.line,
            fmt::format("a pattern that would match nearly anywhere: \"{}\"", pattern.text));
    }
    TRY_ASSIGN(entry.needs, guards(file, raw.needs));
    TRY_ASSIGN(entry.unless, guards(file, raw.unless));
    out_.entries_.push_back(std::move(entry));
    return {};
  }

  const WordCounts* counts_; // null: the words' shares are guessed
  Lexicon out_{};
  std::map<std::string, Where> class_texts_{};
  Classes classes_{};
  std::set<std::string> names_{};
  std::set<std::string> families_{};
  std::map<std::string, std::uint32_t> category_at_{};
};

namespace {

bool found_in(const Lexicon& lexicon, std::string_view text, std::string_view entry,
              std::string_view polarity) {
  for (const Phrase& phrase : all_phrases(lexicon, text, Voices{}))
    if (phrase.entry->id == entry && name(phrase.polarity) == polarity) return true;
  return false;
}

// Every example must be found as what it is, no counterexample may be.
void try_examples(const Lexicon& lexicon, const RawFile& file, Mistakes& mistakes) {
  for (const RawEntry& entry : file.entries) {
    const std::string wanted = entry.polarity.empty() ? "asserted" : entry.polarity;
    const auto wrong = [&](const RawLine& line, std::string_view what) {
      mistakes.note(at_line(file, line.line,
                            fmt::format("entry \"{}\" {} \"{}\"", entry.id.text, what, line.text)));
    };
    for (const RawLine& example : entry.examples)
      if (!found_in(lexicon, example.text, entry.id.text, wanted))
        wrong(example, "does not find its example");
    for (const RawLine& counter : entry.counterexamples)
      if (found_in(lexicon, counter.text, entry.id.text, wanted))
        wrong(counter, "finds its counterexample");
  }
}

} // namespace

Result<Lexicon> Lexicon::load(const std::filesystem::path& shipped,
                              const std::filesystem::path& users,
                              const std::filesystem::path& another) {
  TRY_ASSIGN(std::vector<RawFile> files, read_lexicon_folder(shipped));
  if (files.empty())
    return fail(Code::config, "no lexicon in {}: the installation is incomplete", shipped.string());
  std::string version;
  std::string bytes;
  for (const RawFile& file : files) {
    if (!file.version.empty()) version = file.version;
    bytes += file.bytes;
  }
  TRY_ASSIGN(std::vector<RawFile> own, read_lexicon_folder(users));
  if (!another.empty()) {
    TRY_ASSIGN(RawFile one, read_lexicon_file(another));
    const auto kept = std::find_if(own.begin(), own.end(), [&](const RawFile& file) {
      return file.path.filename() == another.filename();
    });
    if (kept == own.end())
      own.push_back(std::move(one));
    else
      *kept = std::move(one);
  }
  std::string own_bytes;
  for (RawFile& file : own) {
    own_bytes += file.bytes;
    files.push_back(std::move(file));
  }
  // Beside the lexicon; without it patterns are found all the same, only slower.
  const auto counts = WordCounts::load(shipped.parent_path() / "common-words.txt");
  TRY_ASSIGN(Lexicon lexicon, LexiconBuilder(counts ? &*counts : nullptr).build(files));
  lexicon.version_ = own.empty() ? version : version + "+" + sha256_hex(own_bytes).substr(0, 12);
  lexicon.digest_ = sha256_hex(bytes + own_bytes).substr(0, 16);
  Mistakes mistakes;
  for (const RawFile& file : files)
    try_examples(lexicon, file, mistakes);
  TRY(mistakes.result());
  return lexicon;
}

} // namespace sidestep::indexer
