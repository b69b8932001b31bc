// The one test source that is compiled with the path of the project.
#include "tests/kit/places.hpp"

#include <cstdlib>

namespace sidestep::test {

std::filesystem::path source_root() { return SIDESTEP_ROOT; }

std::filesystem::path shared_folder() {
  const char* named = std::getenv("SIDESTEP_SHARED");
  return named != nullptr ? std::filesystem::path(named) : source_root() / "../shared";
}

} // namespace sidestep::test
