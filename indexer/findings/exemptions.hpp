// Exemptions and exceptions cited in a letter by number: which law, which
// provision, and whether the body relies on it, may rely on it, or does not.
// An exemption that is named in words alone is no finding of this kind.
#pragma once

#include "common/model/finding.hpp"
#include "common/model/voice.hpp"
#include "common/words.hpp"
#include "indexer/findings/findings.hpp"
#include "indexer/findings/law_table.hpp"

#include <string_view>

namespace sidestep::indexer {

// In order of place. Linear in the text's length. Outside the UK: none.
Findings find_exemptions(std::string_view text, const Words& words, const Voices& voices,
                         const LetterContext& context, const LawTable& table);
Findings find_exemptions(std::string_view text, const Voices& voices, const LetterContext& context,
                         const LawTable& table);

} // namespace sidestep::indexer
