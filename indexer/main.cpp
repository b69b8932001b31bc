// The indexer: reads what the archive keeps, and single letters.
#include "common/options/program.hpp"
#include "indexer/verbs/read.hpp"

#include <array>

int main(int argc, char** argv) {
  static constexpr std::array entries{
      sidestep::VerbEntry{"read", sidestep::indexer::read, false},
  };
  return sidestep::run_program(argc, argv, entries);
}
