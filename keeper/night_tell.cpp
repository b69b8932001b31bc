// The summary of a night: what needs a person stands first on its line, in words.
#include "common/model/json.hpp"
#include "common/text.hpp"
#include "keeper/night.hpp"
#include "keeper/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sidestep::keeper {
namespace {

constexpr std::size_t margin = 14; // columns before what is said of a source

void print_under(const Terminal& out, std::string_view text) {
  out.line(wrap(for_terminal(text), out.columns, std::string(margin, ' ')));
}

std::string yield_text(const Yield& yield) {
  std::string text =
      fmt::format("{} new, {} changed, {} unchanged", yield.fresh, yield.changed, yield.unchanged);
  if (yield.absent > 0) text += fmt::format(", {} not there or hidden", yield.absent);
  if (yield.failed > 0) text += fmt::format(", {} could not be had", yield.failed);
  return text + "; " + counted(static_cast<std::size_t>(yield.requests), "request");
}

std::string verdict_of(const Terminal& out, const NightSource& source) {
  const auto state = state_of(source);
  if (state == "done") return out.paint("done", Hue::green);
  if (state == "nothing-listed") return out.paint("NOTHING LISTED", Hue::red, true);
  if (state == "blocked")
    return out.paint("BLOCKED", Hue::red, true) + " until " + moment(*source.blocked_until);
  if (state == "locked") return out.paint("LOCKED", Hue::red, true);
  if (state == "stopped") return out.paint("STOPPED", Hue::yellow, true);
  return out.paint("FAILED", Hue::red, true);
}

void print_source(const Terminal& out, const NightSource& source) {
  const auto state = state_of(source);
  out.line(fmt::format("{:<13} {}: {}", for_terminal(source.name), verdict_of(out, source),
                       yield_text(source.yield)));
  if (!source.trouble.empty() && state != "done") print_under(out, source.trouble);
  if (state == "blocked")
    print_under(out, "What was kept is safe. Whom to ask, and what to do meanwhile: "
                     "docs/blocked.md");
  if (source.code == static_cast<int>(Code::source) && state == "failed")
    print_under(out, "The next night asks again.");
  if (state == "nothing-listed")
    print_under(out, "The scope lists no thread: look whether it says what you mean.");
}

void print_index(const Terminal& out, const Night& night) {
  if (night.index_code == static_cast<int>(Code::interrupted) ||
      night.index_code == static_cast<int>(Code::terminated)) {
    out.line(fmt::format("{:<13} {}", "Index", out.paint("STOPPED", Hue::yellow, true)));
  } else if (night.index_code != 0) {
    out.line(fmt::format("{:<13} {}: {}", "Index", out.paint("FAILED", Hue::red, true),
                         for_terminal(night.index_trouble)));
  } else if (night.indexed) {
    const auto more = static_cast<std::int64_t>(night.messages) -
                      static_cast<std::int64_t>(night.messages_before);
    out.line(fmt::format("{:<13} {}: {} of {}, {} {} than before", "Index",
                         out.paint("done", Hue::green), counted(night.messages, "message"),
                         counted(night.threads, "thread"), more < 0 ? -more : more,
                         more < 0 ? "fewer" : "more"));
  } else if (night.index_reached) {
    out.line(fmt::format("{:<13} there is nothing to index", "Index"));
  } else {
    out.line(fmt::format("{:<13} not brought up to date: the night ended before", "Index"));
  }
}

std::string_view code_words(int code) {
  switch (static_cast<Code>(code)) {
  case Code::config:
    return "the configuration is wrong";
  case Code::source:
    return "a source failed, blocked or listed nothing";
  case Code::archive:
    return "the archive is damaged: sidestep verify";
  case Code::index:
    return "the index is missing, old or damaged: sidestep index --rebuild";
  case Code::locked:
    return "another program holds the lock";
  case Code::write:
    return "could not write: is the disk full?";
  case Code::interrupted:
  case Code::terminated:
    return "stopped; the next night goes on";
  default:
    return "a fault of the program itself";
  }
}

} // namespace

void print_night(const Terminal& out, const Night& night) {
  std::size_t well = 0;
  for (const NightSource& source : night.sources)
    well += source.code == 0 ? 1 : 0;
  const std::size_t all = night.sources.size() + night.not_reached.size();
  out.line(fmt::format("Night of {}, {} to {} UTC: {} of {} done",
                       long_date(std::chrono::floor<std::chrono::days>(night.begun)),
                       iso(night.begun).substr(11, 5), iso(night.ended).substr(11, 5), well,
                       counted(all, "source")));
  for (const NightSource& source : night.sources)
    print_source(out, source);
  for (const std::string& name : night.not_reached)
    out.line(fmt::format("{:<13} not asked: the night ended before; it comes first next time",
                         for_terminal(name)));
  print_index(out, night);
  if (night.code() != 0)
    out.line(fmt::format("Exit code {}: {}", night.code(), code_words(night.code())));
}

std::string night_line(const Night& night) {
  nlohmann::ordered_json sources = nlohmann::ordered_json::array();
  for (const NightSource& source : night.sources) {
    nlohmann::ordered_json one{{"source", source.name},
                               {"state", state_of(source)},
                               {"exit", source.code},
                               {"requests", source.yield.requests},
                               {"new", source.yield.fresh},
                               {"changed", source.yield.changed},
                               {"unchanged", source.yield.unchanged},
                               {"absent", source.yield.absent},
                               {"failed", source.yield.failed}};
    if (source.blocked_until) one["blocked_until"] = iso(*source.blocked_until);
    if (!source.trouble.empty()) one["trouble"] = source.trouble;
    sources.push_back(std::move(one));
  }
  nlohmann::ordered_json index{{"exit", night.index_code},
                               {"updated", night.indexed && night.index_code == 0},
                               {"messages", night.messages},
                               {"threads", night.threads}};
  if (!night.index_trouble.empty()) index["trouble"] = night.index_trouble;
  return line_of({{"schema", "sidestep.nightly/1"},
                  {"begun", iso(night.begun)},
                  {"ended", iso(night.ended)},
                  {"exit", night.code()},
                  {"sources", std::move(sources)},
                  {"not_reached", night.not_reached},
                  {"index", std::move(index)}});
}

} // namespace sidestep::keeper
