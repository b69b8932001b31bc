// The order of the questions: may this host be asked, does robots.txt let us, has
// the pause gone by; then one request, and what its answer means for the host.
#include "crawler/verbs/crawl_ask.hpp"

#include "common/text.hpp"
#include "crawler/http/challenge.hpp"
#include "crawler/lists/listing.hpp"
#include "crawler/robots/noarchive.hpp"
#include "sites/address.hpp"
#include "sites/feeds.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

constexpr std::chrono::hours day{24};
constexpr int most_pauses = 5;        // "later" answers in a row
constexpr int most_failures = 3;      // addresses without a whole answer in a row
constexpr int most_retries = 2;       // of an address that gave no whole answer
constexpr int breakdown_retries = 1;  // of one that was answered by a breakdown
constexpr int most_refusals = 5;      // plain 403s in a row: a block that does not say so
constexpr double longest_pause = 300; // seconds that are waited for

std::string target_of(const Url& url) {
  return url.query.empty() ? url.path : url.path + "?" + url.query;
}

std::string when(Instant at) {
  return long_date(std::chrono::floor<std::chrono::days>(at)) + " at " + iso(at).substr(11, 5) +
         " UTC";
}

Asked not_asked(Asked::How how, std::string why) {
  Asked asked;
  asked.how = how;
  asked.why = std::move(why);
  return asked;
}

Asked host_stopped(const HostStop& stop) {
  Asked asked = not_asked(Asked::How::stopped, stop.why);
  asked.stop = stop;
  return asked;
}

bool of_source(const sites::Source& source, const Url& url) {
  const auto address = sites::read_address({source}, url.text());
  return address.has_value();
}

// A breakdown that may be over in a moment; a browser check is none. 503 is a
// host's "later" (see judge).
bool broke_down(const Response& response) {
  const int status = response.status;
  const bool down = status == 500 || status == 502 || status == 504 || status == 408 ||
                    (status >= 520 && status <= 527);
  return down && !challenge_in(response);
}

bool asks_noarchive(const Response& response) {
  for (const auto& [name, value] : response.fields)
    if (iequals(name, "X-Robots-Tag") && tag_asks_noarchive(value)) return true;
  return response.media_type() == "text/html" && page_asks_noarchive(response.body);
}

} // namespace

Asker::Asker(AskSettings settings, Client& client, archive::Writer& writer, Frontier& frontier,
             Clock clock)
    : settings_(std::move(settings)), client_(client), writer_(writer), frontier_(frontier),
      clock_(std::move(clock)) {}

Result<Asker::Host*> Asker::host_of(const Url& url) {
  const auto known = hosts_.find(url.origin());
  if (known != hosts_.end()) return &known->second;
  Host host;
  TRY_ASSIGN(host.state, frontier_.host(url.origin()));
  const auto until = host.state.closed_until;
  if (until && *until > now() && !settings_.force) {
    const bool check = !host.state.closed_by.empty();
    host.stop = HostStop{
        url.host, host.state.closed_by,
        fmt::format("{} {} on {}; nothing was sent", url.host,
                    check ? "asked for a browser check" : "asked to be left alone for a while",
                    when(host.state.closed_at)),
        true, when(*until)};
  }
  return &hosts_.emplace(url.origin(), std::move(host)).first->second;
}

Result<void> Asker::close(Host& host, const Url& url, const std::string& check, double seconds,
                          std::string why) {
  host.stop = HostStop{url.host, check, std::move(why), false, ""};
  host.state.closed_at = now();
  host.state.closed_until =
      now() + std::min<std::chrono::seconds>(
                  std::chrono::seconds(static_cast<long>(std::min(seconds, 1e6))), day);
  host.state.closed_by = check;
  return frontier_.remember(host.state);
}

Result<void> Asker::begin_step() {
  if (unsynced_ == 0) synced_ = clock_.seconds();
  writer_.hold();
  return frontier_.hold();
}

Result<void> Asker::end_step(bool lost_by_kill) {
  constexpr int most_steps = 64;
  constexpr double longest = 0.5; // seconds
  ++unsynced_;
  const bool due = unsynced_ >= most_steps || clock_.seconds() - synced_ > longest;
  return paced_ || lost_by_kill || due ? sync() : Result<void>{};
}

// What was kept before what was settled: a task is never done without its capture.
Result<void> Asker::sync() {
  unsynced_ = 0;
  TRY(writer_.sync());
  return frontier_.commit();
}

