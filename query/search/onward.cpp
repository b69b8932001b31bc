// Suggestions after zero hits, each counted before it is made.
#include "query/search/onward.hpp"

#include "common/text.hpp"
#include "indexer/store/reader.hpp"
#include "indexer/store/schema.hpp"
#include "query/language/compile.hpp"
#include "query/language/tally.hpp"
#include "query/search/values.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sidestep::query {
namespace {

namespace store = indexer::store;
using Xapian::Database;

constexpr std::size_t most_parts = 8;
constexpr std::size_t most_values = 20000;
constexpr std::size_t most_sentences = 4;

std::size_t matches(const Database& database, const Query& query) {
  const auto compiled = compile(query, database);
  return compiled ? exact_count(database, compiled->query) : 0;
}

Query of(const Query& whole, Node root) {
  Query out;
  out.root = std::move(root);
  out.all_words = whole.all_words;
  out.delisted = whole.delisted;
  return out;
}

class Onward {
public:
  Onward(const Query& query, const Database& database) : query_(query), database_(database) {}

  std::vector<std::string> run() {
    if (is_sequence(query_)) return steps();
    quoted_words();
    unknown_values(query_.root);
    stock_phrases(query_.root);
    loose_phrases(query_.root);
    without_each_part();
    if (out_.size() > most_sentences) out_.resize(most_sentences);
    return std::move(out_);
  }

private:
  // How many messages each step finds by itself.
  std::vector<std::string> steps() {
    for (const Node& part : query_.root.parts)
      if (out_.size() < most_sentences)
        out_.push_back(fmt::format("Step {} alone: {} ({}).", out_.size() + 1,
                                   counted(matches(database_, of(query_, part)), "message"),
                                   print(of(Query{}, part))));
    return std::move(out_);
  }

  void quoted_words() {
    if (query_.all_words) return;
    Query all = query_;
    all.all_words = true;
    if (const std::size_t n = matches(database_, all); n > 0)
      out_.push_back(fmt::format("{} only {} these words: add in:all.", counted(n, "message"),
                                 n == 1 ? "quotes" : "quote"));
  }

  // A value that no message has, with the nearest that some have.
  void unknown_values(const Node& node) {
    for (const Node& part : node.parts)
      unknown_values(part);
    if (node.type != Type::value || node.field->type != FieldType::value) return;
    if (matches(database_, of(query_, node)) > 0) return;
    std::vector<std::string> known;
    for (auto& [value, n] : values_under(database_, node.field->prefix, "", most_values))
      known.push_back(std::move(value));
    const std::string near = nearest(node.value, known);
    out_.push_back(fmt::format(
        "No message has {}:{}.{} sidestep fields {} lists what there is.", node.field->name,
        for_terminal(node.value),
        near.empty() ? "" : fmt::format(" Near it: {}:{}.", node.field->name, for_terminal(near)),
        node.field->name));
  }

  // Words that are a category's name: "matter of policy" is says:matter-of-policy.
  void stock_phrases(const Node& node) {
    for (const Node& part : node.parts)
      if (part.type != Type::negation) stock_phrases(part);
    if (node.type != Type::phrase || node.field != nullptr) return;
    const std::string words = fmt::format("{}", fmt::join(node.words, "-"));
    const auto categories =
        store::pairs_from_text(database_.get_metadata(std::string(store::metadata::categories)));
    for (const auto& [id, family] : categories) {
      if (words.find(id) == std::string::npos && id.find(words) == std::string::npos) continue;
      Node says;
      says.type = Type::value;
      says.field = store::field_named("says");
      says.value = id;
      if (const std::size_t n = matches(database_, of(query_, says)); n > 0)
        out_.push_back(fmt::format("In other words: says:{} has {}.", id, n));
    }
  }

  void loose_phrases(const Node& node) {
    for (const Node& part : node.parts)
      if (part.type != Type::negation) loose_phrases(part);
    if (node.type != Type::phrase || node.words.size() < 2) return;
    Node loose;
    loose.type = Type::both;
    for (const std::string& word : node.words) {
      Node one;
      one.type = Type::word;
      one.field = node.field;
      one.words = {word};
      loose.parts.push_back(std::move(one));
    }
    if (const std::size_t n = matches(database_, of(query_, loose)); n > 0)
      out_.push_back(fmt::format("{} {} these words, not in this order: {}", counted(n, "message"),
                                 n == 1 ? "has" : "have", print(of(query_, loose))));
  }

  void without_each_part() {
    if (query_.root.type != Type::both || query_.root.parts.size() > most_parts) return;
    for (std::size_t i = 0; i < query_.root.parts.size(); ++i) {
      Node rest = query_.root;
      rest.parts.erase(rest.parts.begin() + static_cast<std::ptrdiff_t>(i));
      if (rest.parts.size() == 1) rest = Node(rest.parts.front());
      if (rest.type == Type::negation) continue;
      if (const std::size_t n = matches(database_, of(query_, rest)); n > 0)
        out_.push_back(fmt::format("Without {}: {}.", print(of(Query{}, query_.root.parts[i])), n));
    }
  }

  const Query& query_;
  const Database& database_;
  std::vector<std::string> out_{};
};

} // namespace

Result<std::vector<std::string>> onward(const store::Index& index, const Query& query) {
  return store::with_reader(index,
                            [&](const Database& database) -> Result<std::vector<std::string>> {
                              return Onward(query, database).run();
                            });
}

} // namespace sidestep::query
