// From citations to findings: the law meant, whether the provision is a ground at
// all, whose words they are, and what is only a list of all the exemptions.
#include "indexer/findings/exemptions.hpp"

#include "common/words.hpp"
#include "indexer/findings/citation_context.hpp"
#include "indexer/findings/citations.hpp"
#include "indexer/findings/jurisdiction.hpp"
#include "indexer/findings/window.hpp"

#include <algorithm>
#include <map>
#include <re2/re2.h>
#include <set>

namespace sidestep::indexer {

namespace {

// More citations than any letter has; a text with more is a statute or hostile.
constexpr std::size_t most_citations = 2000;
constexpr std::size_t words_before = 18;
constexpr std::size_t words_after = 16;
constexpr std::size_t words_of_sentence = 45;
constexpr std::size_t words_of_heading = 6;
constexpr std::size_t longest_paragraph = 1500; // bytes looked back for its start
constexpr std::size_t words_around = 32;        // about 200 characters
constexpr std::size_t refs_of_a_list = 6; // so many sections in one paragraph are the standard list
constexpr std::size_t nearby = 600;       // bytes: how far an earlier citation lends its law

// Which of the four laws the letter speaks of as a whole.
struct LetterLaw {
  bool scottish = false;
  bool environmental = false;
  bool of_requests = false; // it speaks of a request for information at all
};

bool names(std::string_view text, const RE2& pattern) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

LetterLaw letter_law(std::string_view text, const LetterContext& context) {
  static const RE2 scottish(
      R"((?i)\bFOISA\b|\bEISRs?\b|information\s*\(\s*scotland\s*\)|scottish information commissioner)");
  static const RE2 british(
      R"((?i)\bFOIA\b|freedom\s+of\s+information\s+act\s+2000|information regulations\s+2004)");
  static const RE2 environmental(R"(\bEIRs?\b|\bEISRs?\b|(?i:environmental\s+information))");
  static const RE2 of_requests(
      R"((?i)\bFOI|freedom\s+of\s+information|environmental\s+information|\bexempt|\bwithh[eo]ld|public\s+interest)");
  const std::string place = jurisdiction_of(
      context.jurisdiction.empty() ? "uk" : context.jurisdiction, context.authority_tags);
  LetterLaw law;
  law.scottish = place == "scotland" ? names(text, scottish) || !names(text, british)
                                     : names(text, scottish) && !names(text, british);
  law.environmental = context.law_used == "eir" || names(text, environmental);
  law.of_requests = names(text, of_requests);
  return law;
}

// "Section 21." or "(s.41)" or "it is sec. 41, ...": nothing else in the clause.
bool stands_alone(const CitationContext& context) {
  const auto& before = context.before;
  const bool opens = before == " " || before.ends_with("( ") || before.ends_with(": ") ||
                     before.ends_with("; ") || before.ends_with(" is ");
  const auto& after = context.after;
  return opens && (after == " " || after.starts_with(" ) ") || after.starts_with(" , ") ||
                   after.starts_with(" ; "));
}

class Finder {
public:
  Finder(std::string_view text, const Words& words, const Voices& voices,
         const LetterContext& context, const LawTable& table)
      : text_(text), words_(words), voices_(voices), context_of_letter_(context), table_(table),
        window_(text, words) {}

  Findings find() {
    auto citations = citations_of(text_, words_);
    if (citations.empty()) return {};
    letter_ = letter_law(text_, context_of_letter_);
    if (citations.size() > most_citations) citations.resize(most_citations);
    take_all(citations);
    // A letter that cites one provision surely means the bare numbers too.
    if (unsure_ && !out_.empty()) {
      letter_.of_requests = true;
      out_.clear();
      last_law_.clear();
      take_all(citations);
    }
    mark_lists();
    return std::move(out_);
  }

private:
  void take_all(const std::vector<Citation>& citations) {
    for (const auto& citation : citations)
      take(citation);
  }

  void take(const Citation& citation) {
    if (citation.list_start != list_start_ || citation.list_end != list_end_)
      read_context(citation);
    if (named_ == NamedLaw::other) return;
    if (is_other_matter(context_, !citation.tail.empty())) return;
    const std::string law = law_of_citation(citation);
    if (law.empty()) return;
    const std::string ref = ref_of(law, citation);
    if (!table_.is_ground(law, ref)) return;
    if (!is_meant(law, ref, citation)) {
      unsure_ = true;
      return;
    }
    Finding finding;
    finding.kind = FindingKind::exemption;
    finding.law = law;
    finding.ref = ref;
    finding.polarity = is_own(citation.start) ? polarity_ : Polarity::quoted;
    finding.start = citation.start;
    finding.end = citation.end;
    finding.quote = std::string(text_.substr(citation.start, citation.end - citation.start));
    finding.rule = "citation";
    out_.push_back(std::move(finding));
    last_law_ = law;
    last_end_ = citation.end;
  }