Result<void> Asker::sleep_until(double moment) {
  const double seconds = moment - clock_.seconds();
  if (seconds > 0) TRY(sync());
  if (settings_.stop() || (seconds > 0 && !clock_.sleep(seconds)))
    return tl::unexpected(settings_.interruption());
  return {};
}

HostPace Asker::pace_of(const Url& url, const Host& host) const {
  return {host.state.last, host.state.latency,
          host.robots ? host.robots->crawl_delay() : std::nullopt, client_.is_local(url),
          host.slowdown};
}

Result<void> Asker::wait_turn(const Url& url, Host& host) {
  const double now_seconds = clock_.seconds();
  TRY(sleep_until(now_seconds +
                  wait_before(settings_.pace, pace_of(url, host), now_seconds, clock_.chance())));
  host.state.last = clock_.seconds(); // so that a kill does not let the next run ask at once
  TRY(frontier_.touch(host.state));
  paced_ = delay_of(settings_.pace, pace_of(url, host)) > 0;
  return paced_ ? sync() : Result<void>{};
}

// What an answer means for the host. `again_in` seconds, when it is to be asked
// again after a short pause; else below zero.
Result<void> Asker::judge(const Url& url, Host& host, Asked& asked, double& again_in) {
  const Response& response = asked.response;
  if (const auto check = challenge_in(response)) {
    TRY(close(host, url, *check, 86'400,
              fmt::format("{} asked for a browser check; I stopped there", url.host)));
    asked = host_stopped(*host.stop);
    return {};
  }
  if (response.status == 429 || response.status == 503) {
    const auto pause = retry_after(response.field("Retry-After"), response.field("Date"), now());
    if (host.pauses == 0) host.slowdown = slower(host.slowdown);
    if (pause.value_or(0) <= longest_pause && host.pauses < most_pauses) {
      ++host.pauses;
      again_in = pause ? *pause : wait_unasked(pace_of(url, host), host.pauses, clock_.chance());
      return {};
    }
    const std::string why =
        fmt::format("{} answered {} to {}{}; I stopped there", url.host, response.status, url.path,
                    pause ? fmt::format(" and asks for a pause of {:.0f} seconds", *pause) : "");
    if (pause)
      TRY(close(host, url, "", *pause, why));
    else // it named no time, so none is remembered
      host.stop = HostStop{url.host, "", why, false, ""};
    asked = host_stopped(*host.stop);
    return {};
  }
  host.pauses = 0;
  host.slowdown = recovered(host.slowdown);
  // A site that hides threads says so in a page of its own.
  const bool plain =
      response.status == 403 && page_standing(response.body) != sites::Standing::removed;
  host.refusals = plain ? host.refusals + 1 : 0;
  if (host.refusals >= most_refusals)
    host.stop = HostStop{url.host, "",
                         fmt::format("{} refused {} requests in a row (403); I stopped there",
                                     url.host, host.refusals),
                         false, ""};
  return {};
}

// Status 0: no answer came.
void Asker::log_request(const Url& url, int status, const archive::Exchange& exchange) const {
  const LogFields fields{{"url", safe_url(url.text())},
                         {"status", std::int64_t{status}},
                         {"bytes", static_cast<std::int64_t>(exchange.body.size())},
                         {"milliseconds", std::int64_t{exchange.milliseconds}}};
  status == 0 ? settings_.log.warning("request", fields) : settings_.log.info("request", fields);
}

// One request on the wire, with the host's times written down.
Result<Asked> Asker::send(const Url& url, Host& host, const Conditions& conditions) {
  TRY(wait_turn(url, host));
  auto exchange = client_.get(url, conditions);
  if (!exchange && exchange.error().code == Code::interrupted)
    return tl::unexpected(settings_.interruption());
  host.state.last = clock_.seconds();
  if (!exchange) {
    log_request(url, 0, {});
    TRY(frontier_.touch(host.state));
    return not_asked(Asked::How::failed, exchange.error().message);
  }
  Asked asked;
  tally_.bytes += exchange->head.size() + exchange->body.size();
  host.state.latency = static_cast<double>(exchange->milliseconds) / 1000.0;
  TRY(frontier_.touch(host.state));
  asked.response = response_of(*exchange, settings_.body_limit);
  log_request(url, asked.response.status, *exchange);
  asked.how = Asked::How::answered;
  if (exchange->truncated == "disconnect" || exchange->truncated == "time") {
    asked.how = Asked::How::failed;
    asked.why =
        fmt::format("the answer of {} is not whole: {}", url.text(), asked.response.problem);
  }
  asked.exchange = std::move(*exchange);
  return asked;
}

