// Word numbers and rough word frequencies of official English.
#include "indexer/findings/vocabulary.hpp"

#include "common/text.hpp"

#include <array>
#include <unordered_map>

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

constexpr std::array<std::string_view, 34> number_words{
    "two",      "three",     "four",     "five",     "six",      "seven",    "eight",
    "nine",     "ten",       "eleven",   "twelve",   "thirteen", "fourteen", "fifteen",
    "sixteen",  "seventeen", "eighteen", "nineteen", "twenty",   "thirty",   "forty",
    "fifty",    "sixty",     "seventy",  "eighty",   "ninety",   "hundred",  "hundreds",
    "thousand", "thousands", "million",  "dozen",    "dozens",   "couple"};

} // namespace

Vocabulary::Vocabulary() {
  for (const std::string_view word : number_words)
    number_words_ = intern(word);
}

WordId Vocabulary::intern(std::string_view folded) {
  const std::uint32_t hash = hash_of(folded);
  if (const WordId known = find(folded, hash); known != 0) return known;
  words_.emplace_back(folded);
  const auto id = static_cast<WordId>(words_.size());
  if (words_.size() * 4 > slots_.size()) grow();
  put({hash, id});
  return id;
}

void Vocabulary::put(Slot slot) {
  std::size_t at = slot.hash & (slots_.size() - 1);
  while (slots_[at].id != 0)
    at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
}

void Vocabulary::grow() {
  std::vector<Slot> old(slots_.empty() ? 4096 : slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old)
    if (slot.id != 0) put(slot);
}

double frequency(std::string_view folded) {
  static const auto shares = [] {
    std::unordered_map<std::string_view, double> out;
    for (const Band& band : bands)
      for (const std::string_view word : split(band.words, ' '))
        if (!word.empty()) out.emplace(word, band.share);
    return out;
  }();
  const auto found = shares.find(folded);
  return found == shares.end() ? rare : found->second;
}

} // namespace sidestep::indexer
