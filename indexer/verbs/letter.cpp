// Voices first, then findings: the two steps that `index` takes too.
#include "indexer/verbs/letter.hpp"

#include "indexer/voice/voice.hpp"

#include <utility>

namespace sidestep::indexer {

LetterReading read_letter(const Miner& miner, const Letter& letter) {
  LetterReading out;
  Words words = words_of(letter.text);
  out.voices = voices_of(letter.text, words, {letter.kind, {}});
  if (speaker_of(letter.kind) != By::authority) return out;
  LetterContext context;
  context.date = letter.date;
  context.jurisdiction = letter.jurisdiction;
  context.kind = letter.kind;
  out.findings = miner.mine(letter.text, std::move(words), out.voices, context);
  return out;
}

Kind letter_kind(std::string_view word) { return kind_named(word).value_or(Kind::response); }

} // namespace sidestep::indexer
