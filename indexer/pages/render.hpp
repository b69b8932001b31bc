// The words of a part of a page as its reader sees them: one line break for a
// line break, a blank line between paragraphs, links in full.
#pragma once

#include "indexer/pages/tree.hpp"

#include <string>
#include <vector>

namespace sidestep::indexer {

// What `skip` names is left out, with all that is in it. Scripts, styles and
// the site's own fold links never are part of a text.
std::string text_of(const GumboNode* from, const Test& skip = {});
// The same in one line: for names, titles and headings.
std::string line_of(const GumboNode* from, const Test& skip = {});

} // namespace sidestep::indexer
