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

// The names that one finding is asked for by, without polarity.
std::set<std::string> names_of(const Finding& finding) {
  std::set<std::string> names;
  if (finding.kind == FindingKind::phrase) {
    names.insert(finding.category);
    names.insert(finding.family);
    names.insert(finding.rule);
    if (finding.family != "neutral" && finding.family != "open") names.insert("stock");
  } else if (finding.kind == FindingKind::exemption) {
    names.insert(finding.law); // cites:foia is any section of it
    for (const std::string& part : with_ancestors(value_form(finding.ref))) {
      names.insert(part);
      if (!finding.law.empty()) names.insert(finding.law + ":" + part);
    }
  }
  names.erase("");
  return names;
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
    const std::string_view field =
        finding.kind == FindingKind::exemption ? prefix::cites : prefix::says;
    for (const std::string& each : names_of(finding)) {
      document.add_boolean_term(term_of(field, each + "/any"));
      document.add_boolean_term(
          finding.polarity == Polarity::asserted
              ? term_of(field, each)
              : term_of(field, each + "/" + std::string(name(finding.polarity))));
    }
  }
}

} // namespace sidestep::indexer::store
