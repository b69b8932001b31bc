// Which lines of a mail Alaveteli hides behind "show quoted sections": lines
// with ">", forwarded and replied-to mail, and disclaimers between rules.
#pragma once

#include <string>
#include <string_view>

namespace sidestep::sample {

inline constexpr std::string_view folding_mark = "FOLDED_QUOTED_SECTION";

struct Folded {
  std::string text{}; // the mark stands where something was taken out
  bool anything = false;
  bool only_quoted = false; // nothing but the mark is left
};

Folded fold(std::string_view text);

} // namespace sidestep::sample
