// Node by node into Xapian. Fields weigh nothing, so that relevance comes from
// words alone; in:all asks for own and other words side by side.
#include "query/language/compile.hpp"

#include "common/text.hpp"
#include "indexer/store/schema.hpp"
#include "indexer/store/shards.hpp"
#include "query/language/caret.hpp"
#include "query/language/expand.hpp"
#include "query/language/near.hpp"
#include "query/language/whole.hpp"

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

// Where the values of a field stand: some are known by several names.
std::vector<std::string_view> prefixes_of(std::string_view field, std::string_view prefix) {
  if (field == "id") return {prefix, store::prefix::thread};
  if (field == "thread") return {prefix, store::prefix::other_name};
  if (field == "authority") return {prefix, store::prefix::authority_name};
  return {prefix};
}

class Compiler {
public:
  Compiler(const Query& query, const Xapian::Database& database)
      : query_(query), database_(database) {
    wanted_.all_words = query.all_words;
  }

  Result<Compiled> run() {
    TRY_ASSIGN(const Xq root, compile_node(query_.root));
    return Compiled{of_messages(root, query_.root), Xq(Xq::OP_OR, others_.begin(), others_.end()),
                    std::move(wanted_)};
  }

private:
  // Messages alone, and those of delisted threads only when they are asked for.
  // Each condition that holds anyway is a list less to walk: a query that is one
  // term is then counted without a match.
  Xq of_messages(const Xq& query, const Node& root) const {
    const Xq out = messages_alone(root) ? query : Xq(Xq::OP_FILTER, query, messages());
    const std::string hidden = store::term_of(store::prefix::delisted, "yes");
    if (query_.delisted || !database_.term_exists(hidden)) return out;
    return Xq(Xq::OP_AND_NOT, out, Xq(hidden));
  }

  // Whether nothing but a message can match: a thread's own document has neither
  // words nor findings, only names and dates of its own.
  static bool messages_alone(const Node& node) {
    switch (node.type) {
    case Type::everything:
    case Type::word:
    case Type::phrase:
    case Type::near:
    case Type::negation: // out of all messages
      return true;
    case Type::beginning:
      return node.field == nullptr || node.field->type == FieldType::text;
    case Type::value:
      return node.field->type == FieldType::says || node.field->type == FieldType::cites;
    case Type::both: // no positive part at all: out of all messages
      return std::any_of(node.parts.begin(), node.parts.end(),
                         [](const Node& part) {
                           return part.type != Type::negation && messages_alone(part);
                         }) ||
             std::all_of(node.parts.begin(), node.parts.end(),
                         [](const Node& part) { return part.type == Type::negation; });
    case Type::either:
      return std::all_of(node.parts.begin(), node.parts.end(),
                         [](const Node& part) { return messages_alone(part); });
    default:
      return false;
    }
  }

