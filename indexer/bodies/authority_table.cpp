// Reads the table, and finds a body by the normal form of what it is called.
#include "indexer/bodies/authority_table.hpp"

#include "common/files.hpp"
#include "common/toml.hpp"
#include "common/words.hpp"

namespace sidestep::indexer {
namespace {

constexpr std::size_t largest_table = 1U << 20U;

// Words in lower case, joined by blanks: "The Foo & Bar Office", "foo_and_bar_office".
std::string normal_form(std::string_view name) {
  std::string text(name);
  for (std::size_t at = text.find('&'); at != std::string::npos; at = text.find('&', at))
    text.replace(at, 1, " and ");
  for (char& c : text)
    if (c == '_') c = ' ';
  std::string out;
  for (const Word& word : words_of(text)) {
    if (out.empty() && word.folded == "the") continue;
    if (!out.empty()) out += ' ';
    out += word.folded;
  }
  return out;
}

std::vector<std::string> texts(const toml::table& row, std::string_view key) {
  std::vector<std::string> out;
  if (const toml::array* list = row[key].as_array())
    for (const toml::node& each : *list)
      if (const auto text = each.value<std::string>()) out.push_back(*text);
  return out;
}

} // namespace

Result<AuthorityTable> AuthorityTable::load(const std::filesystem::path& file) {
  TRY_ASSIGN(const std::string bytes, read_file(file, largest_table, Code::config));
  const auto parsed = toml::parse(bytes, file.string());
  if (!parsed)
    return fail(Code::config, "{}:{}: {}", file.string(), parsed.error().source().begin.line,
                parsed.error().description());
  const toml::array* rows = parsed["authority"].as_array();
  if (rows == nullptr) return fail(Code::config, "{} holds no [[authority]]", file.string());
  AuthorityTable out;
  for (const toml::node& node : *rows) {
    const toml::table* row = node.as_table();
    if (row == nullptr) return fail(Code::config, "{}: an authority is no table", file.string());
    Authority body{(*row)["id"].value_or(std::string()), texts(*row, "names"),
                   texts(*row, "acronyms"), texts(*row, "successors")};
    const auto line = node.source().begin.line;
    if (body.id.empty() || body.names.empty())
      return fail(Code::config, "{}:{}: an authority needs an id and names", file.string(), line);
    std::vector<std::string> called{body.id};
    called.insert(called.end(), body.names.begin(), body.names.end());
    called.insert(called.end(), body.acronyms.begin(), body.acronyms.end());
    for (const std::string& each : called) {
      const auto [at, fresh] = out.known_.emplace(normal_form(each), out.bodies_.size());
      if (!fresh && at->second != out.bodies_.size())
        return fail(Code::config, "{}:{}: \"{}\" is the name of {} already", file.string(), line,
                    each, out.bodies_[at->second].id);
    }
    out.bodies_.push_back(std::move(body));
  }
  for (const Authority& body : out.bodies_)
    for (const std::string& next : body.successors)
      if (out.find(next) == nullptr)
        return fail(Code::config, "{}: {} is succeeded by {}, which is not in the table",
                    file.string(), body.id, next);
  return out;
}

const Authority* AuthorityTable::find(std::string_view name) const {
  const auto found = known_.find(normal_form(name));
  return found == known_.end() ? nullptr : &bodies_[found->second];
}

} // namespace sidestep::indexer
