// Reads a WARC file record by record, one gzip member each, and says exactly
// where it stops being one: at the end, in the middle of a record (an
// unfinished write), or at bytes that are no record. Nothing is skipped over.
#pragma once

#include "archive/warc/record.hpp"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>

namespace sidestep::archive::warc {

struct Located {
  std::uint64_t offset = 0;
  std::uint64_t length = 0; // of the gzip member
  Record record{};
};

enum class Ending {
  record,     // a whole record was read
  end,        // no bytes are left
  unfinished, // the file ends within a record
  broken      // what stands there is no record: `fault` says why
};

struct Scanned {
  Ending ending = Ending::end;
  Located located{}; // its offset is set whatever the ending
  std::string fault{};
};

class Scanner {
public:
  // Reads bytes [from, to) of the file. Error (archive): it cannot be opened.
  static Result<Scanner> open(const std::filesystem::path& file, std::uint64_t from = 0,
                              std::uint64_t to = std::numeric_limits<std::uint64_t>::max());
  Scanner(Scanner&&) noexcept;
  Scanner& operator=(Scanner&&) noexcept;
  ~Scanner();

  Scanned next();

private:
  struct State;
  explicit Scanner(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The one record that lies at [offset, offset + length). Error (archive).
Result<Record> read_record(const std::filesystem::path& file, std::uint64_t offset,
                           std::uint64_t length);

// Bytes [offset, offset + length) as they lie in the file. Error (archive).
Result<std::string> read_range(const std::filesystem::path& file, std::uint64_t offset,
                               std::uint64_t length);

} // namespace sidestep::archive::warc
