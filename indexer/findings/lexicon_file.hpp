// One lexicon file as it is written, with the line of every part: what the
// lexicon is built from. It checks names and types of keys, not what they say.
#pragma once

#include "common/result.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sidestep::indexer {

struct RawLine {
  std::string text{};
  int line = 0;
};

struct RawClass {
  std::string name{};
  std::vector<RawLine> patterns{};
};

struct RawCategory {
  RawLine id{};
  std::string family{};
  bool modal = false;
  bool asks = false;
  bool addressed = false;
};

struct RawEntry {
  RawLine id{};
  RawLine category{};
  std::vector<RawLine> patterns{};
  std::vector<RawLine> examples{};
  std::vector<RawLine> counterexamples{};
  std::vector<RawLine> needs{};
  std::vector<RawLine> unless{};
  std::optional<bool> modal{};
  std::optional<bool> asks{};
  bool impersonal = false;
  bool addressed = false;
  std::string polarity{}; // "" = judged from the sentence
  std::string note{};
};

struct RawFile {
  std::filesystem::path path{};
  std::string bytes{};
  std::string version{};
  std::vector<RawClass> classes{};
  std::vector<RawCategory> categories{};
  std::vector<RawEntry> entries{};
};

// Error (config): "FILE:LINE: ...".
Result<RawFile> read_lexicon_file(const std::filesystem::path& path);
// The same of bytes that are there already.
Result<RawFile> parse_lexicon(std::string bytes, const std::filesystem::path& path);
// The .toml files of a folder, by name; none when the folder is absent.
Result<std::vector<RawFile>> read_lexicon_folder(const std::filesystem::path& folder);

} // namespace sidestep::indexer
