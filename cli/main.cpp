// The door: finds the program that holds a verb and runs it.
#include "common/options/program.hpp"

int main(int argc, char** argv) {
  return sidestep::run_program(argc, argv, {});
}
