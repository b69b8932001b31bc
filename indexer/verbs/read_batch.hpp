// `read --batch`: many letters as JSON Lines, one line of findings each.
#pragma once

#include "common/output/terminal.hpp"
#include "common/result.hpp"
#include "indexer/verbs/letter.hpp"

#include <string_view>

namespace sidestep::indexer {

// `defaults` stands in for what a line does not say. Error (usage): a line that
// is no object with "id" and "text", by its number; the lines before it are out.
Result<void> read_batch(const Miner& miner, std::string_view lines, const Letter& defaults,
                        const Terminal& out);

} // namespace sidestep::indexer
