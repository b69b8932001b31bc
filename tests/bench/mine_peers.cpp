// RE2::Set says which patterns match, not where; PCRE2 with its JIT tries one
// pattern after the other; grep -E -f prints the lines that match any. Each is
// the natural use of its library. Slow ones get fewer letters.
#include "tests/bench/mine_peers.hpp"

#include "common/files.hpp"
#include "indexer/findings/lexicon_file.hpp"
#include "indexer/findings/matcher.hpp"
#include "tests/bench/processor_time.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <re2/set.h>
#include <sys/resource.h>
#ifdef SIDESTEP_PCRE2
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#endif

namespace sidestep::bench {
namespace {

using namespace sidestep::indexer;

constexpr std::size_t most_patterns = 300;
constexpr std::size_t slow_bytes = 200'000; // of text, for what takes pattern after pattern

struct Patterns {
  Vocabulary vocabulary{};
  Matcher matcher{};
  std::vector<std::string> regexes{}; // over words in small letters
};

// Classes may name each other in any order: they are tried until none is left.
Classes classes_of(const std::vector<RawFile>& files, Vocabulary& vocabulary) {
  Classes out;
  for (bool more = true; more;) {
    more = false;
    for (const RawFile& file : files)
      for (const RawClass& one : file.classes) {
        if (out.count(one.name) > 0) continue;
        std::string text;
        for (const RawLine& pattern : one.patterns)
          text += (text.empty() ? "" : "|") + pattern.text;
        auto node = parse_pattern(text, out, vocabulary);
        if (!node) continue;
        out.emplace(one.name, std::move(*node));
        more = true;
      }
  }
  return out;
}

bool has_only_words(const Node& node) {
  return (node.kind == Node::Kind::words || !node.parts.empty()) &&
         std::all_of(node.parts.begin(), node.parts.end(), has_only_words);
}

// Every word with what parts it from the next.
std::string regex_of(const Node& node, const Vocabulary& vocabulary) {
  std::string out = "(?:";
  if (node.kind == Node::Kind::words) {
    for (const WordId id : node.words)
      out += (out.size() > 3 ? "|" : "") + vocabulary.word(id);
    out += ")[^a-z0-9]+";
  } else {
    for (const Node& part : node.parts)
      out += (node.kind == Node::Kind::either && out.size() > 3 ? "|" : "") +
             regex_of(part, vocabulary);
    out += ")";
  }
  return node.optional ? "(?:" + out + ")?" : out;
}

Result<Patterns> ungapped(const std::filesystem::path& lexicon) {
  Patterns out;
  TRY_ASSIGN(const auto files, read_lexicon_folder(lexicon));
  const Classes classes = classes_of(files, out.vocabulary);
  for (const RawFile& file : files)
    for (const RawEntry& entry : file.entries)
      for (const RawLine& pattern : entry.patterns) {
        if (out.regexes.size() == most_patterns) break;
        TRY_ASSIGN(const Node node, parse_pattern(pattern.text, classes, out.vocabulary));
        if (!has_only_words(node)) continue;
        TRY_ASSIGN(auto programs, Program::compile(node, out.vocabulary));
        for (Program& program : programs)
          out.matcher.add(std::move(program));
        out.regexes.push_back("\\b" + regex_of(node, out.vocabulary));
      }
  out.matcher.build(out.vocabulary);
  return out;
}

std::vector<std::string> lower(const std::vector<std::string>& letters) {
  std::vector<std::string> out = letters;
  for (std::string& letter : out) {
    for (char& c : letter)
      c = c == '\n' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    letter += ' ';
  }
  return out;
}

// Letters up to so many bytes.
std::vector<std::string> first_of(const std::vector<std::string>& letters, std::size_t most) {
  std::vector<std::string> out;
  std::size_t bytes = 0;
  for (const std::string& letter : letters) {
    if ((bytes += letter.size()) > most) break;
    out.push_back(letter);
  }
  return out;
}

template <class Work>
double speed(const std::vector<std::string>& letters, int passes, Work&& work) {
  double best = 1e9;
  std::size_t bytes = 0;
  for (const std::string& letter : letters)
    bytes += letter.size();
  for (int pass = 0; pass < passes; ++pass) {
    const double from = processor_seconds();
    for (const std::string& letter : letters)
      work(letter);
    best = std::min(best, processor_seconds() - from);
  }
  return static_cast<double>(bytes) / std::max(best, 1e-9) / 1e6;
}

void row(std::string_view name, double peer, double ours, std::size_t found) {
  fmt::print("  {:<26} {:>9.2f} MB/s {:>10} found   ours is {:.1f} times as fast\n", name, peer,
             found, ours / peer);
}

void with_re2(const Patterns& patterns, const std::vector<std::string>& letters, double ours) {
  RE2::Options options;
  options.set_max_mem(256 << 20);
  RE2::Set set(options, RE2::UNANCHORED);
  for (const std::string& regex : patterns.regexes)
    if (set.Add(regex, nullptr) < 0) return;
  if (!set.Compile()) return;
  std::size_t found = 0;
  const double mbs = speed(letters, 2, [&](const std::string& letter) {
    std::vector<int> which;
    set.Match(letter, &which);
    found += which.size();
  });
  row("RE2::Set (which, not where)", mbs, ours, found / 2);
}

void with_pcre2(const Patterns& patterns, const std::vector<std::string>& letters, double ours) {
#ifdef SIDESTEP_PCRE2
  std::vector<pcre2_code*> codes;
  for (const std::string& regex : patterns.regexes) {
    int error = 0;
    PCRE2_SIZE where = 0;
    auto* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(regex.data()), regex.size(), 0, &error,
                               &where, nullptr);
    if (code == nullptr) continue;
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    codes.push_back(code);
  }
  auto* match = pcre2_match_data_create(1, nullptr);
  std::size_t found = 0;
  const double mbs = speed(letters, 1, [&](const std::string& letter) {
    for (pcre2_code* code : codes)
      for (PCRE2_SIZE at = 0; pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(letter.data()),
                                          letter.size(), at, 0, match, nullptr) >= 0;
           ++found)
        at = pcre2_get_ovector_pointer(match)[1];
  });
  row("PCRE2-JIT, one by one", mbs, ours, found);
  pcre2_match_data_free(match);
  for (pcre2_code* code : codes)
    pcre2_code_free(code);
#else
  (void)patterns, (void)letters, (void)ours;
  fmt::print("  PCRE2-JIT                  skipped: built without libpcre2-dev\n");
#endif
}

