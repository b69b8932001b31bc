// Node by node into Xapian. Fields weigh nothing, so that relevance comes from
// words alone; in:all asks for own and other words side by side.
#include "query/language/compile.hpp"

#include "common/text.hpp"
#include "indexer/store/schema.hpp"
#include "query/language/caret.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::query {
namespace {

namespace store = indexer::store;
using Xq = Xapian::Query;

Xq unweighted(const Xq& query) { return Xq(Xq::OP_SCALE_WEIGHT, query, 0.0); }
Xq term(std::string_view prefix, std::string_view value) {
  return Xq(store::term_of(prefix, value));
}
Xq messages() { return Xq(std::string(store::message_marker)); }

class Compiler {
public:
  Compiler(const Query& query, const Xapian::Database& database)
      : query_(query), database_(database) {
    wanted_.all_words = query.all_words;
  }

  Result<Compiled> run() {
    TRY_ASSIGN(Xq root, compile_node(query_.root));
    root = Xq(Xq::OP_FILTER, root, messages());
    if (!query_.delisted) root = Xq(Xq::OP_AND_NOT, root, term(store::prefix::delisted, "yes"));
    return Compiled{root, Xq(Xq::OP_OR, others_.begin(), others_.end()), std::move(wanted_)};
  }

private:
  Result<Xq> compile_node(const Node& node) {
    switch (node.type) {
    case Type::everything:
      return unweighted(messages());
    case Type::word:
    case Type::phrase:
      return words(node);
    case Type::value:
      return value(node);
    case Type::range:
      return unweighted(range(node));
    case Type::both:
      return both(node);
    case Type::either:
      return either(node);
    case Type::negation:
      break;
    }
    TRY_ASSIGN(const Xq inner, negated(node.parts.front()));
    return unweighted(Xq(Xq::OP_AND_NOT, messages(), inner));
  }

  Result<Xq> negated(const Node& node) {
    ++negations_;
    Result<Xq> out = compile_node(node);
    --negations_;
    return out;
  }

  Result<Xq> both(const Node& node) {
    std::vector<Xq> wanted;
    std::vector<Xq> unwanted;
    for (const Node& part : node.parts) {
      const bool no = part.type == Type::negation;
      TRY_ASSIGN(Xq each, no ? negated(part.parts.front()) : compile_node(part));
      (no ? unwanted : wanted).push_back(std::move(each));
    }
    Xq out = wanted.empty() ? unweighted(messages()) : Xq(Xq::OP_AND, wanted.begin(), wanted.end());
    for (const Xq& each : unwanted)
      out = Xq(Xq::OP_AND_NOT, out, each);
    return out;
  }

  Result<Xq> either(const Node& node) {
    std::vector<Xq> parts;
    for (const Node& part : node.parts) {
      TRY_ASSIGN(Xq each, compile_node(part));
      parts.push_back(std::move(each));
    }
    return Xq(Xq::OP_OR, parts.begin(), parts.end());
  }

  Xq words(const Node& node) {
    if (node.field != nullptr) return words_under(node, node.field->prefix, false);
    const Xq own = words_under(node, store::prefix::own_words, true);
    if (!query_.all_words) return own;
    others_.push_back(words_under(node, store::prefix::other_words, true));
    return Xq(Xq::OP_OR, own, others_.back());
  }

  Xq words_under(const Node& node, std::string_view prefix, bool in_text) {
    const bool note = in_text && negations_ % 2 == 0;
    if (node.type == Type::phrase) {
      if (note) wanted_.phrases.push_back(node.words);
      return phrase(node.words, prefix);
    }
    const std::vector<std::string> family = family_of(database_, prefix, node.words.front());
    if (note) wanted_.words.insert(family.begin(), family.end());
    std::vector<Xq> members;
    for (const std::string& member : family)
      members.push_back(term(prefix, member));
    return members.size() == 1 ? members.front()
                               : Xq(Xq::OP_SYNONYM, members.begin(), members.end());
  }

  static Xq phrase(const std::vector<std::string>& words, std::string_view prefix) {
    std::vector<std::string> terms;
    for (const std::string& word : words)
      terms.push_back(store::term_of(prefix, word));
    return Xq(Xq::OP_PHRASE, terms.begin(), terms.end(),
              static_cast<Xapian::termcount>(terms.size()));
  }

