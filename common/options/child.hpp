// Running another of the programs as a child, and which exit code stands when
// several ran. Interrupts are the child's while it runs; nothing of its output
// is changed, its errors are collected where the caller wants to retell them.
#pragma once

#include "common/options/program.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sidestep {

struct ChildEnd {
  int code = 0;
  std::string errors{}; // what it wrote to stderr, when that was collected
};

enum class ChildErrors { passed_on, collected };

// The program ("crawler") with this verb and these words behind it. One that
// cannot be run, or that a fault ended, is 70 and said on stderr; one that an
// interrupt met is 130 or 143, even where it had ended well before it heard.
ChildEnd run_child(std::string_view program, std::string_view verb,
                   const std::vector<std::string>& words,
                   ChildErrors errors = ChildErrors::passed_on);

// A command line as exec and main take it: ends in a null; points into `words`.
std::vector<char*> argument_pointers(std::vector<std::string>& words);

// The global options of a command line, to hand them to the next verb.
std::vector<std::string> globals_of(const Arguments& arguments);

// A verb that ran others ends with the gravest of what they ended with.
int gravest(int first, int second);

} // namespace sidestep
