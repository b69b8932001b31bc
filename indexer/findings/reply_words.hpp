// The words of a reply by which its class is told where no finding tells it: a
// machine's answer, an answer to come, something handed over, a review's end.
// Sentence by sentence, in the body's own words alone.
#pragma once

#include "common/model/voice.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace sidestep::indexer {

// What was met; "" where nothing was. Each is the sentence itself, cut short.
struct ReplyWords {
  std::string automatic{};
  std::string to_come{};  // "we will respond within 20 working days"
  std::string released{}; // "the figures are attached"
  std::string confirms{}; // "I can confirm that"
  std::string letter{};   // "our full reply is attached": then a file is the letter
  bool thanks = false;    // it begins by thanking for what came
  std::string review{};   // "we have completed the internal review"
  std::size_t own = 0;    // the body's own words
  // Stretches of own words behind a quoted question: an answer between the lines.
  std::size_t answers_between = 0;
};

// `voices` null: all of it is the body's own. Of a long text only the beginning
// is read.
ReplyWords reply_words(std::string_view text, const Voices* voices);

} // namespace sidestep::indexer
