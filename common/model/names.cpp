// The names of the model's enumerations: one table each, read both ways. They
// are those of the query language, the JSON output and the codebook.
#include "common/model/finding.hpp"
#include "common/model/kind.hpp"
#include "common/model/voice.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sidestep {
namespace {

template <class Enum, std::size_t N> using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<Kind, 7> kinds{{{Kind::request, "request"},
                                {Kind::follow_up, "follow-up"},
                                {Kind::response, "response"},
                                {Kind::annotation, "annotation"},
                                {Kind::attachment, "attachment"},
                                {Kind::petition, "petition"},
                                {Kind::petition_response, "petition-response"}}};

constexpr Names<By, 3> speakers{
    {{By::authority, "authority"}, {By::requester, "requester"}, {By::public_, "public"}}};

constexpr Names<FindingKind, 6> finding_kinds{{{FindingKind::phrase, "phrase"},
                                               {FindingKind::exemption, "exemption"},
                                               {FindingKind::date, "date"},
                                               {FindingKind::promise, "promise"},
                                               {FindingKind::cost_claim, "cost-claim"},
                                               {FindingKind::definition, "definition"}}};

constexpr Names<Polarity, 4> polarities{{{Polarity::asserted, "asserted"},
                                         {Polarity::tentative, "tentative"},
                                         {Polarity::negated, "negated"},
                                         {Polarity::quoted, "quoted"}}};

constexpr Names<Voice, 7> voices{{{Voice::own, "own"},
                                  {Voice::quoted_request, "quoted-request"},
                                  {Voice::quoted_mail, "quoted-mail"},
                                  {Voice::salutation, "salutation"},
                                  {Voice::signature, "signature"},
                                  {Voice::footer, "footer"},
                                  {Voice::appended, "appended"}}};

template <class Table, class Enum> std::string_view name_in(const Table& table, Enum value) {
  const auto* row = std::find_if(table.begin(), table.end(),
                                 [value](const auto& each) { return each.first == value; });
  return row == table.end() ? std::string_view{} : row->second;
}

template <class Enum, std::size_t N>
std::optional<Enum> value_in(const Names<Enum, N>& table, std::string_view name) {
  const auto* row = std::find_if(table.begin(), table.end(),
                                 [name](const auto& each) { return each.second == name; });
  if (row == table.end()) return std::nullopt;
  return row->first;
}

} // namespace

std::string_view name(Kind kind) { return name_in(kinds, kind); }
std::string_view name(By by) { return name_in(speakers, by); }
std::string_view name(FindingKind kind) { return name_in(finding_kinds, kind); }
std::string_view name(Polarity polarity) { return name_in(polarities, polarity); }
std::string_view name(Voice voice) { return name_in(voices, voice); }

std::optional<Kind> kind_named(std::string_view name) { return value_in(kinds, name); }
std::optional<By> by_named(std::string_view name) { return value_in(speakers, name); }
std::optional<FindingKind> finding_kind_named(std::string_view name) {
  return value_in(finding_kinds, name);
}
std::optional<Polarity> polarity_named(std::string_view name) { return value_in(polarities, name); }
std::optional<Voice> voice_named(std::string_view name) { return value_in(voices, name); }

By speaker_of(Kind kind) {
  switch (kind) {
  case Kind::request:
  case Kind::follow_up:
  case Kind::petition:
    return By::requester;
  case Kind::annotation:
    return By::public_;
  case Kind::response:
  case Kind::attachment:
  case Kind::petition_response:
    break;
  }
  return By::authority;
}

Voice voice_at(const Voices& voices, std::size_t at) {
  const auto after =
      std::upper_bound(voices.begin(), voices.end(), at,
                       [](std::size_t byte, const VoiceSpan& span) { return byte < span.start; });
  if (after == voices.begin()) return Voice::own;
  const VoiceSpan& span = *std::prev(after);
  return at < span.end ? span.voice : Voice::own;
}

} // namespace sidestep