  void read_context(const Citation& citation) {
    list_start_ = citation.list_start;
    list_end_ = citation.list_end;
    context_.before = window_.before(list_start_, words_before);
    context_.after = window_.after(list_end_, words_after);
    context_.around = window_.around(list_start_, list_end_, words_around);
    context_.sentence = window_.before(list_start_, words_of_sentence);
    context_.paragraph = window_.after(paragraph_start(list_start_), words_of_heading);
    context_.guards_harm = citation.head == Citation::Head::regulation || citation.number != "12";
    named_ = law_named(context_);
    polarity_ = polarity_of_citation(context_);
  }

  std::size_t paragraph_start(std::size_t at) const {
    const std::size_t floor = at > longest_paragraph ? at - longest_paragraph : 0;
    const std::string_view before = text_.substr(floor, at - floor);
    const auto blank = before.rfind("\n\n");
    return blank == std::string_view::npos ? floor : floor + blank + 2;
  }

  // "" when no law has such a provision.
  std::string law_of_citation(const Citation& citation) const {
    const std::string foi = letter_.scottish ? "foisa" : "foia";
    const std::string eir = letter_.scottish ? "eisr" : "eir";
    switch (named_) {
    case NamedLaw::foi_scotland:
      return "foisa";
    case NamedLaw::eir_scotland:
      return "eisr";
    case NamedLaw::foi:
      return foi;
    case NamedLaw::eir:
      return eir;
    default:
      break;
    }
    if (citation.head == Citation::Head::regulation) return eir;
    if (citation.head == Citation::Head::section) {
      const bool mixed_up = letter_.environmental && citation.tail.size() > 1 &&
                            !table_.knows(foi, ref_of(foi, citation)) &&
                            table_.knows(eir, ref_of(eir, citation));
      return mixed_up ? eir : foi;
    }
    if (!last_law_.empty() && citation.start - last_end_ < nearby &&
        table_.knows(last_law_, ref_of(last_law_, citation)))
      return last_law_;
    for (const auto& law : letter_.environmental ? std::vector{eir, foi} : std::vector{foi})
      if (table_.knows(law, ref_of(law, citation))) return law;
    return {};
  }

  static std::string ref_of(const std::string& law, const Citation& citation) {
    return (law.starts_with("e") ? "r" : "s") + dotted(citation);
  }

  // A number alone is no citation: the provision must exist, and the letter or
  // the words near it must speak of the law, or it stands by itself
  // ("Section 21.").
  bool is_meant(const std::string& law, const std::string& ref, const Citation& citation) const {
    const bool known = table_.knows(law, ref);
    if (citation.head == Citation::Head::none)
      return known && (citation.tail.size() > 1 || has_law_context(context_.around));
    const auto dot = ref.rfind('.');
    if (dot != std::string::npos && (known || table_.knows(law, ref.substr(0, dot)))) return true;
    return letter_.of_requests || has_law_context(context_.around) || stands_alone(context_);
  }

  bool is_own(std::size_t at) const {
    if (voices_.empty()) return true;
    const Voice voice = voice_at(voices_, at);
    return voice == Voice::own || voice == Voice::salutation || voice == Voice::signature;
  }

  // A paragraph that goes through the exemptions one by one relies on none.
  void mark_lists() {
    std::map<std::size_t, std::set<std::string>> sections; // by paragraph
    std::vector<std::size_t> paragraphs;
    std::size_t paragraph = 0;
    std::size_t at = 0;
    for (const auto& finding : out_) {
      for (; at < finding.start; ++at)
        if (text_[at] == '\n' &&
            (text_.substr(at + 1, 1) == "\n" || text_.substr(at + 1, 2) == "\r\n"))
          paragraph = at;
      paragraphs.push_back(paragraph);
      sections[paragraph].insert(finding.law + finding.ref.substr(0, finding.ref.find('.')));
    }
    for (std::size_t i = 0; i < out_.size(); ++i)
      if (sections[paragraphs[i]].size() >= refs_of_a_list) out_[i].polarity = Polarity::quoted;
  }

  std::string_view text_;
  const Words& words_;
  const Voices& voices_;
  const LetterContext& context_of_letter_;
  const LawTable& table_;
  Window window_;
  LetterLaw letter_{};
  CitationContext context_{};
  NamedLaw named_ = NamedLaw::none;
  Polarity polarity_ = Polarity::asserted;
  std::size_t list_start_ = std::string_view::npos;
  std::size_t list_end_ = 0;
  std::string last_law_{};
  std::size_t last_end_ = 0;
  bool unsure_ = false; // some number was passed over for want of context
  Findings out_{};
};

} // namespace

Findings find_exemptions(std::string_view text, const Words& words, const Voices& voices,
                         const LetterContext& context, const LawTable& table) {
  if (!context.jurisdiction.empty() && !is_uk(context.jurisdiction)) return {};
  return Finder(text, words, voices, context, table).find();
}

Findings find_exemptions(std::string_view text, const Voices& voices, const LetterContext& context,
                         const LawTable& table) {
  const Words words = words_of(text);
  return find_exemptions(text, words, voices, context, table);
}

} // namespace sidestep::indexer
