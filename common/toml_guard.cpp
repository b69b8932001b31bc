// One pass over the bytes. It knows texts, their escapes and comments, and
// nothing else of TOML: whatever is wrong otherwise is toml++'s to say.
#include "common/toml_guard.hpp"

#include <algorithm>

namespace sidestep {
namespace {

// The byte behind the text that begins at `at`; an open one ends with its line,
// or, in three quotes, with the file.
std::size_t behind_text(std::string_view toml, std::size_t at) {
  const char quote = toml[at];
  const bool escapes = quote == '"';
  const bool three = at + 2 < toml.size() && toml[at + 1] == quote && toml[at + 2] == quote;
  at += three ? 3 : 1;
  for (; at < toml.size(); ++at) {
    if (escapes && toml[at] == '\\') {
      ++at;
    } else if (toml[at] == '\n' && !three) {
      return at;
    } else if (toml[at] == quote) {
      if (!three) return at + 1;
      if (at + 2 < toml.size() && toml[at + 1] == quote && toml[at + 2] == quote) {
        at += 3;
        while (at < toml.size() && toml[at] == quote) // quotes may stand right before the end
          ++at;
        return at;
      }
    }
  }
  return toml.size();
}

} // namespace

std::optional<int> line_beyond_ascii(std::string_view toml) {
  std::size_t at = toml.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0; // a byte order mark is no key
  while (at < toml.size()) {
    const char c = toml[at];
    if (c == '"' || c == '\'') {
      at = behind_text(toml, at);
    } else if (c == '#') {
      at = std::min(toml.find('\n', at), toml.size());
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      return 1 + static_cast<int>(std::count(toml.begin(),
                                             toml.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

} // namespace sidestep
