// Sets of threads by one pass a leaf; AND, OR and NOT on sorted lists.
#include "query/language/whole.hpp"

#include "indexer/store/schema.hpp"
#include "query/language/tally.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sidestep::query {
namespace {

using Threads = std::vector<std::string>;

Threads threads_of(const Xapian::Database& database, const Xapian::Query& query) {
  Threads out;
  for (auto& [thread, messages] : values_in(database, query, indexer::store::slot::thread))
    out.push_back(std::move(thread));
  return out;
}

class Whole {
public:
  Whole(const Xapian::Database& database, const CompileLeaf& compile)
      : database_(database), compile_(compile) {}

  Result<Threads> of(const Node& node, bool noted) {
    switch (node.type) {
    case Type::both:
      return both(node, noted);
    case Type::either:
      return either(node, noted);
    case Type::negation: {
      TRY_ASSIGN(const Threads out, of(node.parts.front(), !noted));
      TRY_ASSIGN(const Threads all, of(Node{}, false));
      return without(all, out);
    }
    case Type::whole: // one inside another means the same
      return of(node.parts.front(), noted);
    default:
      break;
    }
    TRY_ASSIGN(const Xapian::Query query, compile_(node, noted));
    return threads_of(database_, query);
  }

private:
  static Threads without(const Threads& from, const Threads& less) {
    Threads out;
    std::set_difference(from.begin(), from.end(), less.begin(), less.end(),
                        std::back_inserter(out));
    return out;
  }

  Result<Threads> both(const Node& node, bool noted) {
    TRY_ASSIGN(Threads out, of(node.parts.front(), noted));
    for (std::size_t i = 1; i < node.parts.size(); ++i) {
      const Node& part = node.parts[i];
      if (part.type == Type::negation) {
        TRY_ASSIGN(const Threads less, of(part.parts.front(), !noted));
        out = without(out, less);
        continue;
      }
      TRY_ASSIGN(const Threads also, of(part, noted));
      Threads common;
      std::set_intersection(out.begin(), out.end(), also.begin(), also.end(),
                            std::back_inserter(common));
      out = std::move(common);
    }
    return out;
  }

  Result<Threads> either(const Node& node, bool noted) {
    Threads out;
    for (const Node& part : node.parts) {
      TRY_ASSIGN(const Threads more, of(part, noted));
      Threads all;
      std::set_union(out.begin(), out.end(), more.begin(), more.end(), std::back_inserter(all));
      out = std::move(all);
    }
    return out;
  }

  const Xapian::Database& database_;
  const CompileLeaf& compile_;
};

} // namespace

Result<Threads> threads_where(const Node& node, const Xapian::Database& database,
                              const CompileLeaf& compile) {
  return Whole(database, compile).of(node, true);
}

} // namespace sidestep::query
