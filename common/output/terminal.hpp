// Where text for people goes. Colour is an extra: nothing is told by it alone.
// Text from outside must come through for_terminal() (common/text) first.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sidestep {

enum class Hue { plain, bold, dim, red, green, yellow, cyan, magenta, blue };

struct Terminal {
  int descriptor = 1;
  bool is_terminal = false;
  bool colour = false;
  std::size_t columns = 80; // at most 100; 80 when not a terminal

  // The text in a hue, or as it is where colour is off.
  std::string paint(std::string_view text, Hue hue, bool bold = false) const;
  // Writes all of it; false when the reader has gone (EPIPE) or the disk is full.
  bool write(std::string_view text) const;
  bool line(std::string_view text) const; // write with a newline
};

// The errno of the first write to stdout that failed, 0 when none did: the end
// of a program asks it, so that no verb can lose its results unnoticed.
int output_error();

// `color` is auto, always or never; NO_COLOR and TERM=dumb are honoured in auto.
Terminal terminal_for(int descriptor, std::string_view color);

} // namespace sidestep
