// What a bare citation says. "s.14(1) is engaged" calls a request vexatious
// though no such word stands there. It is here because a refusal is often no
// longer than that; it adds nothing where the letter says the thing in words.
#pragma once

#include "common/model/finding.hpp"
#include "indexer/findings/lexicon.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::indexer {

// Phrases for the asserted citations of `exemptions` whose category no asserted
// phrase of `phrases` has; the first citation of each category alone.
Findings relied_on(const Findings& phrases, const Findings& exemptions, const Lexicon& lexicon);
// The category that a reference stands for; "" = none.
std::string_view category_of_reference(std::string_view law, std::string_view ref);
// Rule ids and their categories, for the index's metadata.
std::vector<std::pair<std::string, std::string>> reliance_rules(const Lexicon& lexicon);

} // namespace sidestep::indexer
