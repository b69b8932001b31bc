// SHA-256 by OpenSSL, written as lower-case hex. No other digest is used anywhere.
#include "common/digest.hpp"

#include <array>
#include <openssl/sha.h>

namespace sidestep {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> raw{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), raw.data());
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(raw.size() * 2);
  for (const unsigned char byte : raw) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

} // namespace sidestep
