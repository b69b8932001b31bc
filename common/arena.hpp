// Memory for one HTML tree, given back all at once. Gumbo frees its tree by a
// recursive walk that hostile nesting can send through the end of the stack;
// with an arena no such walk is needed, and memory and time have a limit.
#pragma once

#include <chrono>
#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace sidestep {

class Arena {
public:
  explicit Arena(std::size_t limit, std::chrono::milliseconds time);

  // Jumps to `out_of_bounds` when a limit is passed: Gumbo, a C library, does
  // not look at what an allocator returns.
  void* take(std::size_t size);
  // Blocks are kept by size for the next caller; nothing goes back to the system.
  void give(void* block);

  std::jmp_buf out_of_bounds{};

private:
  struct Free {
    Free* next;
  };
  static constexpr unsigned classes = 40; // powers of two from 16 bytes
  void* fresh(std::size_t size);

  std::vector<std::unique_ptr<std::byte[]>> blocks_{};
  std::byte* at_ = nullptr;
  std::size_t left_ = 0;
  std::size_t taken_ = 0;
  std::size_t limit_;
  std::uint64_t calls_ = 0;
  std::chrono::steady_clock::time_point until_;
  Free* free_[classes] = {};
};

} // namespace sidestep
