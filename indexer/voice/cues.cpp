// See cues.hpp. Each list must name a word of every alternative of the patterns
// that are asked for by its cue.
#include "indexer/voice/cues.hpp"

#include <array>
#include <cstddef>

namespace sidestep::indexer {
namespace {

constexpr std::size_t slots = 4096;
constexpr std::size_t compared = 6; // bytes of a word

// What stands before an apostrophe counts: "you're" is "you", "the ICO's" the ICO.
constexpr std::size_t slot_of(std::string_view folded) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < compared && i < folded.size() && folded[i] != '\''; ++i)
    key |= std::uint64_t{static_cast<unsigned char>(folded[i])} << (8 * i);
  return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ULL >> 52);
}

struct Row {
  Cues cue;
  std::string_view words; // their first six letters, apart by blanks
};

constexpr std::array rows{
    Row{cue::reader, "you anyone applic"},
    Row{cue::anyone, "anyone anybod those applic reques"},
    Row{cue::discontent, "dissat unhapp happy satisf conten disagr aggrie still dealt handle "
                         "treate correc proper wrong wrongl"},
    Row{cue::review, "review appeal recons decisi"},
    Row{cue::complain, "compla"},
    Row{cue::commissioner, "commis"},
    Row{cue::office, "wyclif kinbur casewo ico adolyg"},
    Row{cue::right, "right rights entitl free open"},
    Row{cue::seek, "requir reques ask seek"},
    Row{cue::again, "again"},
    Row{cue::no, "not"},
    Row{cue::addressee, "recipi unauth addres error"},
    Row{cue::intended, "intend"},
    Row{cue::only, "solely only recipi"},
    Row{cue::virus, "scanne virus viruse messag"},
    Row{cue::mail, "mail mails email emails messag commun transm"},
    Row{cue::confidential, "confid privil monito record logged discla legall person"},
    Row{cue::views, "views opinio"},
    Row{cue::author, "those author sender not do"},
    Row{cue::paper, "print printi paper enviro"},
    Row{cue::think, "think consid save"},
    Row{cue::registered, "regist"},
    Row{cue::company, "compan charit vat"},
    Row{cue::number, "number no"},
    Row{cue::privacy, "privac"},
    Row{cue::process, "proces"},
    Row{cue::data, "data"},
    Row{cue::keeper, "contro protec"},
    Row{cue::calls, "calls minico textph typeta"},
    Row{cue::talk, "type"},
    Row{cue::welsh, "croese croeso"},
    Row{cue::copyright, "copyri"},
    Row{cue::licence, "licenc licens"},
    Row{cue::government, "govern"},
    Row{cue::reuse, "use reuse"},
    Row{cue::quoting, "quote quoted quotin"},
    Row{cue::reference, "refere ref"},
    Row{cue::survey, "survey"},
    Row{cue::tell, "tell follow"},
    Row{cue::us, "us"},
    Row{cue::internet, "intern"},
    Row{cue::replies, "replie"},
    Row{cue::told, "said stated wrote told explai refuse replie"},
    Row{cue::which, "which told"},
    Row{cue::exempt, "exempt"},
    Row{cue::applies, "applie"},
    Row{cue::provision, "inform sectio subsec paragr"},
    Row{cue::revised, "revise"},
    Row{cue::committee, "commit"},
    Row{cue::petitions, "petiti"},
    Row{cue::original, "origin"},
    Row{cue::towards, "toward"},
    Row{cue::given, "given"},
    Row{cue::bold, "bold"},
    Row{cue::response, "respon"},
    Row{cue::sector, "sector"},
    Row{cue::published, "publis"},
    Row{cue::personal, "inform person data"},
    Row{cue::yours, "your any"},
    Row{cue::letters, "corres receiv"},
    Row{cue::welcome, "welcom welsh"},
    Row{cue::places, "office charit compan englan scotla wales"},
    Row{cue::taking, "take comple fill"},
};

// A byte a slot keeps the table small: it names one of the masks.
struct Table {
  std::array<std::uint8_t, slots> mask_of{};
  std::array<Cues, 256> masks{};
};

constexpr Table made() {
  std::array<Cues, slots> wide{};
  for (const Row& row : rows)
    for (std::size_t at = 0; at < row.words.size();) {
      std::size_t end = row.words.find(' ', at);
      if (end == std::string_view::npos) end = row.words.size();
      wide[slot_of(row.words.substr(at, end - at))] |= row.cue;
      at = end + 1;
    }
  Table table;
  std::size_t count = 1; // the first is "none"
  for (std::size_t slot = 0; slot < slots; ++slot) {
    if (wide[slot] == 0) continue;
    std::size_t mask = 0;
    while (mask < count && table.masks[mask] != wide[slot])
      ++mask;
    if (mask == count) table.masks[count++] = wide[slot]; // past the end: does not compile
    table.mask_of[slot] = static_cast<std::uint8_t>(mask);
  }
  return table;
}

constexpr Table table = made();

} // namespace

Cues cues_of(std::string_view folded) { return table.masks[table.mask_of[slot_of(folded)]]; }

} // namespace sidestep::indexer
