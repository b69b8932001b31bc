// A petition's saved page, in the layout of 2018 to 2026 and in that of the
// redesign. What is there decides: both layouts' marks are looked for.
#include "indexer/pages/petition.hpp"

#include "common/text.hpp"
#include "indexer/pages/render.hpp"
#include "indexer/pages/tree.hpp"
#include "sites/address.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>

namespace sidestep::indexer {
namespace {

// The panel of a <details>: what is left of it without its summary.
std::string panel_text(const GumboNode* details) {
  return text_of(details, [](const GumboNode* node) { return is_tag(node, GUMBO_TAG_SUMMARY); });
}

std::string id_in(std::string_view address) {
  const auto at = address.find("/petitions/");
  if (at == std::string_view::npos) return {};
  const std::string_view rest = address.substr(at + 11);
  return std::string(rest.substr(0, rest.find_first_not_of("0123456789")));
}

// The number and whether the page is of an archived Parliament, by the page's
// own addresses, else by the one it was kept under.
void take_address(const GumboNode* root, const Document& page, Thread& thread) {
  std::vector<std::string_view> known{meta(root, "og:url")};
  for (const GumboNode* link : all(root, [](const GumboNode* node) {
         return is_tag(node, GUMBO_TAG_LINK) && attribute(node, "rel") == "canonical";
       }))
    known.push_back(attribute(link, "href"));
  known.push_back(page.row.url);
  for (const std::string_view address : known) {
    if (id_in(address).empty()) continue;
    if (thread.name.empty()) thread.name = id_in(address);
    thread.archived = thread.archived || address.find("/archived/") != std::string_view::npos;
  }
  if (thread.name.empty()) thread.name = page.row.label.thread;
  std::from_chars(thread.name.data(), thread.name.data() + thread.name.size(), thread.number);
}

// "Closed petition: Stop the thing": the state stands in a span before the title.
void take_title(const GumboNode* root, Thread& thread) {
  const GumboNode* heading = first_tag(root, GUMBO_TAG_H1);
  if (heading == nullptr) return;
  const auto is_state = [](const GumboNode* node) {
    return has_class(node, "heading-secondary") || has_class(node, "tag") ||
           has_class(node, "visually-hidden");
  };
  thread.title = line_of(heading, is_state);
  const GumboNode* state = first(heading, is_state);
  if (state == nullptr) return;
  thread.status_text =
      line_of(state, [](const GumboNode* node) { return has_class(node, "visually-hidden"); });
  const std::string low = lower_ascii(thread.status_text);
  for (const std::string_view one : {"closed", "rejected", "open"})
    if (low.starts_with(one)) thread.status = one;
  if (thread.status.empty() && low == "petition") thread.status = "open";
}

void take_signatures(const GumboNode* root, Thread& thread) {
  const GumboNode* count = first_class(root, "signature-count-number");
  if (count == nullptr) return;
  std::int64_t number = -1;
  for (const char c : line_of(count)) {
    if (c == ',' && number >= 0) continue;
    if (c < '0' || c > '9') {
      if (number >= 0) break;
      continue;
    }
    if (number > 1'000'000'000) return;
    number = (number < 0 ? 0 : number * 10) + (c - '0');
  }
  if (number >= 0) thread.signatures = number;
}

// The petition's own words: the paragraphs between the heading and the count
// of signatures, with those under "More details".
std::string own_text(const GumboNode* root, const Thread& thread) {
  const GumboNode* heading = first_tag(root, GUMBO_TAG_H1);
  const GumboNode* box = heading == nullptr ? nullptr : heading->parent;
  if (box == nullptr) return thread.title;
  bool past = false; // the first block that is not the petition's own
  std::string text = text_of(box, [&](const GumboNode* node) {
    if (is_tag(node, GUMBO_TAG_H1)) return true;
    past = past || is_tag(node, GUMBO_TAG_SECTION) || is_tag(node, GUMBO_TAG_FOOTER) ||
           attribute(node, "id") == "signature-count" || has_class(node, "signature-count") ||
           has_class(node, "signature-count-number") || has_class(node, "petition-timeline") ||
           has_class(node, "petition-meta") || is_tag(node, GUMBO_TAG_H2);
    if (past) return true;
    if (is_tag(node, GUMBO_TAG_P)) {
      const std::string line = lower_ascii(squeeze(beginning_of(node)).substr(0, 16));
      if (line.starts_with("created by ") || line.starts_with("closes on ") ||
          line.starts_with("closed on ") || line.starts_with("rejected on "))
        return true;
    }
    return is_tag(node, GUMBO_TAG_SUMMARY) || is_tag(node, GUMBO_TAG_FORM) ||
           has_class(node, "highlight") || has_class(node, "flash-notice");
  });
  return petition_text(thread.title, text, {});
}

struct Shown {
  std::string text{};
  Dated date{};
};

// The day it was published: the end of the timeline in the redesign, "Date
// submitted" in the list under a classic page.
Dated published(const GumboNode* root) {
  for (const GumboNode* item : outermost(root, [](const GumboNode* node) {
         return is_tag(node, GUMBO_TAG_LI) && attribute(node, "id").empty();
       })) {
    const std::string line = lower_ascii(squeeze(beginning_of(item)));
    const GumboNode* time = first_tag(item, GUMBO_TAG_TIME);
    if (time != nullptr && line.find("petition published") != std::string::npos)
      if (const auto day = parse_day(attribute(time, "datetime").substr(0, 10)))
        return {day, "published"};
    if (line.starts_with("date submitted"))
      if (const auto day = day_in(line)) return {day, "submitted"};
  }
  return {};
}

// 2018-2026: section#response-threshold with a quoted summary and the details.
Shown classic_response(const GumboNode* root) {
  Shown shown;
  const GumboNode* section = by_id(root, "response-threshold");
  if (section == nullptr) return shown;
  std::string summary;
  std::string details;
  if (const GumboNode* quote = first_tag(section, GUMBO_TAG_BLOCKQUOTE)) summary = text_of(quote);
  if (const GumboNode* box = first_tag(section, GUMBO_TAG_DETAILS)) details = panel_text(box);
  if (const GumboNode* old = first_class(section, "response"); details.empty() && old != nullptr)
    details = text_of(old);
  if (const GumboNode* line = first_class(section, "secondary"))
    if (const auto day = day_in(line_of(line))) shown.date = {day, "responded_on"};
  if (!summary.empty() || !details.empty()) shown.text = response_text(summary, details);
  return shown;
}

// The redesign: li#response of the timeline.
Shown timeline_response(const GumboNode* root) {
  Shown shown;
  const GumboNode* item = by_id(root, "response");
  if (item == nullptr) return shown;
  std::string summary;
  std::string details;
  if (const GumboNode* box = first_class(item, "response-summary")) summary = text_of(box);
  if (const GumboNode* box = first_class(item, "response-details")) {
    const GumboNode* folded = first_tag(box, GUMBO_TAG_DETAILS);
    details = folded == nullptr ? text_of(box) : panel_text(folded);
  }
  if (const GumboNode* time = first_tag(item, GUMBO_TAG_TIME))
    if (const auto day = parse_day(attribute(time, "datetime").substr(0, 10)))
      shown.date = {day, "responded_on"};
  if (!summary.empty() || !details.empty()) shown.text = response_text(summary, details);
  return shown;
}

// Related activity in either layout. The timeline shows the newest first; the
// parts of a split original must be joined in the order they were written.
std::vector<Related> related_on(const GumboNode* root) {
  std::vector<Related> items;
  const auto take = [&](const GumboNode* box) {
    for (const GumboNode* details :
         all(box, [](const GumboNode* node) { return is_tag(node, GUMBO_TAG_DETAILS); }))
      if (const GumboNode* subject = first_tag(details, GUMBO_TAG_SUMMARY))
        items.push_back({line_of(subject), panel_text(details)});
  };
  if (const GumboNode* section = by_id(root, "other-business")) take(section);
  const bool classic = !items.empty();
  for (const GumboNode* box :
       all(root, [](const GumboNode* node) { return has_class(node, "related-activity"); }))
    if (!classic) take(box);
  if (!classic) std::reverse(items.begin(), items.end());
  return items;
}

std::string creator_on(const GumboNode* root) {
  for (const GumboNode* item : all(root, [](const GumboNode* node) {
         return is_tag(node, GUMBO_TAG_LI) || is_tag(node, GUMBO_TAG_P);
       })) {
    const std::string line = squeeze(beginning_of(item));
    if (line.size() < 200 && lower_ascii(line).starts_with("created by ")) return line.substr(11);
  }
  return {};
}

} // namespace

Result<Thread> read_petition_page(const sites::Source& source, const Document& page) {
  TRY_ASSIGN(const Tree tree, Tree::parse(page.bytes));
  const GumboNode* root = tree.root();
  Thread thread;
  thread.source = source.name;
  take_address(root, page, thread);
  take_title(root, thread);
  const bool petition_marks = by_id(root, "response-threshold") != nullptr ||
                              first_class(root, "petition-detail") != nullptr ||
                              first_class(root, "signature-count-number") != nullptr ||
                              first_class(root, "petition-meta") != nullptr;
  if (thread.number == 0 || thread.title.empty() || !petition_marks)
    return hinted(fail(Code::source, "{} is not the page of a petition: it says “{}”",
                       page.row.url.empty() ? "the page" : page.row.url,
                       thread.title.empty() ? "no heading" : thread.title),
                  "open it in a browser; an error or challenge page cannot be read");
  take_signatures(root, thread);
  thread.requester = creator_on(root);
  thread.url = sites::thread_url(source, thread.name, thread.archived);

  Message petition;
  petition.local_id = "petition";
  petition.kind = Kind::petition;
  petition.author = thread.requester;
  petition.text = own_text(root, thread);
  const Dated date = published(root);
  petition.date = date.day;
  petition.date_basis = date.basis;
  petition.url =
      sites::message_url(source, {source.name, thread.name, "petition"}, thread.archived);
  thread.messages.push_back(std::move(petition));

  Shown shown = timeline_response(root);
  if (shown.text.empty()) shown = classic_response(root);
  std::optional<Original> original = original_of(related_on(root));
  // The page does not tell when the first response was published; its own last
  // sentence does, and can be wrong.
  const Dated said =
      original ? Dated{original->said, original->said ? "said-in-text" : ""} : Dated{};
  add_responses(thread, source, std::move(shown.text), shown.date, std::move(original), said);
  for (Message& message : thread.messages)
    message.capture = page.row;
  return thread;
}

} // namespace sidestep::indexer
