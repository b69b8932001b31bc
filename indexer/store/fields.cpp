// The rows of the field table. Aliases are Alaveteli's own names, so that a
// query typed on such a site means the same here.
#include "indexer/store/fields.hpp"

#include "indexer/store/schema.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sidestep::indexer::store {
namespace {

using Names = std::span<const std::string_view>;
using Names1 = std::array<std::string_view, 1>;

constexpr Names1 request_alias{"request"};
constexpr Names1 site_alias{"site"};
constexpr Names1 variety_alias{"variety"};
constexpr std::array<std::string_view, 2> authority_aliases{"requested_from", "department"};
constexpr Names1 requester_alias{"requested_by"};
constexpr Names1 status_alias{"latest_status"};
constexpr Names1 exemption_alias{"exemption"};
constexpr Names1 promise_alias{"promised"};

constexpr std::array<std::string_view, 7> kind_choices{"request",          "follow-up",  "response",
                                                       "annotation",       "attachment", "petition",
                                                       "petition-response"};
constexpr std::array<std::string_view, 3> by_choices{"authority", "requester", "public"};
constexpr std::array<std::string_view, 2> switch_choices{"yes", "no"};
constexpr std::array<std::string_view, 9> reply_choices{
    "acknowledgement", "automatic", "holding",        "clarification", "partial",
    "refusal",         "answer",    "review-outcome", "not-stated"};
constexpr std::array<std::string_view, 2> mode_choices{"own", "all"};
constexpr std::optional<unsigned> no_slot{};

constexpr std::array<FieldRow, 26> table{{
    {"id",
     {},
     FieldType::value,
     prefix::id,
     no_slot,
     {},
     "a message by its id; a thread's id means all its messages",
     "id:petitions:241560#response-1"},
    {"thread",
     request_alias,
     FieldType::value,
     prefix::thread,
     slot::thread,
     {},
     "a thread by its id, or by its name or number alone",
     "thread:mystery_shopping"},
    {"source",
     site_alias,
     FieldType::value,
     prefix::source,
     no_slot,
     {},
     "the site it came from, as the configuration names it",
     "source:whatdotheyknow"},
    {"kind", variety_alias, FieldType::choice, prefix::kind, no_slot, kind_choices,
     "what a message is", "kind:petition-response"},
    {"by",
     {},
     FieldType::choice,
     prefix::by,
     no_slot,
     by_choices,
     "who speaks: a body's replies, attachments and petition responses; the requester; annotations",
     "by:authority"},
    {"authority",
     authority_aliases,
     FieldType::value,
     prefix::authority,
     no_slot,
     {},
     "the public body: its short name on the site, or its whole name",
     "authority:dwp"},
    {"requester",
     requester_alias,
     FieldType::value,
     prefix::requester,
     no_slot,
     {},
     "who asked: their name in the site's addresses",
     "requester:j_example"},
    {"title",
     {},
     FieldType::text,
     prefix::title,
     no_slot,
     {},
     "words of the thread's title",
     "title:\"mystery shopping\""},
    {"date",
     {},
     FieldType::day,
     "",
     slot::date,
     {},
     "the day on which the site got it; for petition responses the day of the response",
     "date:2012..2014"},
    {"status",
     status_alias,
     FieldType::value,
     prefix::status,
     no_slot,
     {},
     "the site's word for how the thread stands; its requester set it",
     "status:waiting_response"},
    {"filetype",
     {},
     FieldType::value,
     prefix::filetype,
     no_slot,
     {},
     "the kind of an attachment, by its file name",
     "filetype:pdf"},
    {"tag",
     {},
     FieldType::value,
     prefix::tag,
     no_slot,
     {},
     "a tag of the thread on its site",
     "tag:transport"},
    {"signatures",
     {},
     FieldType::number,
     "",
     slot::signatures,
     {},
     "how many had signed a petition at its last capture",
     "signatures:10000.."},
    {"revised",
     {},
     FieldType::choice,
     prefix::revised,
     no_slot,
     switch_choices,
     "petition responses that replaced an earlier one",
     "revised:yes"},
    {"delisted",
     {},
     FieldType::mode,
     prefix::delisted,
     no_slot,
     switch_choices,
     "threads that their site keeps out of its lists; left out unless asked for",
     "delisted:yes"},
    {"in",
     {},
     FieldType::mode,
     "",
     no_slot,
     mode_choices,
     "whose words: a message's own (the default), or the quoted ones and footers too",
     "in:all"},
    {"says",
     {},
     FieldType::says,
     prefix::says,
     no_slot,
     {},
     "a stock phrase: category, phrase, family or stock (all but neutral and open ones); "
     "/tentative, /negated, /quoted or /any asks for another polarity than asserted",
     "says:nothing-further"},
    {"cites",
     exemption_alias,
     FieldType::cites,
     prefix::cites,
     no_slot,
     {},
     "an exemption relied on, with its parts; a law may stand before it",
     "cites:foia:s43"},
    {"pattern",
     {},
     FieldType::pattern,
     "",
     no_slot,
     {},
     "a query that the configuration keeps under a name",
     "pattern:wall"},
    {"promises",
     promise_alias,
     FieldType::month,
     prefix::promises,
     no_slot,
     {},
     "what the body says it will do, by the months for which it says so",
     "promises:2014-06.."},
    {"defines",
     {},
     FieldType::value,
     prefix::defines,
     no_slot,
     {},
     "what a letter gives a meaning of its own: \"for the purposes of this reply X means\"",
     "defines:\"mystery shopping\""},
    {"claims-hours",
     {},
     FieldType::number,
     "",
     slot::claims_hours,
     {},
     "hours that a letter says finding the information would take",
     "claims-hours:20.."},
    {"reply",
     {},
     FieldType::choice,
     prefix::reply,
     no_slot,
     reply_choices,
     "what a body's letter is; the first four leave the request open",
     "reply:refusal"},
    {"flag",
     {},
     FieldType::value,
     prefix::flag,
     no_slot,
     {},
     "a red flag of the configuration, on what stopped its clock, or on the request while it "
     "runs; /double for twice, /open while it runs",
     "flag:reply-overdue"},
    {"took",
     {},
     FieldType::number,
     "",
     slot::took,
     {},
     "working days from the request to its first full reply",
     "took:40.."},
    {"late",
     {},
     FieldType::number,
     "",
     slot::late,
     {},
     "working days past the due day of the first full reply; as of the last capture while none "
     "came",
     "late:21.."},
}};

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 26> foreign{{
    {"from", "by:, authority: or requester:"},
    {"to", "authority:"},
    {"subject", "title:"},
    {"body", "plain words for text, authority: for a public body"},
    {"text", "plain words, without a field"},
    {"content", "plain words, without a field"},
    {"after", "date:DAY.."},
    {"since", "date:DAY.."},
    {"before", "date:..DAY"},
    {"until", "date:..DAY"},
    {"year", "date:YEAR"},
    {"created", "date:"},
    {"author", "requester:"},
    {"user", "requester:"},
    {"commented_by", "kind:annotation"},
    {"section", "cites:"},
    {"law", "cites:"},
    {"phrase", "says:, or the words in quotes"},
    {"category", "says:"},
    {"family", "says:"},
    {"label", "tag:"},
    {"keyword", "tag:"},
    {"state", "status:"},
    {"type", "kind: or filetype:"},
    {"ext", "filetype:"},
    {"mime", "filetype:"},
}};

constexpr std::array<Pair, 5> varieties{{{"sent", "request"},
                                         {"followup_sent", "follow-up"},
                                         {"followup", "follow-up"},
                                         {"comment", "annotation"},
                                         {"reply", "response"}}};

std::string_view second_of(std::span<const Pair> pairs, std::string_view first) {
  const auto found = std::find_if(pairs.begin(), pairs.end(),
                                  [first](const Pair& each) { return each.first == first; });
  return found == pairs.end() ? std::string_view{} : found->second;
}

} // namespace

std::span<const FieldRow> fields() { return table; }

const FieldRow* field_named(std::string_view name) {
  for (const FieldRow& row : table) {
    if (row.name == name ||
        std::find(row.aliases.begin(), row.aliases.end(), name) != row.aliases.end())
      return &row;
  }
  return nullptr;
}

std::string_view called_here(std::string_view name) { return second_of(foreign, name); }

std::string_view own_value(const FieldRow& field, std::string_view value) {
  if (field.name != "kind") return value;
  const std::string_view own = second_of(varieties, value);
  return own.empty() ? value : own;
}

} // namespace sidestep::indexer::store
