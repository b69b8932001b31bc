// How fast a letter is read: each finder by itself, and everything, in MB/s of
// plain text on one core. Figures of different runs must not be compared: what
// else the machine does decides them. They are for ratios within one run.
#include "indexer/findings/dates.hpp"
#include "indexer/findings/exemptions.hpp"
#include "indexer/findings/findings.hpp"
#include "indexer/findings/law_table.hpp"
#include "indexer/findings/lexicon.hpp"
#include "indexer/findings/phrases.hpp"
#include "indexer/voice/voice.hpp"
#include "tests/bench/letters.hpp"
#include "tests/bench/mine_peers.hpp"
#include "tests/bench/processor_time.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

using namespace sidestep;
using namespace sidestep::indexer;
using bench::processor_seconds;

// What a finder gives back goes here, so that no work is left out.
volatile std::size_t sink = 0;

std::string_view only{}; // the one thing to measure; "" = all

// The best of three passes over all letters.
template <class Work>
void measure(std::string_view name, const std::vector<std::string>& letters, Work&& work) {
  if (!only.empty() && only != name) return;
  double best = 1e9;
  std::size_t found = 0;
  std::size_t bytes = 0;
  for (int pass = 0; pass < 3; ++pass) {
    found = bytes = 0;
    const double from = processor_seconds();
    for (std::size_t i = 0; i < letters.size(); ++i) {
      found += work(i);
      bytes += letters[i].size();
    }
    best = std::min(best, processor_seconds() - from);
  }
  sink = sink + found;
  fmt::print("{:<28} {:>9.1f} MB/s {:>10} found\n", name, static_cast<double>(bytes) / best / 1e6,
             found);
}

void must(const Result<void>& result) {
  if (result) return;
  fmt::print(stderr, "{}\n", result.error().message);
  std::exit(1);
}

template <class T> T must(Result<T> result) {
  if (result) return std::move(result).value();
  fmt::print(stderr, "{}\n", result.error().message);
  std::exit(1);
}

double resident_megabytes() {
  std::ifstream statm("/proc/self/statm");
  double pages = 0;
  statm >> pages >> pages;
  return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

double milliseconds_of(const auto& work) {
  const double from = processor_seconds();
  work();
  return (processor_seconds() - from) * 1000;
}

} // namespace

// usage: bench-mine DATA [LETTERS.jsonl [NAME]]: NAME measures that one alone;
// "memory" and "peers" are names too
int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: bench-mine DATA [LETTERS.jsonl [NAME]]\n");
    return 2;
  }
  const std::filesystem::path data = argv[1];
  if (argc > 3) only = argv[3];
  const auto letters = argc > 2 ? must(bench::read_letters(argv[2])) : bench::make_letters(20'000);
  const auto load = [&] { must(Miner::load(data, {})); };
  load();
  fmt::print("load: {:.1f} ms\n", milliseconds_of(load));
  const Miner miner = must(Miner::load(data, {}));
  const Lexicon lexicon = must(Lexicon::load(data / "lexicon", {}));
  const LawTable law = must(LawTable::load(data / "exemptions.toml"));
  LetterContext context;
  context.jurisdiction = "uk";
  context.date = parse_day("2024-03-01");
  std::vector<Voices> voices;
  for (const auto& letter : letters)
    voices.push_back(voices_of(letter, {Kind::response, {}}));

  measure("tokenise", letters, [&](std::size_t i) { return words_of(letters[i]).size(); });
  measure("tokenise, word numbers", letters,
          [&](std::size_t i) { return read_words(letters[i], lexicon.vocabulary()).words.size(); });
  measure("phrases with spans", letters, [&](std::size_t i) {
    return lexicon.matcher().hits(read_words(letters[i], lexicon.vocabulary())).size();
  });
  measure("phrases with polarity", letters,
          [&](std::size_t i) { return find_phrases(lexicon, letters[i], voices[i]).size(); });
  measure("exemptions", letters, [&](std::size_t i) {
    return find_exemptions(letters[i], voices[i], context, law).size();
  });
  measure("dates", letters,
          [&](std::size_t i) { return find_dates(letters[i], voices[i], context).size(); });
  std::vector<Words> words; // the tokenising has a line of its own
  for (const auto& letter : letters)
    words.push_back(words_of(letter));
  measure("voice", letters, [&](std::size_t i) {
    return voices_of(letters[i], words[i], {Kind::response, {}}).size();
  });
  measure("everything", letters, [&](std::size_t i) {
    Words own_words = words_of(letters[i]);
    const Voices own = voices_of(letters[i], own_words, {Kind::response, {}});
    return miner.mine(letters[i], std::move(own_words), own, context).size();
  });
  if (only.empty() || only == "memory") {
    const double before = resident_megabytes(); // of the process
    for (std::size_t i = 0; i < letters.size(); ++i) {
      sink = sink + miner.mine(letters[i], words_of(letters[i]), voices[i], context).size();
      if (i + 1 == letters.size() / 10 || i + 1 == letters.size())
        fmt::print("memory after {:>7} letters: {:.1f} MB ({:+.1f})\n", i + 1, resident_megabytes(),
                   resident_megabytes() - before);
    }
  }
  if (only.empty() || only == "peers") must(bench::compare_peers(data / "lexicon", letters));
  return 0;
}
