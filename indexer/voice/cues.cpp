// See cues.hpp. Each list must name a word of every alternative of its pattern.
#include "indexer/voice/cues.hpp"

#include <array>
#include <cstddef>

namespace sidestep::indexer {
namespace {

constexpr std::size_t slots = 4096;

constexpr std::size_t slot_of(std::string_view folded) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 6; ++i)
    key = key << 8 | (i < folded.size() ? static_cast<unsigned char>(folded[i]) : 0U);
  return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ULL >> 52);
}

struct Row {
  std::uint8_t cue;
  std::string_view words; // their first six letters, apart by blanks
};

constexpr std::array<Row, 5> rows = {{
    {cue_rights, "dissat unhapp happy satisf conten disagr compla appeal aggrie review recons "
                 "commis wyclif kinbur casewo ico ico.or adolyg handle handli treate dealt proper "
                 "correc wrong wrongl again still decisi"},
    {cue_notice, "recipi named addres intend error scanne virus viruse messag confid privil "
                 "monito record logged discla legall person views opinio unauth enviro print "
                 "printi paper regist charit compan vat privac proces data contro protec calls "
                 "minico textph type talk typeta welsh croese croeso welcom copyri crown licenc "
                 "licens re-use reuse quote quoted quotin survey tell follow publis use free "
                 "checke reply replie"},
    {cue_told, "said stated wrote told explai refuse replie"},
    {cue_statute, "exempt applie"},
    {cue_petition, "revise petiti origin given"},
}};

constexpr std::array<std::uint8_t, slots> made() {
  std::array<std::uint8_t, slots> table{};
  for (const Row& row : rows)
    for (std::size_t at = 0; at < row.words.size();) {
      std::size_t end = row.words.find(' ', at);
      if (end == std::string_view::npos) end = row.words.size();
      table[slot_of(row.words.substr(at, end - at))] |= row.cue;
      at = end + 1;
    }
  return table;
}

constexpr std::array<std::uint8_t, slots> table = made();

} // namespace

std::uint8_t cues_of(std::string_view folded) { return table[slot_of(folded)]; }

} // namespace sidestep::indexer
