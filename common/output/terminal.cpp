// Writing to a stream that may be a terminal, a file or a pipe that closed.
// Colour is decided once; a short write is remembered, never ignored.
#include "common/output/terminal.hpp"

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sys/ioctl.h>
#include <unistd.h>

namespace sidestep {

namespace {

std::atomic<int> first_output_error{0};

std::string_view code_of(Hue hue) {
  switch (hue) {
  case Hue::plain:
    return "";
  case Hue::bold:
    return "1";
  case Hue::dim:
    return "2";
  case Hue::red:
    return "31";
  case Hue::green:
    return "32";
  case Hue::yellow:
    return "33";
  case Hue::blue:
    return "34";
  case Hue::magenta:
    return "35";
  case Hue::cyan:
    return "36";
  }
  return "";
}

std::size_t width_of(int descriptor) {
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col < 40) return 80;
  return size.ws_col > 100 ? 100 : size.ws_col;
}

} // namespace

std::string Terminal::paint(std::string_view text, Hue hue, bool bold) const {
  const std::string_view code = code_of(hue);
  if (!colour || (code.empty() && !bold)) return std::string(text);
  std::string out = "\x1b[";
  if (bold && hue != Hue::bold) out += code.empty() ? "1" : "1;";
  out += code;
  out += 'm';
  out += text;
  return out + "\x1b[0m";
}

bool Terminal::write(std::string_view text) const {
  while (!text.empty()) {
    const ssize_t n = ::write(descriptor, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      int none = 0;
      if (descriptor == STDOUT_FILENO) first_output_error.compare_exchange_strong(none, errno);
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

bool Terminal::line(std::string_view text) const { return write(std::string(text) + "\n"); }

int output_error() { return first_output_error; }

Terminal terminal_for(int descriptor, std::string_view color) {
  Terminal terminal;
  terminal.descriptor = descriptor;
  terminal.is_terminal = ::isatty(descriptor) == 1;
  if (terminal.is_terminal) terminal.columns = width_of(descriptor);
  const char* no_color = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  const bool wanted = (no_color == nullptr || *no_color == '\0') && kind != nullptr &&
                      std::strcmp(kind, "dumb") != 0;
  terminal.colour = color == "always" || (color != "never" && terminal.is_terminal && wanted);
  return terminal;
}

} // namespace sidestep
