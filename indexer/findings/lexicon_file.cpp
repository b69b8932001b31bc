// Reading lexicon files with toml++. Every unknown key, wrong type and missing
// key is an error with its line, because a rule that is silently ignored is
// worse than a program that stops.
#include "indexer/findings/lexicon_file.hpp"

#include "common/files.hpp"
#include "common/text.hpp"
#include "common/toml.hpp"
#include "common/toml_guard.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::indexer {
namespace {

constexpr std::size_t largest_file = 4U << 20;
constexpr std::size_t most_files = 200;

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

class Reader {
public:
  explicit Reader(RawFile& out) : out_(out) {}

  Result<void> read(const toml::table& root) {
    TRY(only(root, "the file", {"version", "classes", "category", "entry"}));
    if (const auto* version = root.get("version")) {
      TRY_ASSIGN(out_.version, text(*version, "version"));
    }
    if (const auto* classes = root.get("classes")) {
      if (!classes->is_table()) return wrong(*classes, "[classes] is a table of name = [patterns]");
      for (const auto& [key, value] : *classes->as_table()) {
        RawClass one;
        one.name = std::string(key.str());
        TRY_ASSIGN(one.patterns, lines(value, "class"));
        out_.classes.push_back(std::move(one));
      }
    }
    TRY(each(root, "category", [&](const toml::table& t) { return category(t); }));
    return each(root, "entry", [&](const toml::table& t) { return entry(t); });
  }

private:
  tl::unexpected<Error> wrong(const toml::node& at, std::string_view what) const {
    return fail(Code::config, "{}:{}: {}", out_.path.string(), line_of(at), what);
  }

  Result<void> only(const toml::table& table, std::string_view what,
                    const std::vector<std::string>& keys) const {
    for (const auto& [key, value] : table) {
      const std::string name(key.str());
      if (std::find(keys.begin(), keys.end(), name) != keys.end()) continue;
      const std::string near = nearest(name, keys);
      return hinted(wrong(value, fmt::format("{} has an unknown key \"{}\"", what, name)),
                    near.empty() ? fmt::format("known keys: {}", fmt::join(keys, ", "))
                                 : fmt::format("did you mean \"{}\"?", near));
    }
    return {};
  }

  template <class Do>
  Result<void> each(const toml::table& root, std::string_view name, Do&& one) const {
    const auto* node = root.get(name);
    if (node == nullptr) return {};
    const auto* rows = node->as_array();
    if (rows == nullptr) return wrong(*node, fmt::format("\"{0}\" is written [[{0}]]", name));
    for (const auto& row : *rows) {
      if (!row.is_table()) return wrong(row, fmt::format("\"{0}\" is written [[{0}]]", name));
      TRY(one(*row.as_table()));
    }
    return {};
  }

  Result<std::string> text(const toml::node& node, std::string_view key) const {
    const auto value = node.value_exact<std::string>();
    if (!value || trim(*value).empty())
      return wrong(node, fmt::format("\"{}\" must be text that is not empty", key));
    return *value;
  }

  Result<RawLine> line(const toml::table& table, std::string_view what,
                       std::string_view key) const {
    const auto* node = table.get(key);
    if (node == nullptr) return wrong(table, fmt::format("{} has no \"{}\"", what, key));
    TRY_ASSIGN(std::string value, text(*node, key));
    return RawLine{std::move(value), line_of(*node)};
  }

  Result<std::vector<RawLine>> lines(const toml::node& node, std::string_view key) const {
    std::vector<RawLine> out;
    const auto* rows = node.as_array();
    if (rows == nullptr) return wrong(node, fmt::format("\"{}\" must be a list of texts", key));
    for (const auto& row : *rows) {
      TRY_ASSIGN(std::string value, text(row, key));
      out.push_back({std::move(value), line_of(row)});
    }
    return out;
  }

  Result<std::optional<bool>> flag(const toml::table& table, std::string_view key) const {
    const auto* node = table.get(key);
    if (node == nullptr) return std::optional<bool>{};
    const auto value = node->value_exact<bool>();
    if (!value) return wrong(*node, fmt::format("\"{}\" must be true or false", key));
    return std::optional<bool>{*value};
  }