double children_seconds() {
  rusage used{};
  getrusage(RUSAGE_CHILDREN, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

// grep's own regular expressions know no (?: ).
Result<void> with_grep(const Patterns& patterns, const std::vector<std::string>& letters,
                       double ours) {
  std::string folder = std::filesystem::temp_directory_path() / "sidestep-bench-XXXXXX";
  if (mkdtemp(folder.data()) == nullptr) return {};
  std::string rules;
  for (std::string regex : patterns.regexes) {
    for (auto at = regex.find("(?:"); at != std::string::npos; at = regex.find("(?:"))
      regex.erase(at + 1, 2);
    rules += regex + "\n";
  }
  std::string text;
  for (const std::string& letter : letters)
    text += letter + "\n";
  TRY(write_file(folder + "/rules", rules));
  TRY(write_file(folder + "/text", text));
  const double from = children_seconds();
  const std::string command =
      fmt::format("LC_ALL=C timeout 120 grep -c -E -f '{0}/rules' '{0}/text' > '{0}/out'", folder);
  const int ended = std::system(command.c_str());
  const double spent = children_seconds() - from;
  TRY_ASSIGN(const std::string count, read_file(folder + "/out", 100, Code::usage));
  std::filesystem::remove_all(folder);
  if (ended != 0 && count.empty())
    fmt::print("  grep -E -f                 stopped after 120 s\n");
  else
    row("grep -E -f (lines)", static_cast<double>(text.size()) / spent / 1e6, ours,
        std::strtoul(count.c_str(), nullptr, 10));
  return {};
}

} // namespace

Result<void> compare_peers(const std::filesystem::path& lexicon,
                           const std::vector<std::string>& letters) {
  TRY_ASSIGN(const Patterns patterns, ungapped(lexicon));
  const auto all = lower(letters);
  std::size_t found = 0;
  const double ours = speed(all, 2, [&](const std::string& letter) {
    found += patterns.matcher.hits(read_words(letter, patterns.vocabulary)).size();
  });
  fmt::print("{} patterns without gaps, beside others:\n", patterns.regexes.size());
  fmt::print("  {:<26} {:>9.2f} MB/s {:>10} found, with spans, tokenising included\n", "ours", ours,
             found / 2);
  const auto few = first_of(all, slow_bytes);
  with_re2(patterns, first_of(all, 20 * slow_bytes), ours);
  with_pcre2(patterns, few, ours);
  return with_grep(patterns, few, ours);
}

} // namespace sidestep::bench
