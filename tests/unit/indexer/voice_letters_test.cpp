// Whose words, measured: invented letters in which every line carries its
// voice, and the share of their bytes that get the right one. White space has
// no voice of its own and is not counted.
#include "tests/kit/places.hpp"

#include "common/files.hpp"
#include "common/text.hpp"
#include "indexer/voice/voice.hpp"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <fmt/core.h>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace sidestep;
using namespace sidestep::indexer;

namespace {

struct Letter {
  std::string name{};
  Kind kind = Kind::response;
  std::string request{};
  std::string text{};
  std::string voices{}; // a mark for each byte of the text
};

constexpr std::string_view marks = "ormgsfa";
constexpr std::array<Voice, 7> voices_by_mark = {
    Voice::own,       Voice::quoted_request, Voice::quoted_mail, Voice::salutation,
    Voice::signature, Voice::footer,         Voice::appended};

Voice voice_of_mark(char mark) {
  const auto at = marks.find(mark);
  REQUIRE_MESSAGE(at != std::string_view::npos, std::string(1, mark));
  return voices_by_mark[at];
}

// "o We say {r}your words{o}."
void add_line(Letter& letter, std::string_view line) {
  char mark = line.empty() ? 'o' : line[0];
  line = line.substr(std::min<std::size_t>(2, line.size()));
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '{' && i + 2 < line.size() && line[i + 2] == '}') {
      mark = line[i + 1];
      i += 2;
      continue;
    }
    letter.text += line[i];
    letter.voices += mark;
  }
  letter.text += '\n';
  letter.voices += mark;
}

std::vector<Letter> letters_of(const std::string& name) {
  const auto file = read_file(test::source_root() / "tests/unit/indexer/letters" / name, 1 << 20);
  REQUIRE(file);
  std::vector<Letter> letters;
  for (const std::string_view line : split(*file, '\n')) {
    if (line.starts_with("== ")) {
      const auto blank = line.rfind(' ');
      const auto kind = kind_named(line.substr(blank + 1));
      REQUIRE(kind);
      letters.push_back({std::string(line.substr(3, blank - 3)), *kind, {}, {}, {}});
    } else if (line.starts_with("? ")) {
      letters.back().request += std::string(line.substr(2)) + '\n';
    } else if (!line.starts_with('#') && !letters.empty()) {
      add_line(letters.back(), line);
    }
  }
  return letters;
}

struct Measure {
  std::map<std::pair<Voice, Voice>, std::size_t> wrong{}; // meant, given: bytes
  std::size_t all = 0;
  std::size_t right = 0;
  std::string worst{}; // what went wrong, letter by letter

  double share() const {
    return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all);
  }
};

// The stretch of wrong bytes that begins at `from`; its end.
std::size_t note_wrong(Measure& measure, const Letter& letter, const Voices& given,
                       std::size_t from) {
  const Voice meant = voice_of_mark(letter.voices[from]);
  const Voice got = voice_at(given, from);
  std::size_t to = from;
  while (to < letter.text.size() && voice_of_mark(letter.voices[to]) == meant &&
         voice_at(given, to) == got)
    ++to;
  const std::string part = squeeze(letter.text.substr(from, to - from));
  measure.worst += fmt::format("  {}: {} taken for {}: {}\n", letter.name, name(meant), name(got),
                               clean_utf8(part.substr(0, 90)));
  return to;
}

Measure measure(const std::vector<Letter>& letters) {
  Measure sum;
  for (const Letter& letter : letters) {
    VoiceContext context;
    context.kind = letter.kind;
    context.request_text = letter.request;
    const Voices given = voices_of(letter.text, context);
    std::size_t noted = 0;
    for (std::size_t at = 0; at < letter.text.size(); ++at) {
      if (letter.text[at] == ' ' || letter.text[at] == '\n') continue;
      const Voice meant = voice_of_mark(letter.voices[at]);
      const Voice got = voice_at(given, at);
      ++sum.all;
      sum.right += meant == got ? 1 : 0;
      if (meant == got) continue;
      ++sum.wrong[{meant, got}];
      if (at >= noted) noted = note_wrong(sum, letter, given, at);
    }
  }
  return sum;
}

void hold(const std::string& file, std::size_t count) {
  const std::vector<Letter> letters = letters_of(file);
  CHECK(letters.size() == count);
  const Measure got = measure(letters);
  std::string table = fmt::format("{}: {} of {} bytes have the right voice, {:.4f}\n", file,
                                  got.right, got.all, got.share());
  for (const auto& [voices, bytes] : got.wrong)
    table += fmt::format("  {:>6} bytes of {} taken for {}\n", bytes, name(voices.first),
                         name(voices.second));
  MESSAGE(table << got.worst);
  CHECK(got.share() >= 0.97);
}

} // namespace

TEST_CASE("letters of every quoting form: at least 97 in 100 bytes have the right voice") {
  hold("first.txt", 40);
  hold("unseen.txt", 20);
}
