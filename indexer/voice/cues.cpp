// See cues.hpp. Each list must name a word of every alternative of its pattern.
#include "indexer/voice/cues.hpp"

#include <array>
#include <cstddef>

namespace sidestep::indexer {
namespace {

constexpr std::size_t slots = 4096;

constexpr std::size_t slot_of(std::string_view folded) {
  std::uint32_t key = 0;
  for (std::size_t i = 0; i < 4; ++i)
    key = key << 8 | (i < folded.size() ? static_cast<unsigned char>(folded[i]) : 0U);
  return key * 2654435761U >> 20;
}

struct Row {
  std::uint8_t cue;
  std::string_view words; // their first four letters, apart by blanks
};

constexpr std::array<Row, 5> rows = {{
    {cue_rights, "diss unha happ sati cont disa comp appe aggr revi reco comm wycl kinb case ico "
                 "ico. adol hand trea deal prop corr wron agai stil deci"},
    {cue_notice, "reci name addr inte erro scan viru mess conf priv moni reco logg disc lega pers "
                 "view opin unau envi prin pape regi char comp vat proc data cont prot call mini "
                 "text type talk wels croe welc copy crow lice re-u reus quot surv tell foll publ "
                 "use free chec repl"},
    {cue_told, "said stat wrot told expl refu repl"},
    {cue_statute, "exem appl"},
    {cue_petition, "revi peti orig give"},
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
