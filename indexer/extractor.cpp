// The confined child that opens attachments: bytes on stdin, a frame on stdout
// (indexer/attachments/frame.hpp). It locks itself in before it reads the first
// byte, and ends with 3, having read nothing, where that is not possible.
//   extractor KIND SECONDS     a name of indexer/attachments/kind.hpp; for doc,
//                              xls and rtf it becomes their converter, whose
//                              output is bare text (4: it is not installed)
//   extractor doors            tries what must be shut, and says what was
#include "indexer/attachments/child/confine.hpp"
#include "indexer/attachments/child/convert.hpp"
#include "indexer/attachments/child/readers.hpp"
#include "indexer/attachments/converters.hpp"
#include "indexer/attachments/frame.hpp"

#include <array>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <unistd.h>

namespace {

constexpr unsigned most_seconds = 30;

std::string read_all() {
  std::string bytes;
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t got = ::read(0, buffer.data(), buffer.size());
    if (got <= 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::write(1, bytes.data(), bytes.size());
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

int run(std::string_view word, unsigned seconds) {
  using namespace sidestep::indexer;
  const auto kind = file_kind_named(word);
  if (kind && converter_of(*kind) != nullptr) return become_converter(*kind, read_all(), seconds);
  if (kind) warm_up(*kind);
  if (!confine(seconds)) return exit_code::could_not_confine;
  if (word == "doors") return write_all(try_the_doors()) ? 0 : exit_code::failed;
  if (!kind) return exit_code::failed;
  const std::string bytes = read_all();
  return write_all(to_frame(read_kind(*kind, bytes))) ? 0 : exit_code::failed;
}

} // namespace

int main(int argc, char** argv) {
  int code = sidestep::indexer::exit_code::failed;
  try {
    if (argc == 2) code = run(argv[1], most_seconds);
    if (argc == 3) code = run(argv[1], static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)));
  } catch (const std::exception&) {
    // Out of memory, as a rule: the parent says that the file was not read.
  }
  // No destructors and no leak check: the filter would refuse what they ask for.
  ::_exit(code);
}
