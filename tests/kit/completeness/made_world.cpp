// One request to many bodies fills the busy day, as batches do on real sites: the
// same words, other bodies, other outcomes.
#include "tests/kit/completeness/made_world.hpp"

#include <array>
#include <chrono>
#include <fmt/format.h>
#include <random>

namespace sidestep::sample {
namespace {

constexpr std::array states{
    "waiting_response", "successful",           "rejected", "not_held", "partially_successful",
    "internal_review",  "waiting_clarification"};
constexpr std::array kinds{"Council", "University", "School", "Trust", "Borough"};

std::string day_text(int days) { // days after 1 January 2019
  const std::chrono::sys_days day =
      std::chrono::sys_days{std::chrono::year{2019} / 1 / 1} + std::chrono::days(days);
  const std::chrono::year_month_day civil{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(civil.year()),
                     static_cast<unsigned>(civil.month()), static_cast<unsigned>(civil.day()));
}

class Maker {
public:
  explicit Maker(const Making& making) : making_(making), chance_(making.seed) {}

  World make() {
    for (std::size_t i = 0; i < making_.bodies; ++i)
      add_body(i);
    const std::size_t all = making_.listed + making_.hidden + making_.delisted;
    for (std::size_t i = 0; i < all; ++i)
      world_.requests.push_back(request(i));
    return std::move(world_);
  }

private:
  // By our own rule: the standard's distributions differ between libraries.
  std::size_t below(std::size_t n) { return chance_() % n; }

  void add_body(std::size_t i) {
    Body body;
    body.id = static_cast<std::int64_t>(i) + 1;
    body.slug = fmt::format("body_{:02}", i);
    body.name = fmt::format("Invented {} {}", kinds[i % kinds.size()], i);
    body.created = "2018-01-02T10:00:00";
    world_.bodies.emplace(body.slug, body);
  }

  Message message(const char* kind, int day, const std::string& text) {
    Message made;
    made.kind = kind;
    made.event = ++last_event_;
    made.id = ++last_message_;
    made.at =
        fmt::format("{}T{:02}:{:02}:{:02}", day_text(day), 8 + below(10), below(60), below(60));
    made.from = "A writer";
    made.text = text;
    return made;
  }

  Request request(std::size_t i) {
    constexpr int span = 365 * 7; // days
    constexpr int busy = 1890;    // 5 March 2024
    Request made;
    made.id = static_cast<std::int64_t>(i) + 1;
    made.slug = fmt::format("question_{}", i);
    if (i >= making_.listed) made.prominence = "hidden";
    if (i >= making_.listed + making_.hidden) made.prominence = "backpage";
    made.body = fmt::format("body_{:02}", below(making_.bodies));
    made.title = fmt::format("Question {} about lamps", i);
    made.requester = "A Requester";
    made.requester_slug = "a_requester";
    made.state = states[below(states.size())];
    int day = i < making_.on_one_day ? busy : static_cast<int>(below(span));
    made.messages.push_back(
        message("sent", day, "Dear " + world_.bodies.at(made.body).name + ", how many lamps?"));
    for (std::size_t replies = below(4); replies > 0; --replies) {
      day += static_cast<int>(below(40));
      const char* const kind = below(3) == 0 ? "followup_sent" : "response";
      made.messages.push_back(message(kind, day, "There are some lamps."));
    }
    return made;
  }

  Making making_;
  std::mt19937 chance_;
  World world_{};
  std::int64_t last_event_ = 0;
  std::int64_t last_message_ = 0;
};

} // namespace

World make_world(const Making& making) { return Maker(making).make(); }

} // namespace sidestep::sample
