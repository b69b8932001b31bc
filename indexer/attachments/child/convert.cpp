// See convert.hpp. The program reads the file from a memory file on its stdin,
// because catdoc must seek in it.
#include "indexer/attachments/child/convert.hpp"

#include "indexer/attachments/child/confine.hpp"
#include "indexer/attachments/converters.hpp"
#include "indexer/attachments/frame.hpp"

#include <array>
#include <sys/mman.h>
#include <unistd.h>

namespace sidestep::indexer {
namespace {

bool on_stdin(std::string_view bytes) {
  const int file = ::memfd_create("attachment", MFD_CLOEXEC);
  if (file < 0) return false;
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::lseek(file, 0, SEEK_SET) == 0 && ::dup2(file, 0) == 0;
}

} // namespace

int become_converter(FileKind kind, std::string_view bytes, unsigned seconds) {
  const Converter* converter = converter_of(kind);
  if (converter == nullptr) return exit_code::failed;
  if (::access(converter->program, X_OK) != 0) return exit_code::no_converter;
  if (!on_stdin(bytes)) return exit_code::failed;
  std::array<char*, 8> words{};
  for (std::size_t i = 0; i < converter->words.size() && i + 1 < words.size(); ++i)
    words[i] = const_cast<char*>(converter->words[i]);
  // No locale is set for it: the coding is asked for by option.
  std::array<char*, 1> environment{nullptr};
  if (!confine_for(converter->program, seconds)) return exit_code::could_not_confine;
  ::execve(converter->program, words.data(), environment.data());
  return exit_code::failed;
}

} // namespace sidestep::indexer
