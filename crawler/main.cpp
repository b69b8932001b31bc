// The crawler program: holds the verbs that the verb table gives it.
#include "common/options/program.hpp"
#include "crawler/verbs/crawl.hpp"
#include "crawler/verbs/import.hpp"

#include <array>

int main(int argc, char** argv) {
  constexpr std::array entries{
      sidestep::VerbEntry{"crawl", &sidestep::crawler::crawl},
      sidestep::VerbEntry{"import", &sidestep::crawler::import_files},
  };
  return sidestep::run_program(argc, argv, entries);
}
