// The request retyped in the answer: under a heading, as the questions of a
// list that the answers stand between, or in quotation marks.
#include "indexer/voice/heads.hpp"
#include "indexer/voice/request_reader.hpp"
#include "indexer/voice/request_shapes.hpp"
#include "indexer/voice/rules.hpp"

namespace sidestep::indexer {

namespace {

// "Trust's ...": letters and an apostrophe.
bool begins_with_owner(std::string_view words) {
  std::size_t at = 0;
  while (at < words.size() && ((words[at] | 32) >= 'a' && (words[at] | 32) <= 'z'))
    ++at;
  return at < words.size() && (words[at] == '\'' || words.substr(at).starts_with("’"));
}

} // namespace

void RequestReader::quote(std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i)
    page.paint_line(i, Voice::quoted_request);
}

bool RequestReader::answer(std::size_t line) const {
  const std::string_view text = page.line(line);
  // "Our answer", "A1.", "Trust's response": a heading's first word may be a name.
  static constexpr Heads heads("ou th my fu re an de fi ou we a_ co tr");
  const std::string_view words = from_word(text);
  if (!heads.at(words) && !begins_with_owner(words)) return false;
  return (text.size() < 120 && RE2::FullMatch(text, answer_heading())) ||
         RE2::PartialMatch(text.substr(0, 60), answer_prefix());
}

bool RequestReader::asked(std::size_t line) const {
  const std::string_view text = page.line(line);
  static constexpr Heads heads("yo th te or re in de qu q_");
  return text.size() < 90 && heads.at(from_word(text)) && RE2::FullMatch(text, asked_heading());
}

bool RequestReader::repeated(const std::string& key, std::size_t from) {
  if (key.empty()) return false;
  if (last_item_.empty()) {
    for (std::size_t i = 0; i < count(); ++i) {
      std::string other, rest;
      if (is_item(page.line(i), &other, &rest) && !other.empty()) last_item_[other] = i;
    }
  }
  const auto found = last_item_.find(key);
  return found != last_item_.end() && found->second >= from;
}

void paint_retyped_request(Page& page) {
  RequestReader reader(page);
  quote_headed(reader);
  quote_listed(reader);
}

} // namespace sidestep::indexer
