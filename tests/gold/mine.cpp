// Mines JSON Lines {"id","text","date","jurisdiction"} from stdin with the
// lexicon in DATA and prints {"id","findings"} lines: what the gold tests score.
// Not installed; it exists so that the finders can be measured by themselves.
#include "common/model/finding.hpp"
#include "indexer/findings/findings.hpp"
#include "indexer/voice/voice.hpp"

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

namespace {

using nlohmann::json;

json as_json(const sidestep::Finding& f) {
  json out;
  out["kind"] = name(f.kind);
  out["polarity"] = name(f.polarity);
  out["start"] = f.start;
  out["end"] = f.end;
  out["quote"] = f.quote;
  out["rule"] = f.rule;
  if (!f.category.empty()) out["category"] = f.category;
  if (!f.law.empty()) out["law"] = f.law;
  if (!f.ref.empty()) out["ref"] = f.ref;
  if (f.from) out["from"] = sidestep::iso(*f.from);
  if (f.to) out["to"] = sidestep::iso(*f.to);
  return out;
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: mine DATA < letters.jsonl\n", stderr);
    return 2;
  }
  const auto miner = sidestep::indexer::Miner::load(argv[1], {});
  if (!miner) {
    std::fprintf(stderr, "%s\n", miner.error().message.c_str());
    return static_cast<int>(miner.error().code);
  }
  for (std::string line; std::getline(std::cin, line);) {
    const json row = json::parse(line, nullptr, false);
    if (row.is_discarded() || !row.contains("id") || !row.contains("text")) return 2;
    const std::string text = row["text"];
    sidestep::indexer::LetterContext context;
    if (row.contains("date") && row["date"].is_string())
      context.date = sidestep::parse_day(row["date"].get<std::string>());
    if (row.contains("jurisdiction") && row["jurisdiction"].is_string())
      context.jurisdiction = row["jurisdiction"];
    const auto voices = sidestep::indexer::voices_of(text, {sidestep::Kind::response, {}});
    json out;
    out["id"] = row["id"];
    out["findings"] = json::array();
    for (const auto& finding : miner->mine(text, voices, context))
      out["findings"].push_back(as_json(finding));
    std::cout << out.dump() << '\n';
  }
  return 0;
}
