// A saved petition page: is it one, and which is the latest day on which
// something had happened. Days that lie ahead (a debate, the deadline) are not
// taken: they would date the page after its saving.
#include "crawler/lists/saved_page.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace sidestep::crawler {

namespace {

void take_later(std::optional<Day>& latest, const std::optional<Day>& day) {
  if (day && (!latest || *day > *latest)) latest = day;
}

// "This response was given on 5 October 2020" -> that day.
std::optional<Day> last_words_day(std::string_view sentence) {
  const auto words = split(sentence, ' ');
  if (words.size() < 3) return std::nullopt;
  std::string_view year = words[words.size() - 1];
  while (year.ends_with('.'))
    year.remove_suffix(1);
  const std::string_view month = words[words.size() - 2];
  std::string_view day = words[words.size() - 3];
  if (day.size() > 2 || day.empty() || year.size() != 4) return std::nullopt;
  for (unsigned number = 1; number <= 12; ++number) {
    if (!iequals(month_name(number), month)) continue;
    std::string text(year);
    text += number < 10 ? "-0" : "-";
    text += std::to_string(number) + (day.size() == 1 ? "-0" : "-");
    return parse_day(text + std::string(day));
  }
  return std::nullopt;
}

// The redesign: every event of the timeline has its day and a heading.
void read_event(const Html& html, std::size_t item, SavedPage& page) {
  const std::size_t time = html.find_tag("time", item, html[item].end);
  const std::size_t heading = html.find_tag("h3", item, html[item].end);
  if (time == Html::none) return;
  const std::string what = heading == Html::none ? "" : html.text(heading);
  if (what.starts_with("Parliament will") || what.starts_with("This petition will")) return;
  take_later(page.last_day, parse_day(html[time].attribute("datetime").substr(0, 10)));
}

void read_events(const Html& html, std::size_t timeline, SavedPage& page) {
  for (std::size_t at = timeline; at < html[timeline].end; ++at) {
    if (html[at].tag != "li") continue;
    read_event(html, at, page);
    at = html[at].end - 1; // lists inside an event are its text
  }
}

// Before it: sentences that end in a day, and the list of facts.
void read_sentences(const Html& html, SavedPage& page) {
  constexpr std::array<std::string_view, 4> past{
      "This response was given on", "This topic was debated on", "Date closed", "Date submitted"};
  for (std::size_t at = 0; at < html.size(); ++at) {
    const bool fact = html[at].tag == "li" || html[at].has_class("secondary");
    if (!fact || html[at].end - at > 40) continue;
    const std::string text = html.text(at);
    if (std::any_of(past.begin(), past.end(),
                    [&text](std::string_view start) { return text.starts_with(start); }))
      take_later(page.last_day, last_words_day(text));
  }
}

} // namespace

void read_page_timeline(const Html& html, SavedPage& page) {
  const std::size_t timeline = html.find_class("petition-timeline");
  const auto has_id = [&html](std::string_view id) {
    return html.find([id](const HtmlNode& node) { return node.attribute("id") == id; }) !=
           Html::none;
  };
  page.petition = timeline != Html::none || html.find_class("petition-detail") != Html::none ||
                  html.find_class("signature-count-number") != Html::none ||
                  html.find_class("petition-meta") != Html::none || has_id("response-threshold");
  if (!page.petition) return;
  if (timeline != Html::none) read_events(html, timeline, page);
  read_sentences(html, page);
}

} // namespace sidestep::crawler
