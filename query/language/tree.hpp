// A query as it was understood. Printing one and parsing it again gives the
// same tree; words are folded, dates resolved to days.
#pragma once

#include "indexer/store/fields.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace sidestep::query {

using indexer::store::FieldRow;
using indexer::store::FieldType;

enum class Type {
  everything, // *
  word,       // with its stem family; of a text field when `field` is set
  beginning,  // word*: every word that begins so; of a field when one is set
  phrase,     // exact, in order; one word: that word alone
  value,      // field:value
  range,      // field:low..high, either side may be open
  near,       // A NEAR/n B: parts are words, beginnings, single-word phrases, or ORs of them
  both,       // AND
  either,     // OR
  negation,   // NOT
  whole,      // thread:( ... ): one part, which holds somewhere in the thread
  sequence    // A THEN B: parts in order, `links` between them; the root alone
};

// How one step of a sequence follows the one before.
struct Link {
  enum class Unit { any_time, days, working_days };
  Unit unit = Unit::any_time;
  int within = 0;      // inclusive; the day after is day 1
  bool absent = false; // THEN NOT: nothing such came; the last link alone
};
bool operator==(const Link& a, const Link& b);

struct Node {
  Type type = Type::everything;
  const FieldRow* field = nullptr;
  std::vector<std::string> words{};
  std::string value{};
  std::string low{};  // days as YYYY-MM-DD, whole numbers; "" = open
  std::string high{}; // inclusive
  std::vector<Node> parts{};
  int distance = 0;          // near: words from one to the next, at most
  std::vector<Link> links{}; // sequence: one fewer than parts
  // Where it stood in the query's text, for messages; no part of what it means.
  std::size_t at = 0;
  std::size_t size = 0;
};
bool operator==(const Node& a, const Node& b);

struct Query {
  Node root{};
  bool all_words = false; // in:all
  bool delisted = false;  // delisted:yes
  std::string text{};     // as it was given
};
bool operator==(const Query& a, const Query& b); // the text aside

// The query on one line, in the language itself.
std::string print(const Query& query);
// One node a line, indented: for --explain.
std::string print_tree(const Query& query);
// Whether the query is a sequence: its hits are threads.
bool is_sequence(const Query& query);
// Whether thread:( ) stands anywhere in it.
bool asks_whole_threads(const Query& query);
// Whether free words, or words of a text field, are asked for: then hits can be
// ranked.
bool asks_for_words(const Query& query);

} // namespace sidestep::query
