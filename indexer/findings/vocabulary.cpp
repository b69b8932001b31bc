// Word numbers and rough word frequencies of official English.
#include "indexer/findings/vocabulary.hpp"

#include <array>

namespace sidestep::indexer {
namespace {

struct Band {
  double share;
  std::string_view words;
};

// Rough shares; the words of one band are taken as equally common.
constexpr std::array<Band, 4> bands{{
    {0.03, " the of to and in "},
    {0.01, " a is that for we you on be this with as are by not your it or have has i our will "
           "information request at from which was an "},
    {0.003, " any been if would may can there these all under their they its but so no he his had "
            "were do does who what when how one other more than also such section act public us "
            "my me out about up into made make please should could must only further where "},
    {0.0008,
     " need take taken see each some time government department council support work data response "
     "people including provide service services new number held ask asked said say use used does "
     "those year years very now letter review decision answer questions question interest "
     "disclosure "},
}};
constexpr double rare = 0.00003;

} // namespace

WordId Vocabulary::intern(const std::string& folded) {
  const auto [at, added] = ids_.try_emplace(folded, static_cast<WordId>(words_.size() + 1));
  if (added) words_.push_back(folded);
  return at->second;
}

double frequency(std::string_view folded) {
  const std::string key = " " + std::string(folded) + " ";
  for (const Band& band : bands)
    if (band.words.find(key) != std::string_view::npos) return band.share;
  return rare;
}

} // namespace sidestep::indexer
