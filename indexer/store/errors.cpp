// Xapian's exceptions told apart.
#include "indexer/store/errors.hpp"

#include "indexer/store/schema.hpp"

#include <array>
#include <cerrno>
#include <cstring>

namespace sidestep::indexer::store {
namespace {

constexpr const char* rebuild =
    "run: sidestep index --rebuild (the archive itself is not affected)";

// Xapian gives the system's reason as text, in the error string or the message.
bool speaks_of_writing(const std::string& text) {
  for (const int reason : {ENOSPC, EDQUOT, EROFS, EACCES, EPERM, EFBIG})
    if (text.find(std::strerror(reason)) != std::string::npos) return true;
  return false;
}

} // namespace

Error error_of(const Xapian::Error& error, const std::filesystem::path& index_dir) {
  const std::string dir = index_dir.string();
  const char* reason = error.get_error_string();
  const std::string text = error.get_msg() + (reason == nullptr ? "" : std::string(": ") + reason);
  if (speaks_of_writing(text))
    return {Code::write, fmt::format("the index in {} could not be written: {}", dir, text),
            "free some space or mend the folder's permissions; what the index held is still there"};
  const std::string_view type = error.get_type(); // the class's name; the base is not polymorphic
  if (type == "DatabaseLockError")
    return {Code::locked, fmt::format("another program is writing the index in {}", dir),
            "wait until it has ended, then run the command again"};
  if (type.starts_with("Network"))
    return {Code::index, fmt::format("a shard does not answer: {}: {}", error.get_context(), text),
            "start xapian-tcpsrv there and the tunnel to it, or take the shard out of [index] "
            "shards; without it counts would be too low"};
  if (type == "DatabaseModifiedError")
    return {Code::index, fmt::format("the index in {} changed while it was read: {}", dir, text),
            "ask again in a moment; where a run was ended by force, run: sidestep index"};
  if (type.starts_with("Database"))
    return {Code::index, fmt::format("the index in {} is damaged: {}", dir, text), rebuild};
  return {Code::internal, fmt::format("the index in {}: {}: {}", dir, type, text), {}};
}

Error missing_index(const std::filesystem::path& index_dir) {
  return {Code::index, fmt::format("there is no index in {} yet", index_dir.string()),
          "crawl or import something first, or run: sidestep index"};
}

Error old_index(const std::filesystem::path& index_dir, std::string_view version) {
  return {Code::index,
          fmt::format("the index in {} is of version {}; this program reads version {}",
                      index_dir.string(), version.empty() ? "unknown" : version, schema_version),
          rebuild};
}

} // namespace sidestep::indexer::store
