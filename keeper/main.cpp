// The keeper program: holds the verbs that the verb table gives it.
#include "common/options/program.hpp"

int main(int argc, char** argv) {
  return sidestep::run_program(argc, argv, {});
}
