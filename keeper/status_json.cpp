// `status --format=jsonl`: one object, described in data/schemas/status-1.json.
// For monitoring: a source's "state" other than "well" wants a person.
#include "common/model/json.hpp"
#include "keeper/state.hpp"

#include <nlohmann/json.hpp>

namespace sidestep::keeper {
namespace {

using Json = nlohmann::ordered_json;

Json instant_or_null(const std::optional<Instant>& at) { return at ? Json(iso(*at)) : Json(); }

Json json_of(const ScopeHealth& scope, Day last) {
  Json days = Json::array();
  for (const auto& [day, yield] : recent_days(scope, last))
    days.push_back({{"day", iso(day)},
                    {"requests", yield.requests},
                    {"new", yield.fresh},
                    {"changed", yield.changed},
                    {"unchanged", yield.unchanged},
                    {"absent", yield.absent},
                    {"failed", yield.failed}});
  return {{"scope", scope.scope},
          {"configured", scope.configured},
          {"found", scope.found},
          {"target", scope.target ? Json(*scope.target) : Json()},
          {"missing", scope.missing()},
          {"last_tried", instant_or_null(scope.tried)},
          {"last_success", instant_or_null(scope.succeeded)},
          {"last_whole", instant_or_null(scope.whole)},
          {"exit", scope.code},
          {"error", scope.error.empty() ? Json() : Json(scope.error)},
          {"error_at", instant_or_null(scope.error_at)},
          {"days", std::move(days)}};
}

Json json_of(const SourceState& source, Day last) {
  Json scopes = Json::array();
  for (const auto& scope : source.scopes)
    scopes.push_back(json_of(scope, last));
  const bool kept = source.kept.captures > 0;
  return {{"source", source.name},
          {"state", source.state()},
          {"threads", source.kept.threads},
          {"captures", source.kept.captures},
          {"last_capture", kept ? Json(iso(source.kept.last)) : Json()},
          {"bytes", source.kept.bytes},
          {"withdrawn", source.withdrawn},
          {"due", source.due},
          {"lost", source.lost},
          {"blocked_until", source.closed ? Json(iso(source.closed->closed_until)) : Json()},
          {"blocked_by", source.closed ? Json(source.closed->closed_by) : Json()},
          {"scopes", std::move(scopes)}};
}

std::string_view name(IndexState state) {
  switch (state) {
  case IndexState::ready:
    return "ready";
  case IndexState::missing:
    return "missing";
  case IndexState::unusable:
    break;
  }
  return "unusable";
}

Json json_of(const State& state) {
  Json index{{"state", name(state.index.state)}};
  if (state.index.state == IndexState::ready) {
    index["version"] = state.index.version;
    index["lexicon"] = state.index.lexicon;
    index["messages"] = state.index.messages;
    index["threads"] = state.index.threads;
  }
  if (state.index.trouble) index["trouble"] = state.index.trouble->message;
  index["threads_not_indexed"] = state.not_indexed;
  return index;
}

} // namespace

std::string state_line(const State& state) {
  const Day last = std::chrono::floor<std::chrono::days>(state.at);
  Json sources = Json::array();
  for (const auto& source : state.sources)
    sources.push_back(json_of(source, last));
  return line_of({{"schema", "sidestep.status/1"},
                  {"archive", state.dir.string()},
                  {"at", iso(state.at)},
                  {"warc_files", state.warc_files},
                  {"warc_bytes", state.warc_bytes},
                  {"disk",
                   {{"warc", state.disk.warc},
                    {"databases", state.disk.databases},
                    {"index", state.disk.index},
                    {"cache", state.disk.cache},
                    {"log", state.disk.log}}},
                  {"sources", std::move(sources)},
                  {"index", json_of(state)}});
}

} // namespace sidestep::keeper
