// The confined child that opens attachments: bytes on stdin, a frame on stdout
// (indexer/attachments/frame.hpp). It locks itself in before it reads the first
// byte, and ends with 3, having read nothing, where that is not possible.
//   extractor pdf|html|text
//   extractor doors            tries what must be shut, and says what was
#include "indexer/attachments/child/confine.hpp"
#include "indexer/attachments/child/readers.hpp"
#include "indexer/attachments/frame.hpp"

#include <array>
#include <exception>
#include <string>
#include <string_view>
#include <unistd.h>

namespace {

constexpr int could_not_confine = 3;
constexpr int failed = 1;

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

int run(std::string_view kind) {
  using namespace sidestep::indexer;
  if (kind == "pdf") warm_up_pdf();
  if (!confine()) return could_not_confine;
  if (kind == "doors") return write_all(try_the_doors()) ? 0 : failed;
  const std::string bytes = read_all();
  Extracted extracted;
  if (kind == "pdf")
    extracted = read_pdf(bytes);
  else if (kind == "html")
    extracted = read_html(bytes);
  else
    extracted = read_text(bytes);
  return write_all(to_frame(extracted)) ? 0 : failed;
}

} // namespace

int main(int argc, char** argv) {
  int code = failed;
  try {
    if (argc == 2) code = run(argv[1]);
  } catch (const std::exception&) {
    // Out of memory, as a rule: the parent says that the file was not read.
  }
  // No destructors and no leak check: the filter would refuse what they ask for.
  ::_exit(code);
}
