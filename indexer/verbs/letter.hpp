// One letter as `read` takes it, and what the finders say of it.
#pragma once

#include "common/calendar.hpp"
#include "common/model/finding.hpp"
#include "common/model/kind.hpp"
#include "common/model/voice.hpp"
#include "indexer/findings/findings.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sidestep::indexer {

struct Letter {
  std::string text{};
  std::optional<Day> date{};
  std::string jurisdiction = "uk";
  Kind kind = Kind::response;
};

struct LetterReading {
  Voices voices{};
  Findings findings{};
};

// Requests, follow-ups and annotations have voices but no findings: what the
// body did not write is not the body's.
LetterReading read_letter(const Miner& miner, const Letter& letter);

// A kind by its name. Any other word, as a labelled letter's own kind, is a
// response.
Kind letter_kind(std::string_view word);

} // namespace sidestep::indexer
