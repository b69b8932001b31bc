// The query's line with a caret, cut to what fits a terminal.
#include "query/language/caret.hpp"

#include "common/text.hpp"

#include <algorithm>

namespace sidestep::query {
namespace {

constexpr std::size_t bytes_before = 48;
constexpr std::size_t bytes_after = 24;

bool inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

} // namespace

tl::unexpected<Error> fail_at(std::string_view query, Place place, std::string message,
                              std::string hint) {
  const std::size_t at = std::min(place.at, query.size());
  const std::size_t end = std::min(query.size(), at + std::max<std::size_t>(place.size, 1));
  std::size_t first = at > bytes_before ? at - bytes_before : 0;
  while (inside_character(query, first))
    ++first;
  std::size_t last = std::min(query.size(), end + bytes_after);
  while (inside_character(query, last))
    ++last;
  const std::string before =
      (first > 0 ? "..." : "") + for_terminal(query.substr(first, at - first));
  const std::string marked = for_terminal(query.substr(at, end - at));
  const std::string after =
      for_terminal(query.substr(end, last - end)) + (last < query.size() ? "..." : "");
  message += "\n  " + before + marked + after + "\n  ";
  message += std::string(columns_of(before), ' ') +
             std::string(std::max<std::size_t>(columns_of(marked), 1), '^');
  return tl::unexpected<Error>(Error{Code::usage, std::move(message), std::move(hint)});
}

} // namespace sidestep::query
