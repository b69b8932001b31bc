// Signatures at the beginning of files. Office formats are told apart by the
// names inside their zip, which stand in the first local file headers.
#include "archive/warc/sniff.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace sidestep::archive::warc {
namespace {

using namespace std::string_view_literals;

constexpr std::array signatures{
    std::pair{"%PDF-"sv, "application/pdf"sv},
    std::pair{"\x1f\x8b\x08"sv, "application/gzip"sv},
    std::pair{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "application/x-ole-storage"sv},
    std::pair{"{\\rtf"sv, "application/rtf"sv},
    std::pair{"\x89PNG\r\n\x1a\n"sv, "image/png"sv},
    std::pair{"\xff\xd8\xff"sv, "image/jpeg"sv},
    std::pair{"GIF8"sv, "image/gif"sv},
    std::pair{"II*\0"sv, "image/tiff"sv},
    std::pair{"MM\0*"sv, "image/tiff"sv},
};

std::string_view zip_kind(std::string_view bytes) {
  const auto holds = [&](std::string_view part) {
    return bytes.find(part) != std::string_view::npos;
  };
  if (holds("application/vnd.oasis.opendocument.text"))
    return "application/vnd.oasis.opendocument.text";
  if (holds("word/"))
    return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (holds("xl/")) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return "application/zip";
}

bool is_text(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte != 0x1b);
  });
}

} // namespace

std::string_view sniff(std::string_view bytes) {
  for (const auto& [mark, type] : signatures)
    if (bytes.starts_with(mark)) return type;
  if (bytes.starts_with("PK\x03\x04"sv)) return zip_kind(bytes.substr(0, 8192));
  bytes = bytes.substr(0, 1024);
  if (bytes.empty() || !is_text(bytes)) return {};
  if (bytes.starts_with("\xef\xbb\xbf"sv)) bytes.remove_prefix(3);
  const std::string start = lower_ascii(trim(bytes));
  if (start.find("<!doctype html") != std::string::npos || start.find("<html") != std::string::npos)
    return "text/html";
  if (start.starts_with("<?xml")) return "application/xml";
  if (start.starts_with("{") || start.starts_with("[")) return "application/json";
  return "text/plain";
}

} // namespace sidestep::archive::warc
