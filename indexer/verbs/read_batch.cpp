// Each line is checked before it is read; the first bad one ends the batch.
#include "indexer/verbs/read_batch.hpp"

#include "common/model/json.hpp"
#include "common/text.hpp"

#include <nlohmann/json.hpp>

namespace sidestep::indexer {

namespace {

using Json = nlohmann::json;

// A deeper line than {"id":…} is hostile: the parser goes down one call a level.
constexpr int deepest = 8;

Json parsed(std::string_view line) {
  bool too_deep = false;
  const auto limit = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > deepest;
    return !too_deep;
  };
  Json row = Json::parse(line, limit, false);
  return too_deep ? Json(Json::value_t::discarded) : row;
}

tl::unexpected<Error> bad_line(std::size_t number, std::string_view what) {
  return hinted(
      fail(Code::usage, "line {} of the batch {}", number, what),
      "each line is {\"id\": \"...\", \"text\": \"...\"}, with date, jurisdiction and kind "
      "if they are known");
}

// The string under `key`; `absent` when there is none, or null.
Result<std::string> word(const Json& row, const char* key, std::string absent, std::size_t number) {
  const auto found = row.find(key);
  if (found == row.end() || found->is_null()) return absent;
  if (!found->is_string())
    return bad_line(number, std::string("has no string under \"") + key + "\"");
  return found->get<std::string>();
}

Result<Letter> letter_of(const Json& row, const Letter& defaults, std::size_t number) {
  Letter letter = defaults;
  TRY_ASSIGN(letter.text, word(row, "text", {}, number));
  TRY_ASSIGN(letter.jurisdiction, word(row, "jurisdiction", defaults.jurisdiction, number));
  TRY_ASSIGN(const std::string kind, word(row, "kind", std::string(name(defaults.kind)), number));
  letter.kind = letter_kind(kind);
  TRY_ASSIGN(const std::string date, word(row, "date", {}, number));
  if (date.empty()) return letter;
  letter.date = parse_day(date);
  if (!letter.date)
    return bad_line(number, "has a date that is no day (YYYY-MM-DD): '" + for_terminal(date) + "'");
  return letter;
}

} // namespace

Result<void> read_batch(const Miner& miner, std::string_view lines, const Letter& defaults,
                        const Terminal& out) {
  std::size_t number = 0;
  for (const std::string_view line : split(lines, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    const Json row = parsed(line);
    if (!row.is_object()) return bad_line(number, "is no JSON object");
    for (const char* key : {"id", "text"})
      if (!row.contains(key) || !row[key].is_string())
        return bad_line(number, std::string("has no string under \"") + key + "\"");
    TRY_ASSIGN(const Letter letter, letter_of(row, defaults, number));
    const LetterReading reading = read_letter(miner, letter);
    if (!out.line(batch_line(row["id"].get<std::string>(), reading.findings, reading.voices)))
      return fail(Code::write, "the output could not be written");
  }
  return {};
}

} // namespace sidestep::indexer
