// How the lines begin that a pattern can match: their first two letters. Nearly
// every line of a letter is told by them, and no pattern is then tried on it. A
// beginning too many costs time, one too few would lose a rule.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sidestep::indexer {

class Heads {
public:
  // Two letters each, apart by blanks, in small letters; '_' is anything that is
  // no letter, or the line's end.
  constexpr explicit Heads(std::string_view pairs) {
    for (std::size_t at = 0; at + 1 < pairs.size(); at += 3)
      seconds_[place_of(pairs[at])] |= std::uint32_t{1} << place_of(pairs[at + 1]);
  }

  constexpr bool at(std::string_view line) const {
    if (line.empty()) return false;
    const std::size_t second = line.size() > 1 ? place_of(line[1]) : 0;
    return (seconds_[place_of(line[0])] >> second & 1U) != 0;
  }

private:
  static constexpr std::size_t place_of(char c) {
    const auto low = static_cast<unsigned char>(static_cast<unsigned char>(c) | 32U);
    return low >= 'a' && low <= 'z' ? static_cast<std::size_t>(low - 'a') + 1 : 0;
  }
  std::array<std::uint32_t, 27> seconds_{};
};

// The line from its first word character on: what "^\W*" leaves.
constexpr std::string_view from_word(std::string_view line) {
  std::size_t at = 0;
  const auto of_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  while (at < line.size() && !of_word(line[at]))
    ++at;
  return line.substr(at);
}

} // namespace sidestep::indexer
