// What Xapian throws, as our errors: which code the program ends with and what
// the user can do.
#pragma once

#include "common/result.hpp"

#include <filesystem>
#include <xapian.h>

namespace sidestep::indexer::store {

// Plain DatabaseError is how 1.4 reports damage, so every error of the database
// that is neither a lock nor a full disk means: rebuild.
Error error_of(const Xapian::Error& error, const std::filesystem::path& index_dir);
Error missing_index(const std::filesystem::path& index_dir);
Error old_index(const std::filesystem::path& index_dir, std::string_view version);

// Runs f() and turns what it throws into an Error.
template <class F> auto guarded(const std::filesystem::path& index_dir, F f) -> decltype(f()) {
  try {
    return f();
  } catch (const Xapian::Error& error) {
    return tl::unexpected(error_of(error, index_dir));
  } catch (const std::exception& error) {
    return fail(Code::internal, "the index in {}: {}", index_dir.string(), error.what());
  }
}

} // namespace sidestep::indexer::store
