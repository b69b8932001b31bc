// Words in quotation marks that the text gives to the requester, to an earlier
// letter or to a document. Marks alone say nothing: a name, a term or the
// body's whole answer may stand in them.
#include "indexer/voice/rules.hpp"

#include "common/text.hpp"

#include <optional>
#include <re2/re2.h>

namespace sidestep::indexer {
namespace {

constexpr std::size_t longest_quotation = 3000; // bytes
constexpr std::size_t look_back = 140;          // bytes before it

const RE2& by_requester() {
  static const RE2 pattern(
      R"((?i)\b(?:you|petitions?|petitioners?|applicants?|requesters?|complainants?)\b(?: (?:also|have|had|has|then|now|there|here|again|first|rightly|even|further)){0,3} (?:say|says|said|write|writes|wrote|ask|asks|asked|quote|describe|describes|described|call|called|claim|claims|claimed|state|states|stated|allege|alleged|mention|mentioned|refer|referred|put it|suggest|suggested|complain|complained|assert|asserted|will be told)\b[^?!]{0,90}$|\b(?:your|petitioner['’]s|applicant['’]s|requester['’]s) (?:\w+ ){0,2}(?:words?|phrase|question|request|letter|e-?mail|complaint|claim|allegation|suggestion|point|remark|term|reference|description)\b[^.?!]{0,70}$)");
  return pattern;
}

const RE2& by_earlier_letter() {
  static const RE2 pattern(
      R"((?i)\b(?:you were told|told you|we (?:said|wrote|told|stated|replied)|i (?:said|wrote)|our (?:letter|reply|response|e-?mail)\b[^.?!]{0,40}\b(?:said|stated|read)|my colleague)\b[^?!]{0,70}$)");
  return pattern;
}

const RE2& by_document() {
  static const RE2 pattern(
      R"((?i)\b(?:clause|paragraph|para|policy|guidance|section|regulation|article|contract|agreement|code|act|handbook|minutes?|report|judgment|tribunal|adjudicator|ombudsman)\b[^.?!]{0,80}\b(?:says?|said|states?|stated|reads?|provides?|defines?|requires?|held|found)\b[^.?!]{0,40}$)");
  return pattern;
}

std::optional<Voice> given_to(std::string_view before) {
  const re2::StringPiece text(before.data(), before.size());
  if (RE2::PartialMatch(text, by_requester())) return Voice::quoted_request;
  if (RE2::PartialMatch(text, by_earlier_letter())) return Voice::quoted_mail;
  if (RE2::PartialMatch(text, by_document())) return Voice::appended;
  return std::nullopt;
}

// "1. “The other firm”. ...", "Second, “...”": a point that begins with a
// quotation repeats what it answers.
bool at_item_start(std::string_view before) {
  static const RE2 mark(
      R"((?i)(?:^|\n)[ \t]*(?:\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,5})[.)]+|[-*•–]|(?:first|second|third|fourth|fifth|last|final)(?:ly)?,)[ \t]*$)");
  return RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), mark);
}

struct Mark {
  std::size_t at;
  std::size_t size;
};

// The next opening mark in [from, end) and the closing one that belongs to it.
bool next_quotation(std::string_view text, std::size_t from, std::size_t end, Mark& open,
                    Mark& close) {
  for (std::size_t at = from; at < end; ++at) {
    const bool curly = text[at] == '\xE2' && text.compare(at, 3, "“") == 0;
    if (!curly && text[at] != '"') continue;
    open = {at, curly ? std::size_t{3} : std::size_t{1}};
    const std::string_view rest = text.substr(0, std::min(end, at + longest_quotation));
    const std::size_t shut = curly ? rest.find("”", at + 3) : rest.find('"', at + 1);
    if (shut == std::string_view::npos) continue;
    close = {shut, open.size};
    return true;
  }
  return false;
}

} // namespace

void paint_quotations(Page& page, bool items) {
  if (page.text().find('"') == std::string_view::npos &&
      page.text().find("“") == std::string_view::npos)
    return;
  for (const Paragraph& paragraph : page.paragraphs()) {
    const Stretch bytes = page.bytes_of(paragraph);
    Mark open{}, close{};
    std::size_t from = bytes.start;
    while (next_quotation(page.text(), from, bytes.end, open, close)) {
      const std::size_t back = std::max(from, open.at > look_back ? open.at - look_back : 0);
      const std::string_view before = page.text().substr(back, open.at - back);
      from = close.at + close.size;
      std::optional<Voice> voice = given_to(squeeze(before));
      if (!voice && items &&
          at_item_start(page.text()
                            .substr(bytes.start, open.at - bytes.start)
                            .substr(open.at - bytes.start > 12 ? open.at - bytes.start - 12 : 0)))
        voice = Voice::quoted_request;
      if (voice) page.paint(open.at, close.at + close.size, *voice);
    }
  }
}

} // namespace sidestep::indexer
