// English-like prose from a seed: sentences by a small grammar over words drawn
// as English draws them (by rank, with a long tail of invented names), and the
// stock phrases of official letters at about their natural rate. The same seed
// gives the same text everywhere. It is no English that anybody wrote.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace sidestep::bench {

class Prose {
public:
  explicit Prose(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }
  bool once_in(std::size_t n) { return below(n) == 0; }

  std::string sentence(); // with its full stop
  std::string question();
  std::string stock_sentence(); // one that the finders look for, or nearly one
  std::string paragraph(std::size_t sentences, bool official);
  std::string title();
  std::string person();
  std::string noun_phrase(int depth = 0);

private:
  std::size_t by_rank(std::size_t n); // the first of n far more often than the last
  std::string noun();
  std::string verb_phrase(int depth);
  std::string clause(int depth);
  std::string filled(std::string_view frame); // %n %N %a %D %# %m %s %r %p
  std::string slot(char kind);

  std::mt19937 random_;
};

// The word at a place of the long tail: "Marnbury", "tolverage".
std::string tail_word(std::uint32_t number, bool name);

} // namespace sidestep::bench
