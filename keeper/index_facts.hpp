// What the index says of itself and of the archive: read-only, and content
// with an index that is missing, old or damaged.
#pragma once

#include "archive/archive.hpp"
#include "common/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sidestep::keeper {

enum class IndexState { ready, missing, unusable };

struct IndexFacts {
  IndexState state = IndexState::missing;
  std::string version{};
  std::string lexicon{};
  std::size_t messages = 0;
  std::size_t threads = 0;
  std::int64_t last_capture = 0;  // the archive's last when it was made
  std::optional<Error> trouble{}; // unusable: why, and what to do
};
IndexFacts index_facts(const std::filesystem::path& index_dir);

// A proof in the index that leads to no record of the archive.
struct BadProof {
  std::string id{};
  std::string what{};
};
struct Proofs {
  std::size_t checked = 0;
  std::size_t wrong = 0;
  std::vector<BadProof> listed{}; // the first few
};
// Every message's proof against the archive's captures; `only` a thread's when
// given. Error: index.
Result<Proofs> check_proofs(const std::filesystem::path& index_dir,
                            const std::vector<archive::CaptureRow>& captures,
                            const std::string& only);

} // namespace sidestep::keeper
