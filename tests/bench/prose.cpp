// Sentences are grown, not drawn word by word, so that common words stand beside
// each other about as often as they do in English: phrases of common words are
// what an index finds hard.
#include "tests/bench/prose.hpp"

#include "tests/bench/prose_words.hpp"

#include <cmath>
#include <fmt/format.h>

namespace sidestep::bench {
namespace {

template <class Words> std::string_view at(const Words& words, std::size_t i) { return words[i]; }

void capitalise(std::string& text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
}

constexpr std::size_t tail_size = 60'000;

} // namespace

std::string tail_word(std::uint32_t number, bool name) {
  std::string out;
  std::uint32_t rest = number;
  for (int i = 0; i < 2 || rest > 0; ++i) {
    const std::size_t n = i == 0 ? starts.size() : middles.size();
    out += i == 0 ? starts[rest % n] : middles[rest % n];
    rest /= static_cast<std::uint32_t>(n);
  }
  out += name ? name_ends[number % name_ends.size()] : word_ends[number % word_ends.size()];
  if (name) capitalise(out);
  return out;
}

// Zipf's law as Mandelbrot bent it (the first few share what the first would
// take), by the inverse of its distribution.
std::size_t Prose::by_rank(std::size_t n) {
  constexpr double bend = 4;
  const double u = static_cast<double>(random_()) / 4294967296.0;
  const double most = std::log((static_cast<double>(n) + bend) / bend);
  const auto rank = static_cast<std::size_t>(bend * std::exp(u * most) - bend);
  return rank < n ? rank : n - 1;
}

std::string Prose::noun() {
  if (once_in(40)) return tail_word(static_cast<std::uint32_t>(by_rank(tail_size)), once_in(2));
  return std::string(at(nouns, by_rank(nouns.size())));
}

std::string Prose::noun_phrase(int depth) {
  std::string out{at(determiners, by_rank(determiners.size()))};
  if (once_in(3)) out += " " + std::string(at(adjectives, by_rank(adjectives.size())));
  out += " " + noun();
  if (depth < 2 && once_in(3))
    out += " " + std::string(at(prepositions, by_rank(prepositions.size()))) + " " +
           noun_phrase(depth + 1);
  return out;
}

std::string Prose::verb_phrase(int depth) {
  std::string out{at(auxiliaries, by_rank(auxiliaries.size()))};
  out += " ";
  if (once_in(6)) out += std::string(at(adverbs, by_rank(adverbs.size()))) + " ";
  out += at(verbs, by_rank(verbs.size()));
  const std::size_t kind = below(6);
  if (kind < 3) return out + " " + noun_phrase(depth);
  if (kind == 3)
    return out + " " + std::string(at(prepositions, by_rank(prepositions.size()))) + " " +
           noun_phrase(depth);
  if (kind == 4 && depth < 2) return out + " that " + clause(depth + 1);
  return out + " " + slot('D');
}

std::string Prose::clause(int depth) {
  std::string subject =
      once_in(3) ? std::string(at(pronouns, by_rank(pronouns.size()))) : noun_phrase(depth + 1);
  return subject + " " + verb_phrase(depth);
}

std::string Prose::slot(char kind) {
  switch (kind) {
  case 'n':
    return noun();
  case 'N':
    return noun_phrase(1);
  case 'a':
    return std::string(at(adjectives, by_rank(adjectives.size())));
  case 'v':
    return std::string(at(verbs, by_rank(verbs.size())));
  case 'c':
    return clause(1);
  case 'D':
    return fmt::format("on {} {} {}", 1 + below(28), at(months, below(12)), 2008 + below(16));
  case '#':
    return fmt::format("{}", 1 + below(1 + below(20'000)));
  case 'm':
    return fmt::format("\xC2\xA3{},{:03}", 1 + below(900), below(1000));
  case 's':
    return std::string(at(sections, by_rank(sections.size())));
  case 'r':
    return fmt::format("FOI{}-{:05}", 2008 + below(16), below(100'000));
  case 'p':
    return tail_word(static_cast<std::uint32_t>(by_rank(3000)), true);
  default:
    return "";
  }
}

std::string Prose::filled(std::string_view frame) {
  std::string out;
  for (std::size_t i = 0; i < frame.size(); ++i) {
    if (frame[i] == '%' && i + 1 < frame.size())
      out += slot(frame[++i]);
    else
      out += frame[i];
  }
  capitalise(out);
  return out;
}

std::string Prose::sentence() {
  if (once_in(3)) return filled(at(frames, by_rank(frames.size())));
  std::string out = clause(0);
  if (once_in(3))
    out += (once_in(2) ? ", " : " ") + std::string(at(joints, by_rank(joints.size()))) + " " +
           clause(1);
  if (once_in(8)) out = std::string(at(openings, by_rank(openings.size()))) + " " + out;
  capitalise(out);
  return out + ".";
}

std::string Prose::question() { return filled(at(questions, by_rank(questions.size()))); }

std::string Prose::stock_sentence() { return filled(at(stock, by_rank(stock.size()))); }

std::string Prose::paragraph(std::size_t sentences, bool official) {
  std::string out;
  for (std::size_t i = 0; i < sentences; ++i) {
    if (i > 0) out += ' ';
    out += official && once_in(20) ? stock_sentence() : sentence();
  }
  return out;
}

std::string Prose::title() { return filled(at(titles, by_rank(titles.size()))); }

std::string Prose::person() {
  return tail_word(static_cast<std::uint32_t>(below(400)), true) + " " +
         tail_word(static_cast<std::uint32_t>(by_rank(9000)), true);
}

} // namespace sidestep::bench
