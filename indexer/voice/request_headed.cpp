// The requester's words under a heading ("You asked", "Your request") or behind
// a sentence that hands over to them. They end where a heading of the answer
// stands; without one, where lines no longer read like a request.
#include "indexer/voice/request_reader.hpp"
#include "indexer/voice/request_shapes.hpp"

#include "common/text.hpp"

#include <algorithm>

namespace sidestep::indexer {
namespace {

constexpr std::size_t longest_request = 200; // lines

// The line at which the answer to the heading at `from` begins; 0 = none in sight.
std::size_t answer_behind(const RequestReader& r, std::size_t from) {
  for (std::size_t i = from + 1; i < r.count() && i < from + longest_request; ++i) {
    if (r.page.blank(i)) continue;
    if (!r.own(i)) return 0;
    if (r.answer(i)) return i;
    if (r.asked(i)) return 0;
  }
  return 0;
}

// A quotation from its opening mark at `from` to the line that closes it.
void quotation(RequestReader& r, std::size_t from) {
  for (std::size_t i = from; i < r.count() && i < from + longest_item; ++i) {
    if (r.page.blank(i)) continue;
    if (!r.own(i)) return;
    if (!closes_quote(r.page.line(i))) continue;
    r.quote(from, i + 1);
    return;
  }
}

// Whether a mailer broke the line here: it was full, or the next begins small.
bool goes_on(std::string_view line, std::string_view next) {
  const bool full = line.size() >= 60 && line.size() <= 120;
  return full || (next[0] >= 'a' && next[0] <= 'z');
}

// Where the item or paragraph that begins at `from` ends.
std::size_t item_end(const RequestReader& r, std::size_t from) {
  std::string key, rest;
  std::size_t stop = from + 1;
  // Behind a question mark in its line the answer may follow at once.
  while (!r.page.line(stop - 1).ends_with('?') && stop < from + longest_item &&
         !r.page.blank(stop) && !is_item(r.page.line(stop), &key, &rest) && !r.answer(stop) &&
         goes_on(r.page.line(stop - 1), r.page.line(stop)))
    ++stop;
  return stop;
}

// What reads like a request, item by item, until something does not.
void requester_list(RequestReader& r, std::size_t from) {
  from = r.page.next_line(from);
  if (from >= r.count() || !r.own(from)) return;
  if (opens_quote(r.page.line(from))) return quotation(r, from);
  const std::size_t end = answer_behind(r, from);
  for (std::size_t i = from; i < r.count();) {
    if (r.page.blank(i)) {
      ++i;
      continue;
    }
    if (!r.own(i) || r.answer(i)) return;
    const std::size_t stop = item_end(r, i);
    std::string key, rest;
    const bool listed = is_item(r.page.line(i), &key, &rest);
    if (!listed) rest = r.page.line(i);
    const bool request = RE2::PartialMatch(rest, asking()) || r.page.line(stop - 1).ends_with('?');
    // One list, without a blank line: what began as the requester's goes on so.
    const bool same_list = listed && i > from && !r.page.blank(i - 1) && !r.own(i - 1);
    const bool retyped = listed && (same_list || r.repeated(key, stop) || (end != 0 && i < end));
    if (!request && !retyped) return;
    r.quote(i, stop);
    i = stop;
  }
}

void under_headings(RequestReader& r) {
  for (std::size_t i = 0; i < r.count(); ++i) {
    if (!r.own(i) || !r.asked(i)) continue;
    if (const std::size_t end = answer_behind(r, i)) {
      r.quote(i, end);
      i = end;
    } else if (!r.page.line(i).ends_with('.')) {
      r.quote(i, i + 1);
      requester_list(r, i + 1);
    }
  }
}

// What every alternative of asked_lead() has in it.
bool speaks_of_asking(std::string_view lead) {
  for (std::size_t at = 0; at + 3 <= lead.size(); ++at) {
    const char first = static_cast<char>(lead[at] | 32);
    if (first != 'y' && first != 'a' && first != 'r') continue;
    const std::string word = lower_ascii(lead.substr(at, 7));
    if (word.starts_with("you") || word.starts_with("asking") || word == "request") return true;
  }
  return false;
}

void behind_leads(RequestReader& r) {
  for (const Paragraph& paragraph : r.page.paragraphs()) {
    for (std::size_t i = paragraph.first; i <= paragraph.last; ++i) {
      if (!r.own(i) || !r.page.line(i).ends_with(':')) continue;
      // The sentence may have begun a line or two above.
      const std::size_t from = std::max(paragraph.first, i >= 3 ? i - 3 : 0);
      const std::string lead = r.page.joined(r.page.lines()[from].start, r.page.lines()[i].end);
      if (lead.size() < 2000 && speaks_of_asking(lead) && RE2::PartialMatch(lead, asked_lead()))
        requester_list(r, i + 1);
    }
  }
}

} // namespace

void quote_headed(RequestReader& reader) {
  under_headings(reader);
  behind_leads(reader);
}

} // namespace sidestep::indexer
