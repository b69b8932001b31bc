// Runs a fuzz target without a fuzzing engine: every seed as it is, then seeded
// mutations of them, the same on every machine. Under the sanitizers this is
// what CI does; built by clang with -fsanitize=fuzzer the same targets run under
// libFuzzer, which brings its own main.
//     fuzz_NAME [ROUNDS [SEED]]
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
// What the target starts from: whole, well-formed inputs.
std::vector<std::string> fuzz_seeds();

namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t bound) {
  return bound == 0 ? 0 : static_cast<std::size_t>(random() % bound);
}

// Bytes that parsers stumble over.
constexpr std::string_view nasty[] = {std::string_view("\0", 1),
                                      "\xff",
                                      "\xc3",
                                      "\xed\xa0\x80",
                                      "\r\n",
                                      "\n\n",
                                      "<",
                                      ">",
                                      "&#",
                                      "\"",
                                      "\\",
                                      "{",
                                      "[",
                                      "(",
                                      "%2",
                                      "99999999999",
                                      "-1",
                                      "0x",
                                      "\xe2\x80\x99",
                                      "\xef\xbb\xbf"};

std::string mutated(const std::vector<std::string>& seeds, Random& random) {
  std::string text = seeds[below(random, seeds.size())];
  for (std::size_t round = 1 + below(random, 6); round > 0; --round) {
    const std::size_t at = below(random, text.size() + 1);
    switch (below(random, 6)) {
    case 0:
      text.insert(at, nasty[below(random, std::size(nasty))]);
      break;
    case 1:
      text.erase(at, below(random, 40));
      break;
    case 2:
      if (at < text.size()) text[at] = static_cast<char>(random());
      break;
    case 3:
      text.insert(at, text.substr(below(random, text.size() + 1), below(random, 200)));
      break;
    case 4:
      text.resize(at);
      break;
    default:
      text += seeds[below(random, seeds.size())].substr(0, below(random, 400));
      break;
    }
    if (text.size() > (1U << 16U)) text.resize(1U << 16U);
  }
  return text;
}

void run(const std::string& text) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

} // namespace

int main(int argc, char** argv) {
  const long rounds = argc > 1 ? std::atol(argv[1]) : 2000;
  Random random(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1);
  const std::vector<std::string> seeds = fuzz_seeds();
  for (const std::string& seed : seeds)
    run(seed);
  run("");
  for (long round = 0; round < rounds; ++round)
    run(mutated(seeds, random));
  std::printf("%zu seeds and %ld mutations: no fault\n", seeds.size(), rounds);
  return seeds.empty() ? 1 : 0;
}
