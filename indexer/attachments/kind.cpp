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

// Office files are zips: the part that only its kind has says which. Names
// stand unpacked in a zip.
FileKind zip_kind(std::string_view bytes) {
  const auto has = [&](std::string_view part) {
    return bytes.find(part) != std::string_view::npos;
  };
  if (has("word/document.xml")) return FileKind::docx;
  if (has("xl/workbook.xml")) return FileKind::xlsx;
  if (has("ppt/presentation.xml")) return FileKind::pptx;
  // Its first part is called "mimetype", and so is an e-book's.
  if (bytes.size() > 30 && bytes.substr(30).starts_with("mimetype") && has("content.xml"))
    return FileKind::odt;
  return FileKind::zip;
}

std::string wide(std::string_view ascii) {
  std::string made;
  for (const char c : ascii)
    made += {c, '\0'};
  return made;
}

// Old office files are small file systems with UTF-16 names.
FileKind ole_kind(std::string_view bytes) {
  const auto has = [&](std::string_view stream) {
    return bytes.find(wide(stream)) != std::string_view::npos;
  };
  if (has("WordDocument")) return FileKind::doc;
  if (has("Workbook") || has("Book")) return FileKind::xls;
  return FileKind::other;
}

// Fields that a mail begins with and a letter does not.
bool looks_mail(std::string_view head) {
  for (const std::string_view field : {"Return-Path:", "Received:", "MIME-Version:",
                                       "Delivered-To:", "Message-ID:", "X-Mozilla-Status:"})
    if (head.starts_with(field)) return true;
  return false;
}

constexpr std::array<std::string_view, 13> names = {"pdf",  "html", "text", "docx", "doc",
                                                    "odt",  "rtf",  "xlsx", "xls",  "pptx",
                                                    "mail", "zip",  "other"};

} // namespace

std::string_view name(FileKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::optional<FileKind> file_kind_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<FileKind>(i);
  return std::nullopt;
}

FileKind file_kind(std::string_view bytes, std::string_view file_name, std::string_view mime) {
  const std::string_view head = bytes.substr(0, 1024);
  if (head.find("%PDF-") != std::string_view::npos) return FileKind::pdf;
  if (head.starts_with("PK\x03\x04")) return zip_kind(bytes);
  if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return ole_kind(bytes);
  const std::string ending = extension(file_name);
  const std::string type = lower_ascii(mime.substr(0, mime.find(';')));
  if (!looks_text(head)) return FileKind::other;
  if (head.starts_with("{\\rtf")) return FileKind::rtf;
  if (ending == ".eml" || type == "message/rfc822" || looks_mail(head)) return FileKind::mail;
  if (looks_html(head) || ending == ".html" || ending == ".htm") return FileKind::html;
  constexpr std::array<std::string_view, 7> endings = {".txt", ".csv",  ".md", ".log",
                                                       ".tsv", ".text", ".asc"};
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
