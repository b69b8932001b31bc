// One pass over the words of a text: numbers, marks, sentences.
#include "indexer/findings/reading.hpp"

#include <algorithm>
#include <utility>

namespace sidestep::indexer {
namespace {

// A currency sign right before byte `at`.
bool behind_currency(std::string_view text, std::size_t at) {
  if (at >= 1 && text[at - 1] == '$') return true;
  if (at >= 2 && text.substr(at - 2, 2) == "\xC2\xA3") return true; // pound
  return at >= 3 && text.substr(at - 3, 3) == "\xE2\x82\xAC";       // euro
}

} // namespace

Reading read_words(std::string_view text, const Vocabulary& vocabulary) {
  return read_words(text, words_of(text), vocabulary);
}

Reading read_words(std::string_view text, Words words, const Vocabulary& vocabulary) {
  Reading out;
  out.words = std::move(words);
  const std::size_t size = out.words.size();
  out.ids.resize(size);
  out.marks.resize(size);
  out.sentence_from.resize(size);
  out.sentence_to.resize(size);
  std::uint32_t from = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const Word& word = out.words[i];
    out.ids[i] = vocabulary.find(word.folded, word.hash);
    if (word.folded[0] >= '0' && word.folded[0] <= '9') {
      out.marks[i] = is_number;
      if (behind_currency(text, word.start)) out.marks[i] |= is_money;
    } else if (vocabulary.is_number_word(out.ids[i])) {
      out.marks[i] = is_number;
    }
    out.sentence_from[i] = from;
    if (!word.sentence_end && i + 1 < size && i + 1 - from < longest_sentence) continue;
    const auto to = static_cast<std::uint32_t>(i + 1);
    std::fill(out.sentence_to.begin() + from, out.sentence_to.begin() + to, to);
    from = to;
  }
  return out;
}

} // namespace sidestep::indexer
