// toml++, the one way to include it. Its parser asserts that a key begins well
// before it looks whether it does, so that a broken file would end a program
// built with assertions; without them the same file is refused with its line.
// All parts of a program must be compiled alike, hence this file.
#pragma once

#define TOML_ASSERT(expression) static_assert(true)
#include <toml++/toml.h>
