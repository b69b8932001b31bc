// Text out of one file's bytes. They run in the confined child alone.
#pragma once

#include "indexer/attachments/extract.hpp"
#include "indexer/attachments/kind.hpp"

#include <string>
#include <string_view>

namespace sidestep::indexer {

class TextMaker;

// Loads what the libraries open lazily; after confine() they can open nothing.
void warm_up(FileKind kind);
void warm_up_pdf();
void warm_up_mail();

// The reader of that kind. `depth` counts the archives and mails it stands in.
Extracted read_kind(FileKind kind, std::string_view bytes, unsigned depth = 0);
// A file within a file: its name, then its text, or why there is none.
void add_inner(TextMaker& maker, std::string_view bytes, const std::string& name,
               std::string_view mime, unsigned depth);

Extracted read_pdf(std::string_view bytes);
Extracted read_html(std::string_view bytes);
// UTF-8, UTF-16 by its mark, else Windows-1252, which is what old text files are in.
Extracted read_text(std::string_view bytes);
Extracted read_mail(std::string_view bytes, unsigned depth);
Extracted read_zip(std::string_view bytes, unsigned depth);
std::string to_utf8(std::string_view bytes);

} // namespace sidestep::indexer
