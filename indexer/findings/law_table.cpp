// Reads data/exemptions.toml. A row that cannot be used is an error with its line.
#include "indexer/findings/law_table.hpp"

#include "common/files.hpp"
#include "common/toml.hpp"

namespace sidestep::indexer {

namespace {

constexpr std::size_t largest_table = 1U << 20U;

// "s36.2.b" -> "s36.2"; "" above a section.
std::string_view above(std::string_view ref) {
  const auto dot = ref.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : ref.substr(0, dot);
}

std::pair<std::string, std::string> key(std::string_view law, std::string_view ref) {
  return {std::string(law), std::string(ref)};
}

} // namespace

Result<LawTable> LawTable::load(const std::filesystem::path& file) {
  TRY_ASSIGN(const std::string bytes, read_file(file, largest_table, Code::config));
  const auto parsed = toml::parse(bytes, file.string());
  if (!parsed)
    return fail(Code::config, "{}:{}: {}", file.string(), parsed.error().source().begin.line,
                parsed.error().description());
  const auto* rows = parsed["provision"].as_array();
  if (rows == nullptr) return fail(Code::config, "{} holds no [[provision]]", file.string());
  LawTable out;
  for (const auto& node : *rows) {
    const auto* row = node.as_table();
    if (row == nullptr) return fail(Code::config, "{}: a provision is no table", file.string());
    const auto word = [&](std::string_view name) { return (*row)[name].value_or(std::string()); };
    const std::string law = word("law");
    const std::string ref = word("ref");
    if (law.empty() || ref.empty())
      return fail(Code::config, "{}:{}: a provision needs law and ref", file.string(),
                  node.source().begin.line);
    Provision provision{word("name"), word("kind"), word("test")};
    auto& section = out.sections_[key(law, ref.substr(0, ref.find('.')))];
    ++(provision.kind == "procedural" ? section.procedural : section.grounds);
    out.rows_.emplace(key(law, ref), std::move(provision));
  }
  return out;
}

const Provision* LawTable::find(std::string_view law, std::string_view ref) const {
  const auto found = rows_.find(key(law, ref));
  return found == rows_.end() ? nullptr : &found->second;
}

bool LawTable::knows(std::string_view law, std::string_view ref) const {
  const auto wanted = key(law, ref);
  if (rows_.contains(wanted)) return true;
  const auto next = rows_.lower_bound(key(law, std::string(ref) + "."));
  return next != rows_.end() && next->first.first == law &&
         next->first.second.starts_with(std::string(ref) + ".");
}

bool LawTable::is_ground(std::string_view law, std::string_view ref) const {
  const auto section = sections_.find(key(law, ref.substr(0, ref.find('.'))));
  if (section == sections_.end() || section->second.grounds == 0) return false;
  // "regulation 5" alone is the duty to make information available.
  if (section->first.second == ref && find(law, ref) == nullptr)
    return section->second.grounds > section->second.procedural;
  for (auto at = ref; !at.empty(); at = above(at))
    if (const auto* row = find(law, at); row != nullptr) return row->kind != "procedural";
  return true;
}

} // namespace sidestep::indexer
