// Dates are plain days counted up within a thread; nothing is asked of a clock.
#include "tests/bench/threads.hpp"

#include "common/calendar.hpp"
#include "tests/bench/prose.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace sidestep::bench {
namespace {

using sample::Message;
using sample::Request;

constexpr std::uint32_t bodies_count = 400;
constexpr std::int64_t messages_apart = 100; // numbers a thread keeps for its messages

std::string request_text(Prose& prose, const std::string& body, const std::string& person) {
  std::string out = "Dear " + body + ",\n\n" + prose.paragraph(2 + prose.below(4), false) + "\n\n";
  const std::size_t questions = 1 + prose.below(4);
  for (std::size_t i = 1; i <= questions; ++i)
    out += fmt::format("{}. {}\n", i, prose.question());
  return out + "\nYours faithfully,\n\n" + person + "\n";
}

std::string quoted(const std::string& text) {
  std::string out = "-----Original Message-----\n";
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    out += "> " + text.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return out;
}

std::string answer_text(Prose& prose, const std::string& person, const std::string& asked) {
  std::string out = "Dear " + person + ",\n\n";
  if (prose.once_in(3)) { // an acknowledgement
    out += prose.paragraph(2, true) + "\n\n";
  } else {
    const std::size_t paragraphs = 3 + prose.below(8);
    for (std::size_t p = 0; p < paragraphs; ++p)
      out += prose.paragraph(1 + prose.below(4), true) + "\n\n";
    if (prose.once_in(2))
      out += "If you are unhappy with this reply you may ask for an internal review within 40 "
             "working days. If you are still unhappy you may complain to the Information "
             "Commissioner.\n\n";
  }
  out += "Yours sincerely,\n\n" + prose.person() + "\nInformation Officer\n";
  if (prose.once_in(3)) out += "\n" + quoted(asked);
  return out;
}

std::string follow_up_text(Prose& prose, const std::string& body, const std::string& person) {
  return "Dear " + body + ",\n\n" + prose.paragraph(1 + prose.below(3), false) +
         (prose.once_in(2) ? " Please pass this on for an internal review." : "") +
         "\n\nYours faithfully,\n\n" + person + "\n";
}

std::string local_time(Day day, std::size_t minute) {
  return fmt::format("{}T{:02}:{:02}:00", iso(day), 9 + minute / 60 % 8, minute % 60);
}

constexpr std::string_view states[] = {"successful",           "rejected",
                                       "waiting_response",     "not_held",
                                       "partially_successful", "waiting_classification",
                                       "internal_review"};

void add_message(Request& out, Prose& prose, const sample::Body& body, Day& day, std::size_t i) {
  Message message;
  message.id = out.id * messages_apart + static_cast<std::int64_t>(i);
  message.event = message.id;
  if (i > 0) day += std::chrono::days{1 + prose.below(30)};
  message.at = local_time(day, prose.below(480));
  const std::string asked = out.messages.empty() ? "" : out.messages.front().text;
  if (i == 0) {
    message.kind = "sent";
    message.text = request_text(prose, body.name, out.requester);
  } else if (prose.once_in(20)) {
    message.kind = "comment";
    message.from = prose.person();
    message.text = prose.paragraph(1 + prose.below(3), false);
  } else if (i % 3 == 2 && prose.below(3) > 0) {
    message.kind = "followup_sent";
    message.text = follow_up_text(prose, body.name, out.requester);
  } else {
    message.kind = "response";
    message.from = body.name;
    message.subject = "Re: " + out.title;
    message.text = answer_text(prose, out.requester, asked);
  }
  out.messages.push_back(std::move(message));
}

} // namespace

std::vector<sample::Body> make_bodies() {
  std::vector<sample::Body> out;
  for (std::uint32_t i = 0; i < bodies_count; ++i) {
    sample::Body body;
    body.id = i + 1;
    body.name = tail_word(i * 7 + 3, true) + (i % 3 == 0   ? " Council"
                                              : i % 3 == 1 ? " Trust"
                                                           : " Office");
    body.slug = fmt::format("{}_{}", sample::url_name(body.name), i);
    body.created = "2008-01-15T09:00:00";
    out.push_back(std::move(body));
  }
  return out;
}

Request make_thread(std::uint32_t number, const std::vector<sample::Body>& bodies,
                    std::size_t more) {
  Prose prose(number * 2654435761U + 42);
  // Few bodies get most of the requests.
  const sample::Body& body = bodies[prose.below(1 + prose.below(bodies.size()))];
  Request out;
  out.id = static_cast<std::int64_t>(number) + 1;
  out.title = prose.title();
  out.slug = fmt::format("{}_{}", sample::url_name(out.title), number);
  out.body = body.slug;
  out.requester = prose.person();
  out.requester_slug = sample::url_name(out.requester);
  out.state = states[prose.below(std::size(states))];
  Day day =
      std::chrono::sys_days{std::chrono::year{2009} / 1 / 5} + std::chrono::days{prose.below(5500)};
  const std::size_t messages = 2 + prose.below(8); // 5.5 in the mean
  for (std::size_t i = 0; i < messages; ++i)
    add_message(out, prose, body, day, i);
  Prose later(number + 77); // so that what was there stays as it was
  for (std::size_t i = 0; i < more; ++i)
    add_message(out, later, body, day, messages + i);
  return out;
}

std::vector<Letter> letters_of(const Request& request) {
  std::vector<Letter> out;
  for (const Message& message : request.messages)
    out.push_back({fmt::format("{}#{}", request.slug, message.id), message.text});
  return out;
}

namespace {

std::string made_menu() {
  std::string out = "<nav class=\"menu\"><ul>\n";
  Prose prose(7);
  for (int i = 0; i < 160; ++i)
    out += fmt::format("<li class=\"menu__item menu__item--level-{}\"><a class=\"menu__link\" "
                       "href=\"/help/{}\" data-track=\"menu-{}\">{}</a></li>\n",
                       i % 3, tail_word(static_cast<std::uint32_t>(i), false), i, prose.title());
  return out + "</ul></nav>\n<script>var settings = {locale: 'en', track: true};</script>\n";
}

std::string similar(std::uint32_t number) {
  std::string out = "<div class=\"sidebar__similar\"><h2>Similar requests</h2>\n";
  Prose prose(number + 9);
  for (int i = 0; i < 10; ++i)
    out += fmt::format(
        "<div class=\"request_short_listing\"><p class=\"title\"><a href=\"/request/{0}_{1}\">{2}"
        "</a></p><p class=\"bottomline\">To {3} by {4}</p></div>\n",
        tail_word(number + static_cast<std::uint32_t>(i), false), number, prose.title(),
        prose.person(), prose.person());
  return out + "</div>\n";
}

} // namespace

std::string dressed(std::string page, std::uint32_t number) {
  static const std::string menu = made_menu();
  const auto before = [&](std::string_view mark, const std::string& what) {
    if (const auto at = page.find(mark); at != std::string::npos) page.insert(at, what);
  };
  before("<div id=\"footer\">", similar(number));
  before("<div id=\"wrapper\">", menu);
  return page;
}

} // namespace sidestep::bench
