// newest:ID, oldest:ID, relevance:N, threads-newest:N, ...
#include "query/search/cursor.hpp"

#include "common/text.hpp"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace sidestep::query {
namespace {

constexpr std::array<std::pair<std::string_view, Sort>, 3> sorts{
    {{"relevance", Sort::relevance}, {"newest", Sort::newest}, {"oldest", Sort::oldest}}};
constexpr std::string_view threads_before = "threads-";

std::string_view name_of(Sort sort) {
  for (const auto& [name, each] : sorts)
    if (each == sort) return name;
  return "";
}

tl::unexpected<Error> no_cursor(std::string_view cursor) {
  return hinted(
      fail(Code::usage, "--cursor: \"{}\" is none that a search printed", for_terminal(cursor)),
      "a search that --limit cut prints the next one on stderr");
}

} // namespace

Result<void> go_on_at(Request& request, std::string_view cursor) {
  const std::size_t colon = cursor.find(':');
  if (colon == std::string_view::npos) return no_cursor(cursor);
  std::string_view order = cursor.substr(0, colon);
  const std::string_view rest = cursor.substr(colon + 1);
  const bool threads = order.starts_with(threads_before);
  if (threads) order.remove_prefix(threads_before.size());
  std::optional<Sort> sort;
  for (const auto& [name, each] : sorts)
    if (name == order) sort = each;
  if (!sort || rest.empty()) return no_cursor(cursor);
  if (threads != request.threads)
    return fail(Code::usage, "--cursor: \"{}\" goes on a list of {}", for_terminal(cursor),
                threads ? "threads; add --threads" : "messages; leave --threads out");
  if (request.sort && *request.sort != *sort)
    return fail(Code::usage, "--cursor: \"{}\" goes on a list in another order than --sort={}",
                for_terminal(cursor), name_of(*request.sort));
  request.sort = sort;
  if (!threads && *sort != Sort::relevance) {
    request.after = rest;
    return {};
  }
  const auto [end, failed] = std::from_chars(rest.data(), rest.data() + rest.size(), request.skip);
  if (failed != std::errc{} || end != rest.data() + rest.size()) return no_cursor(cursor);
  return {};
}

std::optional<std::string> next_cursor(const Request& request, const Answer& answer) {
  const std::size_t total = request.threads ? answer.threads : answer.messages;
  const std::size_t behind = request.skip + answer.found.size();
  if (answer.found.empty() || behind >= total) return std::nullopt;
  if (request.threads) return fmt::format("{}{}:{}", threads_before, name_of(answer.sort), behind);
  if (answer.sort == Sort::relevance) return fmt::format("relevance:{}", behind);
  return fmt::format("{}:{}", name_of(answer.sort), answer.found.back().id);
}

} // namespace sidestep::query
