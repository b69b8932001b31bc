// Patterns over words, not bytes. Each pattern becomes a set of at most 64
// positions, each of which takes one word; a run of the pattern is a 64-bit set
// of positions, so no text can make it backtrack. It is tried only where its
// anchor, the rarest part that every match must have, stands, and is followed
// left and right from there. Nothing matches across a sentence end.
#pragma once

#include "common/result.hpp"
#include "indexer/findings/notation.hpp"
#include "indexer/findings/reading.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::indexer {

// The words of one sentence, to ask whether one of a list is there.
class SentenceWords {
public:
  explicit SentenceWords(std::size_t vocabulary) : bits_((vocabulary + 63) / 64) {}
  // Reads the sentence that word `at` is in, unless it was the last one read.
  void read(const Reading& text, std::size_t at);
  bool has(WordId id) const { return (bits_[id / 64] >> (id % 64) & 1) != 0; }
  bool has_number() const { return number_; }

private:
  std::vector<std::uint64_t> bits_;
  std::vector<WordId> ids_{};
  std::uint32_t from_ = ~std::uint32_t{0};
  bool number_ = false;
};

// One pattern, compiled.
class Program {
public:
  // One program, or several where a pattern with many alternatives needs more
  // than 64 positions. Error (config): too long all the same, or nothing that
  // every match must hold.
  static Result<std::vector<Program>> compile(const Node& pattern, const Vocabulary& vocabulary);

  // The same of what must be one program.
  static Result<Program> compile_one(const Node& pattern, const Vocabulary& vocabulary);

  // A word that every match through an anchor has, so many words behind it
  // (before it, when negative).
  struct Need {
    std::vector<WordId> words{};
    double share = 0; // how often one of them stands
    int from = 0;
    int to = 0; // inclusive
  };
  struct Anchor {
    std::uint8_t position = 0;
    std::vector<WordId> words{}; // empty: any number
    std::vector<Need> needs{};
  };
  const std::vector<Anchor>& anchors() const { return anchors_; }
  // About how large a share of all places matches.
  double share() const { return share_; }

  // The shortest match that has word `at` at the anchor's position.
  // `first` and `last` are word indexes, both inclusive.
  bool match(const Reading& text, std::size_t at, std::uint8_t position, std::uint32_t& first,
             std::uint32_t& last) const;
  // Whether the pattern matches anywhere in words [from, to) of one sentence.
  bool within(const Reading& text, std::size_t from, std::size_t to) const;
  // Whether it can match in a sentence of these words at all: most guards cannot.
  bool possible(const SentenceWords& words) const;
  // Whether the pattern itself names the word.
  bool names(WordId id) const { return positions_of(id) != 0; }

private:
  friend class Compiler;
  std::uint64_t taking(const Reading& text, std::size_t at) const;

  // Each word the pattern names and the positions that take it, in an open table
  // whose size is a power of two. A row is a word's number and, in its low bits,
  // a place in sets_: thousands of patterns must stay in the processor's cache.
  static constexpr std::uint32_t set_bits = 10;
  static constexpr std::uint32_t most_sets = 1U << set_bits;
  static std::size_t place_of(WordId id) { return id * std::size_t{0x9E3779B1U} >> 8; }
  std::uint64_t positions_of(WordId id) const {
    for (std::size_t at = place_of(id);; ++at) {
      const std::uint32_t row = rows_[at & (rows_.size() - 1)];
      if (row >> set_bits == id || row == 0) return sets_[row % most_sets];
    }
  }
  std::vector<std::uint32_t> rows_{};
  std::vector<std::uint64_t> sets_{}; // the first is empty
  std::uint64_t any_ = 0;             // positions that take every word
  std::uint64_t number_ = 0;          // positions that take a number
  std::uint64_t money_ = 0;
  std::uint64_t first_ = 0;               // positions where a match may begin
  std::uint64_t last_ = 0;                // and end, when followed onward
  std::uint64_t begin_ = 0;               // where it may begin, when followed back
  std::vector<std::uint64_t> next_{};     // of each position: those that may follow
  std::vector<std::uint64_t> previous_{}; // and those that may stand before
  std::vector<Anchor> anchors_{};
  double share_ = 0;
};

struct Hit {
  std::uint32_t program = 0;
  std::uint32_t first = 0; // words, inclusive
  std::uint32_t last = 0;
};

// Many programs, tried together.
class Matcher {
public:
  void add(Program program) { programs_.push_back(std::move(program)); }
  // After the last add. `share` says how often a word stands in a letter: it
  // decides what is looked for first, never what is found.
  void build(const Vocabulary& vocabulary,
             const std::function<double(std::string_view)>& share = frequency);
  const Program& program(std::size_t i) const { return programs_[i]; }
  std::size_t size() const { return programs_.size(); }
  // In order of place, then of program; each span of a program once.
  std::vector<Hit> hits(const Reading& text) const;

  // How many programs are begun at this word, before any check.
  std::size_t tries_at(WordId id) const { return begins_[id + 1] - begins_[id]; }

private:
  static constexpr std::size_t needs_looked_at = 3;
  static constexpr std::size_t group_count = 1024;
  // A bit for each group of words that some pattern needs. Groups share bits: a
  // bit too many costs a look, never a match.
  using Groups = std::array<std::uint64_t, group_count / 64>;
  // A need as it is looked up: a group, and where, from the anchor on, one of
  // its words must stand.
  struct Look {
    std::uint16_t group = 0; // 0: none, and always there
    std::int8_t from = 0;
    std::int8_t to = 0;
  };
  // A program to begin at a word, and what must stand near it. The groups of the
  // two rarest needs settle most, so they are kept apart.
  struct Try {
    std::uint32_t program = 0;
    std::uint8_t position = 0;
    std::array<Look, needs_looked_at> needs{};
  };
  struct Tries {
    std::vector<std::array<std::uint16_t, 2>> groups{};
    std::vector<Try> all{};
    void add(const Try& one) {
      groups.push_back({one.needs[0].group, one.needs[1].group});
      all.push_back(one);
    }
  };

  using GroupNumbers = std::map<std::vector<WordId>, std::uint16_t>;

  GroupNumbers number_groups(const std::vector<double>& shares) const;
  // A try whose needs stand somewhere in the sentence.
  struct Candidate {
    const Try* step = nullptr;
    std::uint32_t at = 0;
  };
  static std::size_t keep_likely(const Tries& tries, std::size_t from, std::size_t to,
                                 std::size_t at, const Groups& present, std::vector<Candidate>& out,
                                 std::size_t count);
  bool near(const Reading& text, std::size_t at, const Look& look) const;

  std::vector<Program> programs_{};
  std::vector<std::uint32_t> begins_{}; // of each word id: its part of tries_
  Tries tries_{};
  Tries number_tries_{};
  std::vector<Groups> groups_of_{}; // of each word id: the groups it is in
};

} // namespace sidestep::indexer
