// A user's lexicon file is input from outside too: it is read, or refused with
// its file and line, and its patterns can be run.
#include "common/words.hpp"
#include "indexer/findings/lexicon_file.hpp"
#include "indexer/findings/matcher.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

std::vector<std::string> fuzz_seeds() {
  return {"version = \"1\"\n[classes]\nbody = [\"council|trust\"]\n[[category]]\nid = "
          "\"shut\"\nfamily = "
          "\"closing\"\n[[entry]]\nid = \"gone\"\ncategory = \"shut\"\npatterns = [\"~close {0,4} "
          "(the @body)?\"]\nexamples = [\"It closed the trust.\"]\nunless = [\"<date>\"]\n",
          "\xCB\xAEo((a|c(dod| e {2\x01",
          "nothing (further|more) to (be)? ~add {0,4} <number> <money> <section> <date>",
          "((a|b c)? d|e {2,20} f)? ~take under~ |"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidestep::indexer;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto file = parse_lexicon(text, "fuzz.toml");
  if (!file && file.error().message.find("fuzz.toml:") != 0) std::abort();
  Vocabulary vocabulary;
  const auto node = parse_pattern(text, {}, vocabulary);
  if (!node) return 0;
  auto programs = Program::compile(*node, vocabulary);
  if (!programs) return 0;
  Matcher matcher;
  for (auto& program : *programs)
    matcher.add(std::move(program));
  matcher.build(vocabulary);
  const Reading reading = read_words(text, vocabulary);
  for (const Hit& hit : matcher.hits(reading))
    if (hit.last < hit.first || hit.last >= reading.words.size()) std::abort();
  return 0;
}
