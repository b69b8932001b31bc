// Ctrl-C and SIGTERM: the first asks the program to end soon, with what it has
// safe; the second ends it at once, which the archive's append protocol allows.
#include "common/options/program.hpp"

#include <csignal>
#include <unistd.h>

namespace sidestep {

namespace {

volatile std::sig_atomic_t caught = 0;

extern "C" void on_signal(int number) {
  if (caught != 0) ::_exit(128 + number);
  caught = number;
}

} // namespace

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() { return caught != 0; }

Error interruption() {
  const bool asked_to_end = caught == SIGTERM;
  return Error{asked_to_end ? Code::terminated : Code::interrupted,
               "stopped; what was written is kept", "the same command goes on"};
}

} // namespace sidestep
