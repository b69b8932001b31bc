// Writes a page of the sample the way browsers save one, so that imports are
// tried on realistic files: a complete folder and an .mhtml, each with the
// page's attachments beside it as a reader downloads them.
#pragma once

#include "common/result.hpp"
#include "tests/sites/sample.hpp"

#include <filesystem>
#include <string>

namespace sidestep::sample {

// DIR/complete/TITLE.html with TITLE_files/, DIR/mhtml/TITLE.mhtml and
// DIR/THREAD.json. `thread` is a request's slug or a petition's number. Error (usage): there is
// none such.
Result<void> save_page(const World& world, const std::string& thread,
                       const std::filesystem::path& folder);

} // namespace sidestep::sample
