// Every byte of the archive against every word the catalogue says of it, both
// ways. It takes no lock and writes nothing; a crawl may go on beside it.
#pragma once

#include "archive/capture.hpp"
#include "common/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::archive {

struct Fault {
  std::string where{}; // "sidestep-20260904-01.warc.gz at 18233", "catalogue.db, capture 12"
  std::string what{};
};

struct Verification {
  std::size_t files = 0;
  std::size_t records = 0;     // WARC records read
  std::size_t captures = 0;    // of them in the catalogue
  std::uint64_t bytes = 0;     // as they lie on the disk
  std::vector<Fault> faults{}; // the first `fault_limit`
  std::size_t faults_found = 0;
  // An unfinished write behind the last known record: no damage.
  std::string unfinished_file{};
  std::uint64_t unfinished_bytes = 0;

  static constexpr std::size_t fault_limit = 100;
  void add(std::string where, std::string what);
  bool sound() const { return faults_found == 0; }
};

// Called now and then with the bytes done and to do; false stops the work.
using Progress = std::function<bool(std::uint64_t done, std::uint64_t all)>;

// Faults are no Error; Error (archive) means that it could not be looked at
// (no archive, no catalogue, a catalogue that SQLite cannot read), Error
// (interrupted) that `progress` said stop.
Result<Verification> verify(const std::filesystem::path& archive, const Progress& progress);
// One thread's captures alone. Error (nothing): the archive does not hold it.
Result<Verification> verify_thread(const std::filesystem::path& archive, std::string_view source,
                                   std::string_view thread);

// Makes a lost catalogue.db anew from the WARC files; gives the captures found.
// Error: locked, archive (a damaged record), write.
Result<std::size_t> rebuild_catalogue(const std::filesystem::path& archive);

} // namespace sidestep::archive
