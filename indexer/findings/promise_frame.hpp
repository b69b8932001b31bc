// The verb that a time belongs to, and what it makes of it: "will reply by",
// "hope to publish in", "is due on". Frames are classes of verbs and auxiliaries,
// so that wording nobody listed is met. It reads the words of one sentence alone.
#pragma once

#include "indexer/findings/sentence.hpp"
#include "indexer/findings/times.hpp"

#include <cstddef>
#include <optional>

namespace sidestep::indexer {

// Who is said to act.
enum class Actor { body, reader, other };

struct Frame {
  std::size_t first = 0; // words: of the verb, or of its subject when a pronoun
  std::size_t marker = 0;
  Actor actor = Actor::body;
  bool negated = false;
  bool tentative = false; // "may", "could", "is estimated"
  bool reported = false;  // "my colleague promised you an answer by"
  bool event = false;     // what happens, and is not done: "comes into force"
};

// Nothing: no future act leads to the time, or the reader is asked to do it.
std::optional<Frame> frame_of(const WordText& text, const When& when);

// Part of it: who acts at `marker`, and how.
void read_subject(const WordText& text, std::size_t floor, const When& when, Frame& frame);

} // namespace sidestep::indexer
