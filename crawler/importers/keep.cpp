// Puts a file into the archive byte for byte, under the address it stands for.
// Of an MHTML file both are kept: the file as it was saved, and the page in it,
// which is what can be read.
#include "crawler/importers/import.hpp"

#include "common/files.hpp"
#include "crawler/importers/mhtml.hpp"

namespace sidestep::crawler {

namespace {

archive::Resource resource_of(const Item& item, std::string bytes, std::string mime) {
  return {.url = item.url,
          .as_of = item.as_of->at,
          .basis = item.as_of->basis,
          .mime = std::move(mime),
          .bytes = std::move(bytes),
          .file_name = file_name_of(item.file),
          .is_private = item.is_private};
}

archive::Label label_of(const Item& item, archive::Role role) {
  return {.source = item.source->name,
          .thread = item.thread,
          .message = item.message,
          .role = role,
          .via = "import"};
}

Result<void> keep_one(archive::Writer& writer, Item& item, archive::Resource resource,
                      archive::Role role, Keeping& keeping) {
  bool existing = false;
  TRY_ASSIGN(const auto row, writer.keep(resource, label_of(item, role), existing));
  item.as_of = AsOf{row.at, row.basis};
  keeping.kept = keeping.kept || !existing;
  keeping.known = !keeping.kept;
  return {};
}

} // namespace

Result<Keeping> keep_item(archive::Writer& writer, Item& item, std::uint64_t largest) {
  Keeping keeping;
  auto bytes = read_file(item.file.path, largest);
  if (!bytes) {
    item.problem = bytes.error().message;
    return keeping;
  }
  if (!item.mhtml) {
    TRY(keep_one(writer, item, resource_of(item, std::move(*bytes), item.mime), item.role,
                 keeping));
    return keeping;
  }
  auto mail = read_mhtml(*bytes);
  if (!mail) {
    item.problem = mail.error().message;
    return keeping;
  }
  // The page goes last: it is what is found at its address.
  if (!mail->secrets)
    TRY(keep_one(writer, item, resource_of(item, std::move(*bytes), "multipart/related"),
                 archive::Role::other, keeping));
  TRY(keep_one(writer, item, resource_of(item, std::move(mail->html), item.mime), item.role,
               keeping));
  return keeping;
}

} // namespace sidestep::crawler
