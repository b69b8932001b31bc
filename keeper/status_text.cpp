// `status` for people: the whole first, then source by source, each with what
// needs a person at its head. Nothing is told by colour or by a picture alone.
#include "common/text.hpp"
#include "keeper/state.hpp"
#include "keeper/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::keeper {
namespace {

Day day_of(Instant at) { return std::chrono::floor<std::chrono::days>(at); }

std::string number(std::int64_t n) { return grouped(static_cast<std::size_t>(n < 0 ? 0 : n)); }

std::string threads_text(std::int64_t n) {
  return counted(static_cast<std::size_t>(n < 0 ? 0 : n), "thread");
}

void print_under(const Terminal& out, std::string_view text, std::size_t margin) {
  out.line(wrap(for_terminal(text), out.columns, std::string(margin, ' ')));
}

std::string state_text(const Terminal& out, const SourceState& source) {
  const auto state = source.state();
  if (state == "blocked") return out.paint("BLOCKED", Hue::red, true);
  if (state == "failing") return out.paint("FAILING", Hue::red, true);
  if (state == "well") return out.paint("well", Hue::green);
  return "never crawled by a scope";
}

// How much of what the site says it has its lists gave.
std::string found_text(const ScopeHealth& scope) {
  if (!scope.target) return threads_text(scope.found) + " found";
  std::string text = fmt::format("{} found of {} that the site says there are", number(scope.found),
                                 number(*scope.target));
  if (*scope.target > 0)
    text += fmt::format(" ({:.1f}%)", std::min(100.0, 100.0 * static_cast<double>(scope.found) /
                                                          static_cast<double>(*scope.target)));
  return text + (scope.missing() > 0 ? fmt::format(", {} missing", number(scope.missing()))
                                     : std::string(", none missing"));
}

std::string code_text(const ScopeHealth& scope) {
  if (!scope.tried) return "it was never run";
  if (scope.code == 0) return {};
  const bool stopped = scope.code == static_cast<int>(Code::interrupted) ||
                       scope.code == static_cast<int>(Code::terminated);
  std::string text =
      fmt::format("the last run, {}, {}", moment(*scope.tried), stopped ? "was stopped" : "failed");
  if (!stopped && !scope.error.empty()) text += ": " + scope.error;
  return text;
}

// A row that holds anything but noughts; one that does not says so in words.
void print_days(const Terminal& out, const ScopeHealth& scope, Day last) {
  std::string fresh;
  std::string changed;
  Yield sum;
  for (const auto& [day, yield] : recent_days(scope, last)) {
    fresh += " " + number(yield.fresh);
    changed += " " + number(yield.changed);
    sum = sum + yield;
  }
  if (sum.fresh > 0) print_under(out, "new, day by day:" + fresh, 4);
  if (sum.changed > 0) print_under(out, "changed, day by day:" + changed, 4);
  if (sum.fresh + sum.changed == 0)
    print_under(out, fmt::format("nothing new or changed in {} days", yield_days), 4);
}

void print_scope(const Terminal& out, const ScopeHealth& scope, Day last) {
  // Asking again what was due reads no list: nothing is found by it.
  if (scope.scope == "--due")
    out.line("  what was due again:");
  else
    print_under(out,
                fmt::format("scope {}{}: {}", scope.scope, scope.configured ? " (configured)" : "",
                            found_text(scope)),
                2);
  if (const auto text = code_text(scope); !text.empty()) print_under(out, text, 4);
  print_under(out,
              scope.succeeded ? "last success " + moment(*scope.succeeded)
                              : std::string("no success yet"),
              4);
  print_days(out, scope, last);
}

void print_source(const Terminal& out, const SourceState& source, Day last) {
  const std::string name = source.name.empty() ? "without a source" : source.name;
  out.line(
      fmt::format("{}: {}", out.paint(for_terminal(name), Hue::bold), state_text(out, source)));
  if (source.closed) {
    print_under(out,
                fmt::format("{} {} on {}; it is left alone until {}. Whom to ask: docs/blocked.md",
                            source.closed->origin,
                            source.closed->closed_by.empty() ? "asked for a pause"
                                                             : "asked for a browser check",
                            moment(source.closed->closed_at), moment(source.closed->closed_until)),
                2);
  }
  if (source.kept.captures > 0) {
    out.line(fmt::format("  {}, {}, {}", counted(source.kept.threads, "thread"),
                         counted(source.kept.captures, "capture"), bytes_text(source.kept.bytes)));
    out.line(fmt::format("  last capture {}", long_date(day_of(source.kept.last))));
  } else {
    out.line("  nothing is kept of it yet");
  }
  if (source.withdrawn > 0)
    print_under(out,
                fmt::format("{} withdrawn by the site: left out of search, kept under seal",
                            counted(source.withdrawn, "thread")),
                2);
  if (source.due > 0) out.line(fmt::format("  {} due again", threads_text(source.due)));
  if (source.lost > 0)
    out.line(
        fmt::format("  {} could not be had, and will be asked again", threads_text(source.lost)));
  for (const auto& scope : source.scopes)
    print_scope(out, scope, last);
  if (source.scope_configured && source.scopes.empty())
    out.line("  its configured scope was never run. Run: sidestep nightly");
}

void print_index(const Terminal& out, const State& state) {
  const auto& index = state.index;
  switch (index.state) {
  case IndexState::missing:
    out.line("Index    there is none yet. Run: sidestep index");
    return;
  case IndexState::unusable:
    out.line(for_terminal(fmt::format("Index    {}", index.trouble->message)));
    if (!index.trouble->hint.empty())
      out.line(for_terminal(fmt::format("         {}", index.trouble->hint)));
    return;
  case IndexState::ready:
    break;
  }
  out.line(fmt::format("Index    {} of {}, version {}, lexicon {}",
                       counted(index.messages, "message"), counted(index.threads, "thread"),
                       for_terminal(index.version),
                       for_terminal(index.lexicon.empty() ? "none" : index.lexicon)));
  if (state.not_indexed == 0)
    out.line("         everything that is kept has been indexed");
  else
    out.line(fmt::format("         {} kept since {} not indexed. Run: sidestep index",
                         counted(state.not_indexed, "thread"),
                         state.not_indexed == 1 ? "is" : "are"));
}

} // namespace

