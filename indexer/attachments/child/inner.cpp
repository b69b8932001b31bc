// Which reader a kind has, and files within files: a zip, a mail's attachments.
#include "indexer/attachments/child/limits.hpp"
#include "indexer/attachments/child/office.hpp"
#include "indexer/attachments/child/packed.hpp"
#include "indexer/attachments/child/readers.hpp"
#include "indexer/attachments/child/text_maker.hpp"

#include "common/text.hpp"

namespace sidestep::indexer {
namespace {

// What macOS and Windows put into a zip beside the files.
bool is_litter(std::string_view name) {
  return name.starts_with("__MACOSX/") || name.ends_with(".DS_Store") ||
         name.ends_with("Thumbs.db");
}

} // namespace

void warm_up(FileKind kind) {
  const bool holds_files = kind == FileKind::zip || kind == FileKind::mail;
  if (kind == FileKind::pdf || holds_files) warm_up_pdf();
  if (holds_files) warm_up_mail();
}

Extracted read_kind(FileKind kind, std::string_view bytes, unsigned depth) {
  switch (kind) {
  case FileKind::pdf:
    return read_pdf(bytes);
  case FileKind::html:
    return read_html(bytes);
  case FileKind::text:
    return read_text(bytes);
  case FileKind::docx:
    return read_docx(bytes);
  case FileKind::odt:
    return read_odt(bytes);
  case FileKind::xlsx:
    return read_xlsx(bytes);
  case FileKind::pptx:
    return read_pptx(bytes);
  case FileKind::mail:
    return read_mail(bytes, depth);
  case FileKind::zip:
    return read_zip(bytes, depth);
  case FileKind::doc:
  case FileKind::xls:
  case FileKind::rtf:
    // Their readers are programs, and this one can start none any more.
    return unread("a " + std::string(name(kind)) + " file inside another file is not read");
  case FileKind::other:
    break;
  }
  return unread("not a kind that is read here");
}

void add_inner(TextMaker& maker, std::string_view bytes, const std::string& name,
               std::string_view mime, unsigned depth) {
  if (maker.full()) return;
  maker.gap();
  const FileKind kind = file_kind(bytes, name, mime);
  const Extracted inner = depth >= deepest_archive ? unread("too deep inside other files")
                                                   : read_kind(kind, bytes, depth + 1);
  if (!name.empty()) {
    maker.page();
    maker.put("[" + name + (inner.failure.empty() ? "]" : ": " + inner.failure + "]"));
    maker.line();
  }
  maker.put(inner.text);
  maker.gap();
}

Extracted read_zip(std::string_view bytes, unsigned depth) {
  if (depth >= deepest_archive) return unread("too deep inside other files");
  const auto parts = unpack(bytes, [](std::string_view name) { return !is_litter(name); });
  if (!parts) return unread(parts.error().message);
  TextMaker maker;
  for (const Part& one : *parts)
    add_inner(maker, one.bytes, squeeze(clean_utf8(one.name)), "", depth);
  return maker.take();
}

} // namespace sidestep::indexer
