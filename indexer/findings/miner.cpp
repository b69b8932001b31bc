// The Miner: what all the finders of this folder find in one message.
#include "indexer/findings/cost_claims.hpp"
#include "indexer/findings/dates.hpp"
#include "indexer/findings/definitions.hpp"
#include "indexer/findings/exemptions.hpp"
#include "indexer/findings/findings.hpp"
#include "indexer/findings/lexicon.hpp"
#include "indexer/findings/phrases.hpp"
#include "indexer/findings/promises.hpp"
#include "indexer/findings/reliance.hpp"

#include <algorithm>

namespace sidestep::indexer {

struct Miner::Parts {
  Lexicon lexicon{};
  LawTable law{};
  std::optional<Holidays> holidays{};
};

Miner::Miner(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Miner::Miner(Miner&&) noexcept = default;
Miner& Miner::operator=(Miner&&) noexcept = default;
Miner::~Miner() = default;

Result<Miner> Miner::load(const std::filesystem::path& data,
                          const std::filesystem::path& user_lexicon) {
  auto parts = std::make_unique<Parts>();
  TRY_ASSIGN(parts->lexicon, Lexicon::load(data / "lexicon", user_lexicon));
  TRY_ASSIGN(parts->law, LawTable::load(data / "exemptions.toml"));
  TRY_ASSIGN(parts->holidays, Holidays::load(data / "bank-holidays.json"));
  return Miner(std::move(parts));
}

Findings Miner::mine(std::string_view text, const Voices& voices,
                     const LetterContext& context) const {
  return mine(text, words_of(text), voices, context);
}

Findings Miner::mine(std::string_view text, Words given, const Voices& voices,
                     const LetterContext& context) const {
  const Reading reading = read_words(text, std::move(given), parts_->lexicon.vocabulary());
  Findings out = find_phrases(parts_->lexicon, text, reading, voices);
  Findings exemptions = find_exemptions(text, reading.words, voices, context, parts_->law);
  Findings relied = relied_on(out, exemptions, parts_->lexicon);
  for (auto& finding : exemptions) // the citation first, what it says behind it
    out.push_back(std::move(finding));
  for (auto& finding : relied)
    out.push_back(std::move(finding));
  const Words& words = reading.words;
  Findings dates = find_dates(text, voices, context);
  const Holidays* holidays = parts_->holidays ? &*parts_->holidays : nullptr;
  const auto add = [&](Findings found) {
    for (auto& finding : found)
      out.push_back(std::move(finding));
  };
  add(find_promises(text, words, dates, voices, context, holidays));
  add(std::move(dates));
  add(find_cost_claims(text, words, voices));
  add(find_definitions(text, words, voices));
  std::stable_sort(out.begin(), out.end(), [](const Finding& a, const Finding& b) {
    return std::pair(a.start, a.end) < std::pair(b.start, b.end);
  });
  return out;
}

std::string Miner::lexicon_version() const { return parts_->lexicon.version(); }

std::string Miner::lexicon_digest() const { return parts_->lexicon.digest(); }

Miner::Names Miner::names() const {
  Names out;
  for (const auto& category : parts_->lexicon.categories())
    out.categories.emplace_back(category.id, category.family);
  for (const auto& entry : parts_->lexicon.entries())
    out.phrases.emplace_back(entry.id, parts_->lexicon.category_of(entry).id);
  for (auto& rule : reliance_rules(parts_->lexicon))
    out.phrases.push_back(std::move(rule));
  return out;
}

} // namespace sidestep::indexer