Result<std::string> Asker::spent(const sites::Source& source, Host& host) const {
  if (settings_.max_requests && tally_.requests >= *settings_.max_requests)
    return std::string("stopped at --max-requests");
  const std::string today = iso(std::chrono::floor<std::chrono::days>(now()));
  if (host.state.day != today) {
    host.state.day = today;
    host.state.requests = 0;
  }
  if (settings_.daily_requests > 0 && host.state.requests >= settings_.daily_requests)
    return fmt::format("{} was asked {} times today, all that crawl.daily_requests allows",
                       source.name, host.state.requests);
  if (!settings_.night) return std::string{};
  TRY_ASSIGN(const int minute, minute_in_zone(now(), source.timezone));
  if (within(*settings_.night, minute)) return std::string{};
  return fmt::format("outside the hours of crawl.night ({}, {})", text_of(*settings_.night),
                     source.timezone);
}

Result<Asked> Asker::fetch(const sites::Source& source, const Url& url, Host& host, bool counted,
                           const Conditions& conditions) {
  int failures = 0;
  int breakdowns = 0;
  while (true) {
    if (counted) {
      TRY_ASSIGN(const std::string why, spent(source, host));
      if (!why.empty()) return not_asked(Asked::How::spent, why);
      ++tally_.requests;
      ++host.state.requests;
    }
    TRY_ASSIGN(Asked asked, send(url, host, conditions));
    const double delay = delay_of(settings_.pace, pace_of(url, host));
    if (asked.how == Asked::How::failed) {
      if (!client_.failed_for_good() && ++failures <= most_retries) {
        TRY(sleep_until(host.state.last + wait_to_retry(delay, failures)));
        continue;
      }
      if (++host.failures >= most_failures)
        host.stop = HostStop{url.host, "",
                             fmt::format("{} gave no whole answer to {} addresses in a row; I "
                                         "stopped there",
                                         url.host, host.failures),
                             false, ""};
      return asked;
    }
    host.failures = 0;
    if (broke_down(asked.response) && ++breakdowns <= breakdown_retries) {
      TRY(sleep_until(host.state.last + wait_to_retry(delay, breakdowns)));
      continue;
    }
    double again_in = -1;
    TRY(judge(url, host, asked, again_in));
    if (again_in < 0) return asked;
    TRY(sleep_until(clock_.seconds() + again_in));
  }
}

Result<Asked> Asker::ask(const sites::Source& source, const std::string& text, bool if_new) {
  TRY_ASSIGN(const Url url, parse_url(text));
  if (!of_source(source, url))
    return not_asked(Asked::How::off_site,
                     fmt::format("{} is not part of {}; not asked", text, source.name));
  TRY_ASSIGN(Host* const host, host_of(url));
  if (host->stop) return host_stopped(*host->stop);
  TRY_ASSIGN(const std::string why, spent(source, *host));
  if (!why.empty()) return not_asked(Asked::How::spent, why);
  if (!host->robots) TRY(read_robots(source, url, *host));
  if (host->stop) return host_stopped(*host->stop);
  const bool agreed = sites::feeds_allowed(source) && sites::feed_page(source, text);
  if (!agreed && !host->robots->allows(target_of(url)))
    return not_asked(Asked::How::closed,
                     host->robots_problem.empty()
                         ? fmt::format("robots.txt of {} closes {}; not asked", url.host, text)
                         : fmt::format("{}, which closes the site: {} was not asked",
                                       host->robots_problem, text));
  Conditions conditions;
  if (if_new) {
    TRY_ASSIGN(const auto known, frontier_.validator(text));
    if (known) conditions = {known->etag, known->modified};
  }
  TRY_ASSIGN(auto asked, fetch(source, url, *host, true, conditions));
  if (asked.how == Asked::How::answered && settings_.obey_noarchive &&
      asks_noarchive(asked.response))
    return not_asked(Asked::How::closed,
                     fmt::format("{} asks not to be archived (noarchive); not kept", text));
  return asked;
}

Result<double> Asker::delay(const sites::Source& source) {
  TRY_ASSIGN(const Url url, parse_url(source.url));
  TRY_ASSIGN(Host* const host, host_of(url));
  return delay_of(settings_.pace, pace_of(url, *host));
}

} // namespace sidestep::crawler
