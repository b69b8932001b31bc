// Zip through libarchive. See packed.hpp.
#include "indexer/attachments/child/packed.hpp"

#include "indexer/attachments/child/limits.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>

namespace sidestep::indexer {
namespace {

struct Free {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, Free>;

Result<Reader> open(std::string_view bytes) {
  Reader reader(archive_read_new());
  if (!reader) return fail(Code::source, "no memory to unpack it");
  archive_read_support_format_zip(reader.get());
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    return fail(Code::source, "damaged zip");
  return reader;
}

// The bytes of the entry that the reader stands at; `room` shrinks by them.
Result<std::string> content(archive* reader, std::size_t& room) {
  std::string bytes;
  std::array<char, 65536> buffer{};
  for (;;) {
    const la_ssize_t got = archive_read_data(reader, buffer.data(), buffer.size());
    if (got == 0) return bytes;
    if (got < 0) return fail(Code::source, "damaged zip");
    const auto size = static_cast<std::size_t>(got);
    if (bytes.size() + size > part_limit)
      return fail(Code::source, "a part of it unpacks to over {} MB", part_limit >> 20);
    if (size > room) return fail(Code::source, "it unpacks to over {} MB", packed_limit >> 20);
    room -= size;
    bytes.append(buffer.data(), size);
  }
}

} // namespace

Result<std::vector<Part>> unpack(std::string_view bytes,
                                 const std::function<bool(std::string_view)>& wanted) {
  TRY_ASSIGN(const Reader reader, open(bytes));
  std::vector<Part> parts;
  std::size_t room = packed_limit;
  for (std::size_t seen = 0;; ++seen) {
    archive_entry* entry = nullptr;
    const int state = archive_read_next_header(reader.get(), &entry);
    if (state == ARCHIVE_EOF) return parts;
    if (state < ARCHIVE_WARN) return fail(Code::source, "damaged zip");
    if (seen == most_parts) return fail(Code::source, "over {} files in it", most_parts);
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr || archive_entry_filetype(entry) == AE_IFDIR || !wanted(name)) continue;
    if (archive_entry_is_encrypted(entry) != 0)
      return fail(Code::source, "encrypted: a password is needed to read it");
    std::string kept = name;
    TRY_ASSIGN(std::string unpacked, content(reader.get(), room));
    parts.push_back({std::move(kept), std::move(unpacked)});
  }
}

std::string_view part(const std::vector<Part>& parts, std::string_view name) {
  for (const Part& one : parts)
    if (one.name == name) return one.bytes;
  return {};
}

} // namespace sidestep::indexer
