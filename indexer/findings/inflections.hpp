// Every form of an English word: what `~word` of the lexicon stands for.
// Rules for the regular, a table for the irregular. It makes forms that do not
// exist ("informations") too: nobody writes them, so they find nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

// The word itself first; each form once. `base` is folded.
std::vector<std::string> inflections(std::string_view base);

} // namespace sidestep::indexer
