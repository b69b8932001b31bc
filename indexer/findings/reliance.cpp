// The table from provisions to categories, and the phrases made from it. Only
// provisions with one meaning are in it: s.36 without its letter and r.12(4)(b),
// which is burden and cost alike, say nothing by themselves.
#include "indexer/findings/reliance.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace sidestep::indexer {
namespace {

struct Row {
  std::string_view law;
  std::string_view category;
  std::string_view refs; // each with a blank on either side
};

// In order: a row before another takes the deeper reference.
constexpr std::array<Row, 17> rows{{
    {"foia", "ncnd",
     " s23.5 s24.2 s26.3 s27.4 s28.3 s29.2 s30.3 s31.3 s32.3 s33.3 s34.2 s35.3 s36.3 s37.2 s38.2 "
     "s39.2 s40.5 s40.5a s40.5b s41.2 s42.2 s43.3 s44.2 "},
    {"foia", "cost-limit", " s12 "},
    {"foia", "vexatious", " s14 "},
    {"foia", "already-public", " s21 "},
    {"foia", "future-publication", " s22 s22a "},
    {"foia", "safe-space", " s35 s36.2.a s36.2.b "},
    {"foia", "exemption-harm",
     " s23 s24 s26 s27 s28 s29 s30 s31 s32 s33 s34 s36.2.c s37 s38 s39 s40 s41 s42 s43 s44 "},
    {"foisa", "ncnd", " s18 "},
    {"foisa", "cost-limit", " s12 "},
    {"foisa", "vexatious", " s14 "},
    {"foisa", "not-held", " s17 "},
    {"foisa", "already-public", " s25 "},
    {"foisa", "future-publication", " s27 "},
    {"foisa", "safe-space", " s29 s30.a s30.b "},
    {"foisa", "exemption-harm", " s26 s28 s30.c s31 s32 s33 s34 s35 s36 s37 s38 s39 s40 s41 "},
    {"eir", "exemption-harm", " r12.3 r12.5 r13 "},
    {"eisr", "exemption-harm", " r10.5 r11 "},
}};

constexpr std::string_view prefix = "cites-";

// The category of a reference that stands in the table as it is.
std::string_view row_of(std::string_view law, const std::string& ref) {
  const std::string key = " " + ref + " ";
  for (const Row& row : rows)
    if (row.law == law && row.refs.find(key) != std::string_view::npos) return row.category;
  return {};
}

const Lexicon::Category* category_named(const Lexicon& lexicon, std::string_view id) {
  const auto& all = lexicon.categories();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& c) { return c.id == id; });
  return found == all.end() ? nullptr : &*found;
}

// A phrase of the category beside the citation that the body does not assert (a
// recital, a doubt) tells what the citation is worth.
bool disowned(const Findings& phrases, const Finding& citation, std::string_view category) {
  constexpr std::size_t beside = 100; // bytes
  return std::any_of(phrases.begin(), phrases.end(), [&](const Finding& phrase) {
    return phrase.category == category && phrase.polarity != Polarity::asserted &&
           phrase.start < citation.end + beside && citation.start < phrase.end + beside;
  });
}

} // namespace

std::string_view category_of_reference(std::string_view law, std::string_view ref) {
  for (std::string part(ref); !part.empty();) {
    if (const auto category = row_of(law, part); !category.empty()) return category;
    const auto dot = part.rfind('.');
    part.resize(dot == std::string::npos ? 0 : dot);
  }
  return {};
}

Findings relied_on(const Findings& phrases, const Findings& exemptions, const Lexicon& lexicon) {
  std::set<std::string, std::less<>> said;
  for (const Finding& phrase : phrases)
    if (phrase.polarity == Polarity::asserted) said.insert(phrase.category);
  Findings out;
  for (const Finding& citation : exemptions) {
    if (citation.polarity != Polarity::asserted) continue;
    const std::string_view id = category_of_reference(citation.law, citation.ref);
    const auto* category = category_named(lexicon, id);
    if (category == nullptr || disowned(phrases, citation, id)) continue;
    if (!said.insert(std::string(id)).second) continue;
    Finding phrase;
    phrase.kind = FindingKind::phrase;
    phrase.category = category->id;
    phrase.family = category->family;
    phrase.polarity = Polarity::asserted;
    phrase.start = citation.start;
    phrase.end = citation.end;
    phrase.quote = citation.quote;
    phrase.rule = std::string(prefix) + category->id;
    phrase.lexicon = lexicon.version();
    out.push_back(std::move(phrase));
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> reliance_rules(const Lexicon& lexicon) {
  std::set<std::string_view> categories;
  for (const Row& row : rows)
    categories.insert(row.category);
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto category : categories)
    if (category_named(lexicon, category) != nullptr)
      out.emplace_back(std::string(prefix) + std::string(category), std::string(category));
  return out;
}

} // namespace sidestep::indexer
