// Words and findings to terms.
#include "indexer/store/terms.hpp"

#include "common/words.hpp"
#include "indexer/store/schema.hpp"

#include <set>

namespace sidestep::indexer::store {
namespace {

// Wider than any distance that a phrase could bridge.
constexpr Xapian::termpos gap = 100;

std::size_t span_at(const Voices& voices, std::size_t byte, std::size_t from) {
  while (from < voices.size() && voices[from].end <= byte)
    ++from;
  return from;
}

// Each month for which something is promised; of a long stretch its first and
// last years alone, for a search by months means a time that somebody set.
std::set<std::string> months_of(const Finding& promise) {
  using namespace std::chrono;
  constexpr int most = 24;
  std::set<std::string> out;
  if (!promise.from || !promise.to) return out;
  const year_month_day last{*promise.to};
  const year_month_day first{std::min(*promise.from, *promise.to)};
  year_month month = first.year() / first.month();
  for (int n = 0; n < most && month <= last.year() / last.month(); ++n, month += months{1})
    out.insert(iso(sys_days{month / 1}).substr(0, 7));
  out.insert(iso(*promise.to).substr(0, 7));
  return out;
}

// The names that one finding is asked for by, without polarity.
std::set<std::string> names_of(const Finding& finding) {
  std::set<std::string> names;
  if (finding.kind == FindingKind::phrase) {
    names.insert(finding.category);
    names.insert(finding.family);
    names.insert(finding.rule);
    if (is_stock(finding.family)) names.insert("stock");
  } else if (finding.kind == FindingKind::exemption) {
    names.insert(finding.law); // cites:foia is any section of it
    for (const std::string& part : with_ancestors(value_form(finding.ref))) {
      names.insert(part);
      if (!finding.law.empty()) names.insert(finding.law + ":" + part);
    }
  } else if (finding.kind == FindingKind::promise) {
    names = months_of(finding);
  } else if (finding.kind == FindingKind::definition) {
    names.insert(value_form(finding.term));
  }
  names.erase("");
  return names;
}

std::string_view field_of(FindingKind kind) {
  switch (kind) {
  case FindingKind::exemption:
    return prefix::cites;
  case FindingKind::promise:
    return prefix::promises;
  case FindingKind::definition:
    return prefix::defines;
  default:
    return prefix::says;
  }
}

// Whether a query may ask for more of it than is asserted.
bool has_polarities(FindingKind kind) {
  return kind == FindingKind::phrase || kind == FindingKind::exemption;
}

} // namespace

void add_words(Xapian::Document& document, const MessageRecord& message, std::string_view lead) {
  Xapian::termpos position = 1;
  for (const Word& word : words_of(lead))
    document.add_posting(term_of(prefix::own_words, word.folded), position++);
  position += gap;
  std::size_t span = 0;
  for (const Word& word : words_of(message.text)) {
    const std::size_t here = span_at(message.voices, word.start, span);
    if (here != span) position += gap;
    span = here;
    const bool own = span >= message.voices.size() || message.voices[span].voice == Voice::own;
    document.add_posting(term_of(own ? prefix::own_words : prefix::other_words, word.folded),
                         position++);
  }
}

void add_text(Xapian::Document& document, std::string_view prefix, std::string_view text) {
  Xapian::termpos position = 1;
  for (const Word& word : words_of(text))
    document.add_posting(term_of(prefix, word.folded), position++);
}

void add_findings(Xapian::Document& document, const Findings& findings) {
  for (const Finding& finding : findings) {
    const std::string_view field = field_of(finding.kind);
    const bool asserted = finding.polarity == Polarity::asserted;
    for (const std::string& each : names_of(finding)) {
      if (asserted) document.add_boolean_term(term_of(field, each));
      if (!has_polarities(finding.kind)) continue;
      document.add_boolean_term(term_of(field, each + "/any"));
      if (!asserted)
        document.add_boolean_term(term_of(field, each + "/" + std::string(name(finding.polarity))));
    }
  }
}

} // namespace sidestep::indexer::store
