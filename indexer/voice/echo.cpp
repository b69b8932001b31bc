// What repeats the thread's own request word for word, whatever its line
// breaks, quotes and case: a body that pastes the request in gives no mark.
#include "indexer/voice/rules.hpp"

#include <functional>
#include <unordered_map>

namespace sidestep::indexer {
namespace {

// Fewer words in a row than this may be chance, or the answer's own naming of
// what was asked for.
constexpr std::size_t least_words = 10;
constexpr std::size_t longest_request = std::size_t{1} << 20; // bytes

std::uint64_t mix(std::uint64_t hash, std::string_view word) {
  return hash * 1099511628211ULL ^ std::hash<std::string_view>{}(word);
}

std::uint64_t gram_at(const Words& words, std::size_t from) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (std::size_t i = 0; i < least_words; ++i)
    hash = mix(hash, words[from + i].folded);
  return hash;
}

bool opens_line(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] != '\n') {
    const char before = text[--at];
    const bool letter = (before | 32) >= 'a' && (before | 32) <= 'z';
    if (letter) return false;
  }
  return true;
}

// The full stop or bracket behind the last word, where both have it.
std::size_t with_marks(std::string_view text, std::size_t end, std::string_view request,
                       std::size_t asked) {
  while (end < text.size() && asked < request.size() && text[end] == request[asked] &&
         text[end] != ' ' && text[end] != '\n') {
    ++end;
    ++asked;
  }
  return end;
}

} // namespace

void paint_echo(Page& page, std::string_view request) {
  const Words asked = words_of(request.substr(0, longest_request));
  const Words& words = page.words();
  if (asked.size() < least_words || words.size() < least_words) return;
  std::unordered_map<std::uint64_t, std::size_t> grams;
  for (std::size_t i = 0; i + least_words <= asked.size(); ++i)
    grams.emplace(gram_at(asked, i), i);
  for (std::size_t i = 0; i + least_words <= words.size();) {
    const auto found = grams.find(gram_at(words, i));
    std::size_t same = 0;
    if (found != grams.end())
      while (i + same < words.size() && found->second + same < asked.size() &&
             words[i + same].folded == asked[found->second + same].folded)
        ++same;
    if (same < least_words) {
      ++i;
      continue;
    }
    const bool whole =
        i == 0 || words[i - 1].sentence_end || opens_line(page.text(), words[i].start);
    std::size_t end = words[i + same - 1].end;
    if (whole)
      end = with_marks(page.text(), words[i + same - 1].end, request,
                       asked[found->second + same - 1].end);
    page.paint(words[i].start, end, Voice::quoted_request);
    i += same;
  }
}

} // namespace sidestep::indexer