  Result<Xq> value(const Node& node) {
    const std::string_view name = node.field->name;
    const std::string_view prefix = node.field->prefix;
    Xq out = term(prefix, node.value);
    if (name == "id") out = Xq(Xq::OP_OR, out, term(store::prefix::thread, node.value));
    if (name == "thread") out = Xq(Xq::OP_OR, out, term(store::prefix::other_name, node.value));
    if (name == "authority")
      out = Xq(Xq::OP_OR, out, term(store::prefix::authority_name, node.value));
    if (node.field->type == FieldType::says || node.field->type == FieldType::cites) {
      TRY_ASSIGN(out, finding(node));
    }
    return unweighted(out);
  }

  Result<Xq> finding(const Node& node) {
    const bool says = node.field->type == FieldType::says;
    const std::size_t slash = node.value.rfind('/');
    Asked asked{says ? FindingKind::phrase : FindingKind::exemption, node.value.substr(0, slash),
                slash == std::string::npos ? "" : node.value.substr(slash + 1)};
    if (says) TRY(known(node, asked.name));
    Xq out = term(node.field->prefix, node.value);
    if (asked.polarity.empty() && query_.all_words) {
      others_.push_back(term(node.field->prefix, node.value + "/quoted"));
      out = Xq(Xq::OP_OR, out, others_.back());
    }
    if (negations_ % 2 == 0) wanted_.findings.push_back(std::move(asked));
    return out;
  }

  Result<void> known(const Node& node, const std::string& asked) const {
    if (asked == "stock" ||
        database_.term_exists(store::term_of(store::prefix::says, asked + "/any")))
      return {};
    std::vector<std::string> names{"stock"};
    for (const std::string_view key : {store::metadata::categories, store::metadata::phrases})
      for (const auto& [id, other] :
           store::pairs_from_text(database_.get_metadata(std::string(key)))) {
        names.push_back(id);
        if (key == store::metadata::categories) names.push_back(other);
      }
    // An index that was made without a lexicon knows no names to check against.
    if (names.size() == 1 || std::find(names.begin(), names.end(), asked) != names.end()) return {};
    const std::string near = nearest(asked, names);
    return fail_at(
        query_.text, {node.at, node.size},
        fmt::format("no category, phrase or family is called \"{}\"", for_terminal(asked)),
        (near.empty() ? "" : fmt::format("did you mean says:{}? ", near)) +
            "sidestep fields says lists them");
  }

  static Xq range(const Node& node) {
    const unsigned slot = node.field->slot.value_or(0);
    if (node.field->type == FieldType::day) {
      // Messages without a day hold no value there, which sorts before all.
      return Xq(Xq::OP_VALUE_RANGE, slot, node.low.empty() ? "0" : store::day_value(node.low),
                node.high.empty() ? "9" : store::day_value(node.high));
    }
    const auto number = [](const std::string& text) {
      return Xapian::sortable_serialise(text.empty() ? 0.0 : std::stod(text));
    };
    if (node.high.empty()) return Xq(Xq::OP_VALUE_GE, slot, number(node.low));
    return Xq(Xq::OP_VALUE_RANGE, slot, number(node.low), number(node.high));
  }

  const Query& query_;
  const Xapian::Database& database_;
  Wanted wanted_{};
  std::vector<Xq> others_{};
  int negations_ = 0;
};

bool named(const Asked& asked, const Finding& finding) {
  if (asked.kind == FindingKind::phrase) {
    if (asked.name == "stock") return finding.family != "neutral" && finding.family != "open";
    return asked.name == finding.category || asked.name == finding.family ||
           asked.name == finding.rule;
  }
  const std::size_t colon = asked.name.find(':');
  const std::string law = colon == std::string::npos ? "" : asked.name.substr(0, colon);
  if (asked.name == finding.law) return true;
  if (!law.empty() && law != finding.law) return false;
  const std::string reference = asked.name.substr(colon == std::string::npos ? 0 : colon + 1);
  const std::vector<std::string> parts = store::with_ancestors(store::value_form(finding.ref));
  return std::find(parts.begin(), parts.end(), reference) != parts.end();
}

} // namespace

bool wants(const Wanted& wanted, const Finding& finding) {
  return std::any_of(wanted.findings.begin(), wanted.findings.end(), [&](const Asked& asked) {
    if (asked.kind != finding.kind || !named(asked, finding)) return false;
    if (asked.polarity == "any") return true;
    if (!asked.polarity.empty()) return asked.polarity == name(finding.polarity);
    return finding.polarity == Polarity::asserted ||
           (wanted.all_words && finding.polarity == Polarity::quoted);
  });
}

Result<Compiled> compile(const Query& query, const Xapian::Database& database) {
  return Compiler(query, database).run();
}

} // namespace sidestep::query
