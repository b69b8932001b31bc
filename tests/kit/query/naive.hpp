// The documented rules of the query language, evaluated the slow way over records
// in memory: what docs/query.md promises, without an index. The searches of the
// index are held against it.
#pragma once

#include "common/calendar.hpp"
#include "indexer/store/entry.hpp"
#include "query/language/tree.hpp"

#include <set>
#include <string>
#include <vector>

namespace sidestep::query::naive {

class World {
public:
  World(std::vector<indexer::store::ThreadEntry> threads, const Holidays& holidays);

  // Ids of the messages that match; of a sequence, of its hits.
  std::set<std::string> find(const Query& query) const;
  const std::vector<indexer::store::ThreadEntry>& threads() const { return threads_; }

private:
  // A word where the index would count it: `own` or among the others.
  struct Spot {
    std::string word{};
    long position = 0;
    bool own = true;
  };
  struct Text {
    const indexer::store::ThreadEntry* thread = nullptr;
    const MessageRecord* message = nullptr;
    std::vector<Spot> spots{};
  };
  using Texts = std::vector<const Text*>;

  bool holds(const Node& node, const Text& text, const Query& query) const;
  bool holds_somewhere(const Node& node, const Texts& thread, const Query& query) const;
  static bool stands_for(const Node& leaf, const std::string& word);
  static bool in_words(const Node& node, const Text& text, bool own);
  static bool near(const Node& node, const Text& text, bool own);
  const Text* sequence(const Node& node, const Texts& thread, const Query& query) const;
  bool in_time(const Link& link, const Text& from, const MessageRecord& to) const;
  bool silent(const Link& link, const Text& from) const;
  Texts texts_of(const indexer::store::ThreadEntry& thread, const Query& query) const;

  std::vector<indexer::store::ThreadEntry> threads_;
  const Holidays& holidays_;
  std::vector<Text> texts_{};
};

} // namespace sidestep::query::naive
