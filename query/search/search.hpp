// Asking the index: which messages a query finds, in which order, and what to
// print of each. Everything is copied out of Xapian before it returns.
#pragma once

#include "common/model/records.hpp"
#include "common/result.hpp"
#include "indexer/store/reader.hpp"
#include "query/language/compile.hpp"
#include "query/language/tree.hpp"
#include "query/search/passage.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sidestep::query {

enum class Sort { relevance, newest, oldest };

struct Request {
  Query query{};
  std::optional<Sort> sort{};         // none: by relevance when words are asked for, else newest
  std::optional<std::size_t> limit{}; // none: all
  bool threads = false;               // one hit a thread, its first in the order
  bool count_quoted = false;          // how many more in:all would find
  bool about = false;                 // an estimate will do where many match: much faster
  bool describe = false;              // the query as Xapian puts it: for people, and not cheap
  std::string after{};                // by time: behind this message's place
  std::size_t skip = 0;               // else: behind so many hits
  std::size_t fetch = 0;              // records to read at once; more_hits() reads on
};

struct Reference {
  Xapian::docid document = 0; // 0 = known by its id alone
  std::string id{};
  std::string thread{};
  std::vector<std::string> steps{}; // message ids, of a sequence
  std::string silent_until{};       // day, of a sequence that ends in a THEN NOT with a time
};

// A step of a sequence: its message, and the passage that the step's query finds.
struct Step {
  MessageRecord message{};
  Passage passage{};
};

struct Hit {
  MessageRecord message{};
  Passage passage{};
  std::optional<int> late{};  // working days, where the time limit is this message's
  std::vector<Step> steps{};  // of a sequence; the message is that of the last that came
  std::string silent_until{}; // as in Reference
};

struct Answer {
  std::vector<Reference> found{};                 // at most `limit`
  std::vector<Hit> hits{};                        // of the first `fetch`
  std::size_t messages = 0;                       // that match from `after` on, whatever the limit
  bool exact = true;                              // whether `messages` is, or an estimate
  std::size_t threads = 0;                        // only when threads were asked for
  std::map<std::string, std::size_t> in_thread{}; // messages that match, by thread; threads alone
  std::size_t searched = 0;
  std::size_t only_quoted = 0;
  Sort sort = Sort::newest;
  std::string lexicon{}; // that the index was made with
  std::string as_of{};   // day of the newest capture; "" when nothing is indexed
  Wanted wanted{};
  std::vector<Wanted> step_wanted{}; // of each step of a sequence
  bool absent = false;               // the sequence ends in THEN NOT
  std::string xapian{};              // the query as Xapian describes it, where that was asked for
};

// Error: usage (a name that the index does not know; a sequence by relevance),
// index.
Result<Answer> search(const indexer::store::Index& index, const Request& request);
// How many messages, or threads, match; exactly.
Result<std::size_t> count(const indexer::store::Index& index, const Query& query, bool threads);
// The records of found[from .. from + most]. One that was removed meanwhile is left out.
Result<std::vector<Hit>> more_hits(const indexer::store::Index& index, const Answer& answer,
                                   std::size_t from, std::size_t most);

} // namespace sidestep::query
