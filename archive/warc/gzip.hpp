// gzip, both ways: whole members out (libdeflate), streams in (zlib). Output
// has a limit everywhere: a few kilobytes can claim to be gigabytes.
#pragma once

#include "common/result.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace sidestep::archive::warc {

// One gzip member that holds `bytes`.
std::string gzip_member(std::string_view bytes);

// A gzip or zlib stream, read piece by piece.
class Inflater {
public:
  enum class Format { gzip, zlib, raw };
  enum class State { more, done, broken, full };
  explicit Inflater(Format format);
  Inflater(Inflater&&) noexcept;
  Inflater& operator=(Inflater&&) noexcept;
  ~Inflater();

  // Inflates from `input`, taking what it used off its front, and appends to
  // `output` until that holds `limit` bytes (full). `more`: input is used up.
  State feed(std::string_view& input, std::string& output, std::size_t limit);

private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

} // namespace sidestep::archive::warc