  Result<void> category(const toml::table& table) {
    TRY(only(table, "[[category]]", {"id", "family", "modal", "asks", "addressed"}));
    RawCategory one;
    TRY_ASSIGN(one.id, line(table, "[[category]]", "id"));
    TRY_ASSIGN(const RawLine family, line(table, "[[category]]", "family"));
    one.family = family.text;
    TRY_ASSIGN(const auto modal, flag(table, "modal"));
    one.modal = modal.value_or(false);
    TRY_ASSIGN(const auto asks, flag(table, "asks"));
    one.asks = asks.value_or(false);
    TRY_ASSIGN(const auto addressed, flag(table, "addressed"));
    one.addressed = addressed.value_or(false);
    out_.categories.push_back(std::move(one));
    return {};
  }

  Result<void> entry(const toml::table& table) {
    TRY(only(table, "[[entry]]",
             {"id", "category", "patterns", "examples", "counterexamples", "needs", "unless",
              "modal", "asks", "impersonal", "addressed", "polarity", "note"}));
    RawEntry one;
    TRY_ASSIGN(one.id, line(table, "[[entry]]", "id"));
    const std::string what = fmt::format("entry \"{}\"", one.id.text);
    TRY_ASSIGN(one.category, line(table, what, "category"));
    const std::pair<std::string_view, std::vector<RawLine>*> lists[] = {
        {"patterns", &one.patterns},
        {"examples", &one.examples},
        {"counterexamples", &one.counterexamples},
        {"needs", &one.needs},
        {"unless", &one.unless}};
    for (const auto& [key, list] : lists)
      if (const auto* node = table.get(key)) {
        TRY_ASSIGN(*list, lines(*node, key));
      }
    if (one.patterns.empty()) return wrong(table, what + " has no \"patterns\"");
    if (one.examples.empty()) return wrong(table, what + " has no \"examples\"");
    TRY_ASSIGN(one.modal, flag(table, "modal"));
    TRY_ASSIGN(one.asks, flag(table, "asks"));
    TRY_ASSIGN(const auto impersonal, flag(table, "impersonal"));
    one.impersonal = impersonal.value_or(false);
    TRY_ASSIGN(const auto addressed, flag(table, "addressed"));
    one.addressed = addressed.value_or(false);
    if (const auto* node = table.get("polarity")) {
      TRY_ASSIGN(one.polarity, text(*node, "polarity"));
      if (one.polarity != "negated" && one.polarity != "tentative")
        return wrong(*node, "\"polarity\" is \"negated\" or \"tentative\"");
    }
    if (const auto* node = table.get("note")) {
      TRY_ASSIGN(one.note, text(*node, "note"));
    }
    out_.entries.push_back(std::move(one));
    return {};
  }

  RawFile& out_;
};

} // namespace

Result<RawFile> read_lexicon_file(const std::filesystem::path& path) {
  TRY_ASSIGN(std::string bytes, read_file(path, largest_file, Code::config));
  return parse_lexicon(std::move(bytes), path);
}

Result<RawFile> parse_lexicon(std::string bytes, const std::filesystem::path& path) {
  RawFile out;
  out.path = path;
  out.bytes = std::move(bytes);
  if (const auto line = line_beyond_ascii(out.bytes))
    return fail(Code::config, "{}:{}: a character beyond ASCII outside quotes", path.string(),
                *line);
  const toml::parse_result root = toml::parse(out.bytes, path.string());
  if (!root)
    return fail(Code::config, "{}:{}: {}", path.string(),
                static_cast<int>(root.error().source().begin.line), root.error().description());
  TRY(Reader(out).read(root.table()));
  return out;
}

Result<std::vector<RawFile>> read_lexicon_folder(const std::filesystem::path& folder) {
  std::vector<RawFile> out;
  std::error_code error;
  if (folder.empty() || !std::filesystem::is_directory(folder, error)) return out;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error))
    if (it->path().extension() == ".toml") files.push_back(it->path());
  if (error)
    return fail(Code::config, "cannot list the lexicon folder {}: {}", folder.string(),
                error.message());
  if (files.size() > most_files)
    return fail(Code::config, "{} holds {} lexicon files; at most {} are read", folder.string(),
                files.size(), most_files);
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    TRY_ASSIGN(RawFile one, read_lexicon_file(file));
    out.push_back(std::move(one));
  }
  return out;
}

} // namespace sidestep::indexer
