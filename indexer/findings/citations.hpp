// Citations of numbered provisions as letters write them: heads (section, s.,
// ss, regulation, reg, adran, ...), lists, ranges and tails that inherit the
// left part ("36(2)(b)(ii) and (c)"). It reads shapes alone; which law is meant
// and whether the body relies on it is decided elsewhere (exemptions.cpp).
#pragma once

#include "common/words.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

struct Citation {
  enum class Head { none, section, regulation };
  Head head = Head::none;
  std::string number{};            // "36", "22a"
  std::vector<std::string> tail{}; // "2", "b", "ii"
  std::size_t start = 0;           // bytes of the text, end exclusive
  std::size_t end = 0;
  std::size_t list_start = 0; // of the whole list that it stands in
  std::size_t list_end = 0;
  bool inherited = false; // part of it was taken from the one before it
};

// "36.2.b.ii", without the letter of its kind.
std::string dotted(const Citation& citation);

// In order of place. A number without a head is taken only with a tail in
// brackets behind it. Linear in the text's length.
std::vector<Citation> citations_of(std::string_view text, const Words& words);

} // namespace sidestep::indexer
