// SHA-256, as lower-case hex: the form that WARC/1.1 and our proofs use.
#pragma once

#include <string>
#include <string_view>

namespace sidestep {
std::string sha256_hex(std::string_view bytes);
} // namespace sidestep
