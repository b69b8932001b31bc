// Telling kinds by their first bytes; see kind.hpp.
#include "indexer/attachments/kind.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <array>

namespace sidestep::indexer {
namespace {

std::string extension(std::string_view file_name) {
  const auto dot = file_name.rfind('.');
  if (dot == std::string_view::npos || file_name.size() - dot > 8) return {};
  const std::string_view ending = file_name.substr(dot);
  const bool plain = std::all_of(ending.begin() + 1, ending.end(), [](unsigned char c) {
    return (c | 32) >= 'a' ? (c | 32) <= 'z' : c >= '0' && c <= '9';
  });
  return plain && ending.size() > 1 ? lower_ascii(ending) : std::string{};
}

bool looks_html(std::string_view head) {
  const std::string low = lower_ascii(head);
  return low.find("<html") != std::string::npos || low.find("<!doctype html") != std::string::npos;
}

// Text has no NUL bytes, apart from UTF-16, which says so at its beginning.
bool looks_text(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
  return std::none_of(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b';
  });
}

} // namespace

std::string_view name(FileKind kind) {
  switch (kind) {
  case FileKind::pdf:
    return "pdf";
  case FileKind::html:
    return "html";
  case FileKind::text:
    return "text";
  case FileKind::other:
    break;
  }
  return "other";
}

FileKind file_kind(std::string_view bytes, std::string_view file_name, std::string_view mime) {
  const std::string_view head = bytes.substr(0, 1024);
  if (head.find("%PDF-") != std::string_view::npos) return FileKind::pdf;
  const std::string ending = extension(file_name);
  const std::string type = lower_ascii(mime.substr(0, mime.find(';')));
  if (!looks_text(head)) return FileKind::other;
  // RTF is made of plain characters, but is not to be read as they stand.
  if (head.starts_with("{\\rtf")) return FileKind::other;
  if (looks_html(head) || ending == ".html" || ending == ".htm") return FileKind::html;
  constexpr std::array<std::string_view, 8> endings = {".txt", ".csv", ".md",   ".log",
                                                       ".eml", ".tsv", ".text", ".asc"};
  const bool known = std::find(endings.begin(), endings.end(), ending) != endings.end();
  if (known || type.starts_with("text/")) return FileKind::text;
  return FileKind::other;
}

std::string shown_kind(std::string_view file_name, std::string_view mime) {
  if (std::string ending = extension(file_name); !ending.empty()) return ending;
  if (!mime.empty()) return squeeze(clean_utf8(mime)).substr(0, 60);
  return "no extension";
}

} // namespace sidestep::indexer
