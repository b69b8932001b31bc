// The keeper program: the verbs that look after an archive.
#include "keeper/verbs.hpp"

#include <array>

int main(int argc, char** argv) {
  using sidestep::VerbEntry;
  constexpr std::array verbs{
      VerbEntry{"init", &sidestep::keeper::init, true},
      VerbEntry{"nightly", &sidestep::keeper::nightly},
      VerbEntry{"status", &sidestep::keeper::status},
      VerbEntry{"verify", &sidestep::keeper::verify},
  };
  return sidestep::run_program(argc, argv, verbs);
}
