// For libFuzzer: writes a target's seeds into its corpus folder, the last
// argument, before the first run. What the fuzzer found there stays.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

std::vector<std::string> fuzz_seeds();

extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
  const std::filesystem::path corpus = (*words)[*count - 1];
  if (!std::filesystem::is_directory(corpus)) return 0;
  std::size_t number = 0;
  for (const std::string& seed : fuzz_seeds())
    std::ofstream(corpus / ("seed-" + std::to_string(number++)), std::ios::binary) << seed;
  return 0;
}
