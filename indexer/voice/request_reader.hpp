// What the rules for headed requests and for listed questions share: a page,
// and which of its lines ask, answer, or come again.
#pragma once

#include "indexer/voice/page.hpp"

#include <map>
#include <string>

namespace sidestep::indexer {

inline constexpr std::size_t longest_item = 40; // lines of one question

class RequestReader {
public:
  explicit RequestReader(Page& read) : page(read) {}

  std::size_t count() const { return page.lines().size(); }
  void quote(std::size_t from, std::size_t to); // lines from .. to-1
  bool answer(std::size_t line) const;          // a heading or prefix of an answer
  bool asked(std::size_t line) const;           // a heading of the request
  bool own(std::size_t line) const { return page.own_line(line); }
  // The same item again from line `from` on: questions first, then the answers.
  bool repeated(const std::string& key, std::size_t from);

  Page& page;

private:
  std::map<std::string, std::size_t> last_item_{};
};

void quote_headed(RequestReader& reader); // under headings and behind "you asked:"
void quote_listed(RequestReader& reader); // items that the answers stand between

} // namespace sidestep::indexer
