// The provisions that letters cite, from data/exemptions.toml: which are grounds
// for keeping something back, which only procedure, and what each is called.
#pragma once

#include "common/result.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace sidestep::indexer {

struct Provision {
  std::string name{};
  std::string kind{}; // exemption, exception, refusal, not-held, ncnd, procedural
  std::string test{}; // absolute, qualified, ...; "" = none
};

class LawTable {
public:
  // Error (config): a file that is missing or no such table.
  static Result<LawTable> load(const std::filesystem::path& file);

  const Provision* find(std::string_view law, std::string_view ref) const;
  // Whether the reference, or one above or below it, is in the table.
  bool knows(std::string_view law, std::string_view ref) const;
  // Whether the section has provisions that are grounds, and neither the
  // reference nor one above it is procedure: r12.1 is none, r12.4.b is one.
  bool is_ground(std::string_view law, std::string_view ref) const;

private:
  std::map<std::pair<std::string, std::string>, Provision, std::less<>> rows_{};
  struct Rows {
    int grounds = 0;
    int procedural = 0;
  };
  std::map<std::pair<std::string, std::string>, Rows, std::less<>> sections_{};
};

} // namespace sidestep::indexer