  Result<Xq> compile_node(const Node& node) {
    switch (node.type) {
    case Type::everything:
      return unweighted(messages());
    case Type::word:
    case Type::phrase:
    case Type::near:
      return words(node);
    case Type::beginning:
      return beginning(node);
    case Type::whole:
      return whole(node);
    case Type::value:
      return value(node);
    case Type::range:
      return node.field->type == FieldType::month ? months(node) : unweighted(range(node));
    case Type::both:
      return both(node);
    case Type::either:
      return either(node);
    case Type::negation:
      break;
    case Type::sequence:
      return fail(Code::internal, "a sequence was compiled as one query");
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

  // Words, phrases and NEARs of the text, in own words or in all.
  Result<Xq> words(const Node& node) {
    if (node.field != nullptr) return words_under(node, node.field->prefix, false);
    TRY_ASSIGN(const Xq own, words_under(node, store::prefix::own_words, true));
    if (!query_.all_words) return own;
    TRY_ASSIGN(Xq other, words_under(node, store::prefix::other_words, true));
    others_.push_back(std::move(other));
    return Xq(Xq::OP_OR, own, others_.back());
  }

  Result<Xq> words_under(const Node& node, std::string_view prefix, bool in_text) {
    const bool note = in_text && negations_ % 2 == 0;
    if (node.type == Type::near) return near(node, prefix, note);
    if (node.type == Type::phrase) {
      if (note) wanted_.phrases.push_back(node.words);
      return phrase(node.words, prefix);
    }
    TRY_ASSIGN(const auto forms, forms_of(node, prefix, database_, query_.text));
    if (note) wanted_.words.insert(forms.begin(), forms.end());
    return any_of_words(forms, prefix);
  }

  static Xq any_of_words(const std::vector<std::string>& words, std::string_view prefix) {
    std::vector<Xq> members;
    for (const std::string& word : words)
      members.push_back(term(prefix, word));
    return members.size() == 1 ? members.front()
                               : Xq(Xq::OP_SYNONYM, members.begin(), members.end());
  }

  Result<Xq> near(const Node& node, std::string_view prefix, bool note) {
    Nearby nearby;
    nearby.distance = node.distance;
    std::vector<std::vector<std::string>> operands;
    for (const Node& part : node.parts) {
      TRY_ASSIGN(auto forms, forms_of(part, prefix, database_, query_.text));
      nearby.operands.emplace_back(forms.begin(), forms.end());
      for (std::string& form : forms)
        form = store::term_of(prefix, form);
      operands.push_back(std::move(forms));
    }
    const std::size_t window = window_of(nearby);
    if (note) wanted_.nearby.push_back(std::move(nearby));
    return near_query(database_, operands, window);
  }

  Result<Xq> beginning(const Node& node) {
    if (node.field == nullptr || node.field->type == FieldType::text) return words(node);
    std::vector<Xq> members;
    for (const std::string_view prefix : prefixes_of(node.field->name, node.field->prefix)) {
      TRY_ASSIGN(const auto values, forms_of(node, prefix, database_, query_.text));
      for (const std::string& value : values)
        members.push_back(term(prefix, value));
    }
    return unweighted(Xq(Xq::OP_OR, members.begin(), members.end()));
  }

  // Threads in which all of it holds somewhere, as one OR of their terms.
  Result<Xq> whole(const Node& node) {
    const CompileLeaf leaf = [this](const Node& each, bool noted) -> Result<Xq> {
      negations_ += noted ? 0 : 1;
      Result<Xq> out = compile_node(each);
      negations_ -= noted ? 0 : 1;
      if (!out) return out;
      return of_messages(*out, each);
    };
    TRY_ASSIGN(const auto threads, threads_where(node.parts.front(), database_, leaf));
    std::vector<Xq> members;
    members.reserve(threads.size());
    for (const std::string& thread : threads)
      members.emplace_back(store::thread_term(thread));
    return unweighted(Xq(Xq::OP_OR, members.begin(), members.end()));
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
    std::vector<Xq> members;
    for (const std::string_view each : prefixes_of(name, prefix))
      members.push_back(term(each, node.value));
    Xq out = members.size() == 1 ? members.front() : Xq(Xq::OP_OR, members.begin(), members.end());
    if (name == "defines" && negations_ % 2 == 0)
      wanted_.findings.push_back(Asked{FindingKind::definition, node.value, ""});
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

  // By terms, a month each: Xapian keeps no slot for what a message may have
  // several of.
  Xq months(const Node& node) {
    const std::string prefix(node.field->prefix);
    const std::string low = node.low.substr(0, 7);
    const std::string high = node.high.empty() ? "9" : node.high.substr(0, 7);
    std::vector<Xq> members;
    const auto end = database_.allterms_end(prefix);
    for (auto each = database_.allterms_begin(prefix); each != end; ++each) {
      const std::string month = (*each).substr(prefix.size());
      if (month.size() == 7 && month >= low && month <= high) members.emplace_back(*each);
    }
    if (negations_ % 2 == 0)
      wanted_.findings.push_back(Asked{FindingKind::promise, low + ".." + high, ""});
    return members.empty() ? Xq::MatchNothing
                           : unweighted(Xq(Xq::OP_OR, members.begin(), members.end()));
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

} // namespace

Result<Compiled> compile(const Query& query, const Xapian::Database& database) {
  TRY_ASSIGN(Compiled compiled, Compiler(query, database).run());
  compiled.query = store::shown_once(database, compiled.query);
  return compiled;
}

} // namespace sidestep::query
