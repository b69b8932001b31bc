// Made letters are the replies in the invented threads that the index is measured
// on: one corpus serves both.
#include "tests/bench/letters.hpp"

#include "common/files.hpp"
#include "common/text.hpp"
#include "tests/bench/threads.hpp"

#include <nlohmann/json.hpp>

namespace sidestep::bench {

std::vector<std::string> make_letters(std::size_t count) {
  const auto bodies = make_bodies();
  std::vector<std::string> out;
  for (std::uint32_t number = 0; out.size() < count; ++number)
    for (const sample::Message& message : make_thread(number, bodies).messages)
      if (message.incoming() && out.size() < count) out.push_back(message.text);
  return out;
}

Result<std::vector<std::string>> read_letters(const std::filesystem::path& file) {
  constexpr std::size_t largest = 1U << 30;
  TRY_ASSIGN(const std::string bytes, read_file(file, largest, Code::usage));
  std::vector<std::string> out;
  std::size_t number = 0;
  for (const auto line : split(bytes, '\n')) {
    ++number;
    if (line.empty()) continue;
    const auto row = nlohmann::json::parse(line, nullptr, false);
    if (!row.is_object() || !row.contains("text") || !row["text"].is_string())
      return fail(Code::usage, "{}:{}: no {{\"text\": ...}}", file.string(), number);
    if (auto text = row["text"].get<std::string>(); !text.empty()) out.push_back(std::move(text));
  }
  if (out.empty()) return fail(Code::usage, "{} holds no letter to measure with", file.string());
  return out;
}

} // namespace sidestep::bench
