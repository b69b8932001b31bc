// What an attachment is. Its content is asked first: names and types on the
// sites are often wrong.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sidestep::indexer {

enum class FileKind { pdf, html, text, docx, doc, odt, rtf, xlsx, xls, pptx, mail, zip, other };

std::string_view name(FileKind kind); // "pdf", "html", ...
std::optional<FileKind> file_kind_named(std::string_view name);
FileKind file_kind(std::string_view bytes, std::string_view file_name, std::string_view mime);
// ".xlsx", for messages; the type, or "no extension", when the name has none.
std::string shown_kind(std::string_view file_name, std::string_view mime);

} // namespace sidestep::indexer
