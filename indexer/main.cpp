// The indexer: reads what the archive keeps, and single letters.
#include "common/options/program.hpp"
#include "indexer/verbs/index.hpp"
#include "indexer/verbs/lexicon.hpp"
#include "indexer/verbs/read.hpp"

#include <array>

int main(int argc, char** argv) {
  static constexpr std::array entries{
      sidestep::VerbEntry{"index", sidestep::indexer::index},
      sidestep::VerbEntry{"read", sidestep::indexer::read},
      sidestep::VerbEntry{"lexicon", sidestep::indexer::lexicon},
  };
  return sidestep::run_program(argc, argv, entries);
}
