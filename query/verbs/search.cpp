// `search`: which messages say it.
#include "query/search/search.hpp"
#include "query/language/parser.hpp"
#include "query/output/csv.hpp"
#include "query/output/facets.hpp"
#include "query/output/hits.hpp"
#include "query/output/wording.hpp"
#include "query/search/cursor.hpp"
#include "query/search/facets.hpp"
#include "query/search/onward.hpp"
#include "query/verbs/common.hpp"
#include "query/verbs/verbs.hpp"

#include "common/text.hpp"

#include <fmt/format.h>
#include <functional>

namespace sidestep::query {
namespace {

using indexer::store::Index;

constexpr std::size_t shown_to_people = 20;
constexpr std::size_t page = 200; // records in memory at once

Result<Request> read_request(const Context& context) {
  Request request;
  std::string text;
  for (const std::string& word : context.args.words)
    text += (text.empty() ? "" : " ") + word;
  TRY_ASSIGN(request.query, parse(text, context.args.values("--phrase"), context.config.patterns));
  TRY_ASSIGN(const auto limit, context.args.number("--limit"));
  if (limit) request.limit = static_cast<std::size_t>(*limit);
  if (context.args.has("--sort")) {
    TRY_ASSIGN(const std::string sort,
               context.args.choice("--sort", {"relevance", "newest", "oldest"}));
    request.sort = sort == "relevance" ? Sort::relevance
                   : sort == "newest"  ? Sort::newest
                                       : Sort::oldest;
  }
  request.threads = context.args.has("--threads") || is_sequence(request.query);
  if (const auto cursor = context.args.value("--cursor")) TRY(go_on_at(request, *cursor));
  return request;
}

Result<Code> explain(const Context& context, const Index& index, Request request) {
  request.limit = 0;
  request.describe = true;
  TRY_ASSIGN(const Answer answer, search(index, request));
  constexpr std::size_t most = 4000; // bytes; thread:( ) can name thousands of threads
  std::string asked = answer.xapian.substr(0, most);
  if (asked.size() < answer.xapian.size())
    asked += fmt::format("... ({} bytes)", answer.xapian.size());
  context.out.write(fmt::format("read as: {}\n\n{}\nasked of Xapian: {}\n", print(request.query),
                                print_tree(request.query), for_terminal(asked)));
  return Code::ok;
}

Result<Code> nothing(const Context& context, const Index& index, const Request& request,
                     const Answer& answer) {
  std::string text = fmt::format("nothing found for {} in {}", print(request.query),
                                 counted(answer.searched, "message"));
  if (!answer.as_of.empty()) text += ", captured up to " + day_words(answer.as_of);
  text += ".";
  TRY_ASSIGN(const std::vector<std::string> next, onward(index, request.query));
  for (const std::string& sentence : next)
    text += "\n" + sentence;
  say(context, wrap(text, context.err.columns) + "\n");
  return Code::nothing;
}

Result<Code> print_text(const Context& context, const Index& index, Request request) {
  request.limit = request.limit.value_or(shown_to_people);
  request.fetch = *request.limit;
  request.count_quoted = true;
  request.about = true;
  TRY_ASSIGN(const Answer answer, search(index, request));
  if (answer.messages == 0) return nothing(context, index, request, answer);
  say(context,
      wrap(summary(answer, request.threads, answer.hits.size()), context.err.columns) + "\n");
  std::size_t number = 0;
  for (const Hit& hit : answer.hits) {
    ++number;
    std::string text = number == 1 ? "" : "\n";
    if (is_sequence(request.query))
      text += sequence_text(hit, number, answer.absent, context.out);
    else
      text += request.threads
                  ? thread_text(hit, number, answer.in_thread.at(hit.message.thread), context.out)
                  : hit_text(hit, number, context.out);
    if (!context.out.write(text)) return output_failed();
  }
  return Code::ok;
}

// Hits, `page` at a time, as `lines` makes of each.
Result<void> print_hits(const Context& context, const Index& index, const Answer& answer,
                        const std::function<std::string(const Hit&)>& lines) {
  std::vector<Hit> hits = answer.hits;
  for (std::size_t from = 0; from < answer.found.size(); from += page) {
    if (from > 0) {
      TRY_ASSIGN(hits, more_hits(index, answer, from, page));
    }
    std::string out;
    for (const Hit& hit : hits)
      out += lines(hit);
    if (!context.out.write(out)) return output_failed();
  }
  return {};
}

// Says on stderr how to go on where the limit cut.
void say_more(const Context& context, const Request& request, const Answer& answer) {
  if (const auto next = next_cursor(request, answer))
    say(context, fmt::format("There are more: --cursor='{}'\n", for_terminal(*next)));
}

Result<Code> print_ids(const Context& context, const Index& index, const Request& request) {
  TRY_ASSIGN(const Answer answer, search(index, request));
  if (answer.messages == 0) return nothing(context, index, request, answer);
  std::string out;
  // A sequence's hit is a message; only when threads were asked for, its thread.
  const bool threads = context.args.has("--threads");
  for (const Reference& found : answer.found)
    out += (threads ? found.thread : found.id) + "\n";
  if (!context.out.write(out)) return output_failed();
  say_more(context, request, answer);
  return Code::ok;
}

Result<Code> print_lines(const Context& context, const Index& index, Request request) {
  const bool with_text = context.args.has("--with-text");
  const bool with_meta = context.args.has("--with-meta");
  request.fetch = page;
  TRY_ASSIGN(const Answer answer, search(index, request));
  if (with_meta) {
    TRY_ASSIGN(const std::size_t n, count(index, request.query, request.threads));
    if (!context.out.write(meta_line(request.query, answer, n))) return output_failed();
  }
  if (answer.messages == 0) return nothing(context, index, request, answer);
  TRY(print_hits(context, index, answer, [&](const Hit& hit) { return hit_line(hit, with_text); }));
  if (const auto next = next_cursor(request, answer); next && with_meta)
    if (!context.out.write(more_line(*next))) return output_failed();
  say_more(context, request, answer);
  return Code::ok;
}

Result<Code> print_csv(const Context& context, const Index& index, Request request) {
  TRY_ASSIGN(const std::string kind, context.args.choice("--rows", {"messages", "findings"}));
  const CsvRows rows = kind == "messages" ? CsvRows::messages : CsvRows::findings;
  TRY_ASSIGN(const auto columns, csv_columns(rows, context.args.value("--columns").value_or("")));
  request.fetch = page;
  TRY_ASSIGN(const Answer answer, search(index, request));
  if (!context.out.write(csv_line(columns))) return output_failed();
  if (answer.messages == 0) return nothing(context, index, request, answer);
  TRY(print_hits(context, index, answer,
                 [&](const Hit& hit) { return csv_of(hit, answer.wanted, rows, columns); }));
  say_more(context, request, answer);
  return Code::ok;
}

Result<Code> print_facets(const Context& context, const Index& index, const Request& request,
                          const std::string& format) {
  std::vector<std::string> fields;
  const std::string asked = context.args.value("--facets").value_or("");
  for (const std::string_view each : split(asked, ','))
    fields.emplace_back(trim(each));
  TRY_ASSIGN(std::vector<Facet> found, facets(index, request.query, fields, request.threads));
  bool any = false;
  for (Facet& facet : found) {
    any = any || !facet.values.empty();
    const std::size_t all = facet.values.size();
    const std::size_t most =
        request.limit.value_or(format == "text" ? shown_to_people : facet.values.size());
    if (all > most) facet.values.resize(most);
    const std::string text = format == "jsonl" ? facet_lines(facet)
                             : format == "csv" ? facet_csv(facet, &facet == &found.front())
                                               : facet_text(facet, all, context.out);
    if (!context.out.write(text)) return output_failed();
  }
  return any ? Code::ok : Code::nothing;
}

} // namespace

Result<Code> search_verb(Context& context) {
  TRY_ASSIGN(const std::string format,
             context.args.choice("--format", {"text", "jsonl", "csv", "ids"}));
  TRY_ASSIGN(const Request request, read_request(context));
  TRY_ASSIGN(const Index index, index_of(context));
  if (context.args.has("--facets")) return print_facets(context, index, request, format);
  if (context.args.has("--explain")) return explain(context, index, request);
  if (context.args.has("--count")) {
    TRY_ASSIGN(const std::size_t n, count(index, request.query, request.threads));
    if (!context.out.write(std::to_string(n) + "\n")) return output_failed();
    return n == 0 ? Code::nothing : Code::ok;
  }
  if (format == "ids") return print_ids(context, index, request);
  if (format == "jsonl") return print_lines(context, index, request);
  if (format == "csv") return print_csv(context, index, request);
  return print_text(context, index, request);
}

} // namespace sidestep::query
