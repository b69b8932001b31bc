// Whose words: the order of the rules. What is certain comes first (mail
// quoting has marks of its own), what leans on the rest of the letter last.
#include "indexer/voice/rules.hpp"
#include "indexer/voice/voice.hpp"

namespace sidestep::indexer {

Voices voices_of(std::string_view text, const VoiceContext& context) {
  return voices_of(text, words_of(text), context);
}

Voices voices_of(std::string_view text, const Words& words, const VoiceContext& context) {
  Page page(text, words);
  const bool by_body = context.kind == Kind::response || context.kind == Kind::attachment;
  const bool petition = context.kind == Kind::petition || context.kind == Kind::petition_response;
  paint_link_list(page);
  paint_quoted_mail(page);
  if (!petition) {
    paint_salutation(page);
    paint_signature(page);
  }
  if (context.kind == Kind::attachment && !is_letter(page)) {
    page.paint(0, text.size(), Voice::appended);
    return page.take();
  }
  paint_appended(page);
  if (by_body || context.kind == Kind::petition_response) paint_recitals(page);
  if (petition)
    paint_petition_tail(page);
  else
    paint_footer(page);
  if (by_body) paint_office(page);
  if (by_body) paint_retyped_request(page);
  if (by_body || context.kind == Kind::petition_response) paint_quotations(page, by_body);
  if (by_body && !context.request_text.empty()) paint_echo(page, context.request_text);
  return page.take();
}

} // namespace sidestep::indexer
