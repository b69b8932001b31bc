// The programs that read old formats: which, from which package, and how they
// are called. One table for the child that runs them and the parent that
// reports one that is missing.
#pragma once

#include "indexer/attachments/kind.hpp"

#include <array>

namespace sidestep::indexer {

struct Converter {
  FileKind kind = FileKind::other;
  const char* program = nullptr;
  const char* package = nullptr;
  FileKind gives = FileKind::text;    // what comes out of it, read in turn
  std::array<const char*, 7> words{}; // the call; unused places are null
};

const Converter* converter_of(FileKind kind); // null: no program is needed

} // namespace sidestep::indexer
