// The marks of quoted mail, in the forms of Outlook, Lotus, Gmail, Apple,
// Yahoo and of a page that elinks made text of. See mail_marks.hpp.
#include "indexer/voice/mail_marks.hpp"

#include "common/text.hpp"
#include "indexer/voice/heads.hpp"

#include <re2/re2.h>

namespace sidestep::indexer {
namespace {

const RE2& original_message() {
  static const RE2 pattern(
      R"((?i)^[\s>*_=-]*(?:original (?:message|e-?mail)|forwarded (?:message|by\b.*)|begin forwarded message:?|original text|neges wreiddiol)\W*$)");
  return pattern;
}

// Header fields, Welsh too; elinks and Outlook print them bold (*From:*).
const RE2& header_field() {
  static const RE2 pattern(
      R"((?i)^[\s>*_]*(from|sent|date|to|cc|subject|reply-to|oddi wrth|anfonwyd|at|pwnc|importance|attachments)\*?\s?:)");
  return pattern;
}

// All fields run together in one line, as a rendered table leaves them.
const RE2& header_run() {
  static const RE2 pattern(
      R"((?i)^[\s>*_]*from:.{1,200}\b(?:sent|date):.{1,100}\b(?:to|subject):)");
  return pattern;
}

const RE2& wrote() {
  static const RE2 pattern(
      R"((?i)^[\s>]*(?:-+ )?(?:on\b.{4,240}|.{0,120}[<\[(].{3,100}[>\])])\s?(?:wrote|writes|said):$)");
  return pattern;
}

// Lotus prints its fields as words alone in a line, or behind the address.
const RE2& lone_field() {
  static const RE2 pattern(
      R"((?i)^(?:\S{0,60}> ?\s*)?(?:to|cc|subject|sent by:?|please respond to|date|from):?$)");
  return pattern;
}

// A form's letters cannot begin with other characters: most lines are told by one.
bool may_be_field(std::string_view line) {
  const auto at = line.find_first_not_of(" \t>*_");
  if (at == std::string_view::npos) return false;
  constexpr std::string_view first = "fsdtcroaipFSDTCROAIP";
  constexpr std::size_t longest_field = 14; // "*attachments* :"
  return first.find(line[at]) != std::string_view::npos &&
         line.substr(at, longest_field).find(':') != std::string_view::npos;
}

// How many lines from `from` on are a header block; 0 = none starts there.
std::size_t header_block(const Page& page, std::size_t from) {
  if (!may_be_field(page.line(from))) return 0;
  if (RE2::PartialMatch(page.line(from), header_run())) return 1;
  std::size_t fields = 0;
  std::size_t last = from;
  bool begins = false;
  bool dated = false;
  for (std::size_t i = from; i < page.lines().size() && i < from + 10; ++i) {
    std::string name;
    if (page.blank(i) || !may_be_field(page.line(i)) ||
        !RE2::PartialMatch(page.line(i), header_field(), &name)) {
      if (i == from) return 0;
      // A long address list goes on in the next line; one blank may stand between fields.
      if (i > last + 2) break;
      continue;
    }
    name = lower_ascii(name);
    begins = begins || name == "from" || name == "oddi wrth";
    dated = dated || name == "sent" || name == "date" || name == "anfonwyd";
    ++fields;
    last = i;
  }
  const bool enough = begins && (fields >= 3 || (fields == 2 && dated));
  return enough ? last - from + 1 : 0;
}

bool lotus_field(std::string_view line) {
  if (line.size() > 80 || line.size() < 2) return false;
  const char last = line.back() == ':' ? line[line.size() - 2] : line.back();
  constexpr std::string_view endings = "octyemOCTYEM"; // of to, cc, subject, by, date, from
  if (endings.find(last) == std::string_view::npos) return false;
  // Alone in the line, or behind an address.
  static constexpr Heads fields("to cc su se pl da fr");
  return (fields.at(line) || line.find('>') != std::string_view::npos) &&
         RE2::FullMatch(line, lone_field());
}

// The sender's name and address stand above the first field.
std::size_t lotus_block(const Page& page, std::size_t from) {
  if (page.line(from).size() > 80) return 0;
  std::size_t first = from;
  while (first < from + 6 && !page.blank(first) && !lotus_field(page.line(first)))
    ++first;
  if (first == from + 6 || page.blank(first)) return 0;
  if (first > from && page.line(from).size() > 60) return 0;
  std::size_t fields = 0;
  std::size_t last = first;
  for (std::size_t i = first; i < page.lines().size() && i < first + 12; ++i)
    if (lotus_field(page.line(i))) {
      ++fields;
      last = i;
    }
  if (fields < 2) return 0;
  // Behind "Subject" stands the subject.
  if (!page.blank(last + 1) && lower_ascii(page.line(last)).starts_with("subject")) ++last;
  return last - from + 1;
}

// "On 3 May 2012 A Person" / "<...> wrote:" may be broken over three lines.
std::size_t wrote_block(const Page& page, std::size_t from) {
  constexpr std::string_view endings[] = {"wrote:", "writes:", "said:"};
  std::size_t count = 0;
  for (std::size_t lines = 1; lines <= 3 && !page.blank(from + lines - 1) && count == 0; ++lines)
    if (page.line(from + lines - 1).back() == ':')
      for (const std::string_view ending : endings)
        if (page.line(from + lines - 1).ends_with(ending)) count = lines;
  if (count == 0) return 0;
  std::string joined;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) joined += ' ';
    joined += page.line(from + i);
  }
  return joined.size() <= 400 && RE2::FullMatch(joined, wrote()) ? count : 0;
}

std::size_t original_block(const Page& page, std::size_t from) {
  const std::string_view line = page.line(from);
  const auto first = line.find_first_not_of(" \t>*_=-");
  if (line.size() > 200 || first == std::string_view::npos) return 0;
  if (std::string_view("ofbnOFBN").find(line[first]) == std::string_view::npos) return 0;
  if (!RE2::FullMatch(line, original_message())) return 0;
  const std::size_t fields = page.next_line(from + 1);
  return fields - from + (fields < page.lines().size() ? header_block(page, fields) : 0);
}

} // namespace

bool marked(std::string_view line) {
  if (!line.starts_with('>')) return false;
  return line.size() == 1 || (line[1] != '=' && (line[1] < '0' || line[1] > '9'));
}

std::size_t mail_mark(const Page& page, std::size_t from) {
  if (const std::size_t lines = original_block(page, from)) return lines;
  if (const std::size_t lines = wrote_block(page, from)) return lines;
  if (const std::size_t lines = header_block(page, from)) return lines;
  return lotus_block(page, from);
}

bool mail_inside(const Page& page, std::size_t from) {
  for (std::size_t i = from; i < page.lines().size() && i < from + 4 && marked(page.line(i)); ++i)
    if (RE2::PartialMatch(page.line(i), header_field()) ||
        (page.line(i).ends_with(':') && RE2::FullMatch(page.line(i), wrote())))
      return true;
  return false;
}

} // namespace sidestep::indexer
