// Where the sources lie, for tests that read data/ or what stands beside the
// project. One source file knows it, so that the others compile alike in any
// folder.
#pragma once

#include <filesystem>

namespace sidestep::test {

std::filesystem::path source_root();

// Real records and labelled letters, which are no part of the project:
// SIDESTEP_SHARED, else `../shared` beside it. It need not exist; a test that
// finds nothing there says "skipped".
std::filesystem::path shared_folder();

} // namespace sidestep::test
