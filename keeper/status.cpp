// `status`: what is kept, as of when, and whether the index is up to it. It
// takes no lock, writes nothing, and says what it can of an archive whose
// index is missing or of another version.
#include "archive/archive.hpp"
#include "common/model/json.hpp"
#include "common/text.hpp"
#include "keeper/config_values.hpp"
#include "keeper/index_facts.hpp"
#include "keeper/verbs.hpp"
#include "keeper/words.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace sidestep::keeper {
namespace {

struct State {
  std::filesystem::path dir{};
  archive::Summary kept{};
  IndexFacts index{};
  std::size_t not_indexed = 0; // threads captured since the index was made
};

Day day_of(Instant at) { return std::chrono::floor<std::chrono::days>(at); }

Result<State> look(const std::filesystem::path& dir) {
  State state{.dir = dir};
  state.index = index_facts(archive::index_dir(dir));
  std::error_code ignored;
  if (!std::filesystem::exists(archive::catalogue_file(dir), ignored) &&
      !std::filesystem::exists(archive::warc_dir(dir), ignored))
    return state;
  TRY_ASSIGN(const auto reader, archive::Reader::open(dir));
  TRY_ASSIGN(state.kept, reader.summary());
  TRY_ASSIGN(const auto threads, reader.threads(state.index.last_capture));
  state.not_indexed = threads.size();
  return state;
}

void print_source(const Terminal& out, const archive::SourceSummary& source) {
  const std::string name = source.source.empty() ? "without a source" : source.source;
  out.line(out.paint(for_terminal(name), Hue::bold));
  out.line(fmt::format("  {}, {}, {}", counted(source.threads, "thread"),
                       counted(source.captures, "capture"), bytes_text(source.bytes)));
  out.line(fmt::format("  last capture {}", long_date(day_of(source.last))));
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
  if (index.withdrawn > 0)
    out.line(fmt::format("         {} withdrawn by their sites: sealed, not shown",
                         counted(index.withdrawn, "thread")));
  if (state.not_indexed == 0)
    out.line("         everything that is kept has been indexed");
  else
    out.line(fmt::format("         {} kept since {} not indexed. Run: sidestep index",
                         counted(state.not_indexed, "thread"),
                         state.not_indexed == 1 ? "is" : "are"));
}

void print_text(const Terminal& out, const State& state) {
  out.line(for_terminal(fmt::format("Archive  {}", state.dir.string())));
  if (state.kept.files == 0) {
    out.line("         nothing is kept yet. Run: sidestep crawl petitions:241560");
    return;
  }
  std::size_t threads = 0;
  for (const auto& source : state.kept.sources)
    threads += source.threads;
  out.line(fmt::format("         {}, {} in {}", counted(threads, "thread"),
                       bytes_text(state.kept.bytes), counted(state.kept.files, "WARC file")));
  print_index(out, state);
  for (const auto& source : state.kept.sources) {
    out.line("");
    print_source(out, source);
  }
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

std::string json_line(const State& state) {
  nlohmann::ordered_json sources = nlohmann::ordered_json::array();
  for (const auto& source : state.kept.sources)
    sources.push_back({{"source", source.source},
                       {"threads", source.threads},
                       {"captures", source.captures},
                       {"last_capture", iso(source.last)},
                       {"bytes", source.bytes}});
  nlohmann::ordered_json index{{"state", name(state.index.state)}};
  if (state.index.state == IndexState::ready) {
    index["version"] = state.index.version;
    index["lexicon"] = state.index.lexicon;
    index["messages"] = state.index.messages;
    index["threads"] = state.index.threads;
    index["threads_withdrawn"] = state.index.withdrawn;
  }
  if (state.index.trouble) index["trouble"] = state.index.trouble->message;
  index["threads_not_indexed"] = state.not_indexed;
  return line_of({{"schema", "sidestep.status/1"},
                  {"archive", state.dir.string()},
                  {"warc_files", state.kept.files},
                  {"warc_bytes", state.kept.bytes},
                  {"sources", std::move(sources)},
                  {"index", std::move(index)}});
}

} // namespace

Result<Code> status(Context& context) {
  TRY_ASSIGN(const auto form, context.args.choice("--format", {"text", "jsonl"}));
  if (context.args.has("--config-values")) {
    print_config_values(context.out, context.config, form == "jsonl");
    return Code::ok;
  }
  TRY_ASSIGN(const auto state, look(context.config.archive_dir));
  if (form == "jsonl")
    context.out.line(json_line(state));
  else
    print_text(context.out, state);
  return Code::ok;
}

} // namespace sidestep::keeper
