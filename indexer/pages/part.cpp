// Cut by marks that only the template can write: in what people write the site
// makes entities of quotes and angle brackets. What closes a part that was cut
// away is an end tag without its start, which HTML says is passed over.
#include "indexer/pages/part.hpp"

#include <algorithm>
#include <array>

namespace sidestep::indexer {
namespace {

constexpr std::string_view sidebar = "<div id=\"right_column\"";
constexpr std::string_view header = "<div class=\"request-header\"";
// Each must stand between the two.
constexpr std::array<std::string_view, 2> wanted{"id=\"request_status\"", "id=\"left_column\""};
// Neither may stand in what is left out.
constexpr std::array<std::string_view, 3> read{"correspondence\"", "correspondence ",
                                               "comment_in_request"};

bool holds_messages(std::string_view html) {
  return std::any_of(read.begin(), read.end(), [html](std::string_view mark) {
    return html.find(mark) != std::string_view::npos;
  });
}

} // namespace

std::string part_that_matters(std::string_view html) {
  const auto whole = [html] { return std::string(html); };
  const auto body = html.find("<body");
  const auto begin = body == std::string_view::npos ? body : html.find('>', body);
  const auto from = html.find(header, std::min(begin, html.size()));
  const auto to = html.find(sidebar, std::min(from, html.size()));
  if (begin == std::string_view::npos || from == std::string_view::npos ||
      to == std::string_view::npos)
    return whole();
  const std::string_view middle = html.substr(from, to - from);
  for (const std::string_view mark : wanted)
    if (middle.find(mark) == std::string_view::npos) return whole();
  if (holds_messages(html.substr(begin, from - begin)) || holds_messages(html.substr(to)))
    return whole();
  std::string part(html.substr(0, begin + 1));
  return part.append(middle);
}

} // namespace sidestep::indexer
