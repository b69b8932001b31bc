// What the words say: stock phrases, exemptions and dates in one message.
#pragma once

#include "common/calendar.hpp"
#include "common/model/finding.hpp"
#include "common/model/kind.hpp"
#include "common/model/voice.hpp"
#include "common/result.hpp"
#include "common/words.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

struct LetterContext {
  std::optional<Day> date{};  // dates without a year are resolved against it
  std::string jurisdiction{}; // uk, england, ..., scotland; another word: no law
  std::string law_used{};     // "eir" when the site says so
  std::vector<std::string> authority_tags{};
  Kind kind = Kind::response;
};

class Lexicon; // indexer/findings/lexicon.hpp

// Holds the lexicon and the tables; made once, used for every letter; const
// use from several threads is safe.
class Miner {
public:
  // `data` is the shipped data folder; `user_lexicon` the user's, may be absent.
  // Error (config): a broken file, with file and line.
  static Result<Miner> load(const std::filesystem::path& data,
                            const std::filesystem::path& user_lexicon);
  Miner(Miner&&) noexcept;
  Miner& operator=(Miner&&) noexcept;
  ~Miner();

  Findings mine(std::string_view text, const Voices& voices, const LetterContext& context) const;
  // For one who has the text's words already.
  Findings mine(std::string_view text, Words words, const Voices& voices,
                const LetterContext& context) const;
  // Changes with any byte of any lexicon file: what was mined under another one
  // must be mined again.
  std::string lexicon_digest() const;
  std::string lexicon_version() const; // shipped version, with a digest when a user's files join
  // (category, family) and phrase ids, for the index's metadata.
  struct Names {
    std::vector<std::pair<std::string, std::string>> categories{};
    std::vector<std::pair<std::string, std::string>> phrases{}; // id, category
  };
  Names names() const;

private:
  struct Parts;
  explicit Miner(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

} // namespace sidestep::indexer