void print_state(const Terminal& out, const State& state) {
  out.line(for_terminal(fmt::format("Archive  {}", state.dir.string())));
  if (state.warc_files == 0) {
    out.line("         nothing is kept yet. Run: sidestep crawl petitions:241560");
  } else {
    std::size_t threads = 0;
    for (const auto& source : state.sources)
      threads += source.kept.threads;
    out.line(fmt::format("         {}, {} in {}", counted(threads, "thread"),
                         bytes_text(state.warc_bytes), counted(state.warc_files, "WARC file")));
    out.line(fmt::format("Disk     {}: {} WARC, {} databases, {} index, {} cache, {} log",
                         bytes_text(state.disk.all()), bytes_text(state.disk.warc),
                         bytes_text(state.disk.databases), bytes_text(state.disk.index),
                         bytes_text(state.disk.cache), bytes_text(state.disk.log)));
    print_index(out, state);
  }
  if (state.health_trouble)
    out.line(for_terminal(
        fmt::format("Crawls   {}; {}", state.health_trouble->message, state.health_trouble->hint)));
  const Day last = day_of(state.at);
  const bool any = std::any_of(state.sources.begin(), state.sources.end(),
                               [](const SourceState& source) { return !source.scopes.empty(); });
  if (any)
    out.line(fmt::format("Crawls   as of {}; day by day means the {} days up to then",
                         long_date(last), yield_days));
  for (const auto& source : state.sources) {
    out.line("");
    print_source(out, source, last);
  }
}

} // namespace sidestep::keeper
