// Power-of-two blocks with free lists; see arena.hpp for why.
#include "common/arena.hpp"

#include <bit>
#include <new>

namespace sidestep {
namespace {

constexpr std::size_t header = 16; // holds the size class, keeps the alignment
constexpr std::size_t chunk = std::size_t{1} << 20;

unsigned class_of(std::size_t size) {
  return size <= 16 ? 0 : static_cast<unsigned>(std::bit_width(size - 1)) - 4;
}

} // namespace

Arena::Arena(std::size_t limit, std::chrono::milliseconds time)
    : limit_(limit), until_(std::chrono::steady_clock::now() + time) {}

void* Arena::take(std::size_t size) {
  // The clock is asked rarely: a look costs more than most allocations.
  if ((++calls_ & 4095U) == 0 && std::chrono::steady_clock::now() > until_)
    std::longjmp(out_of_bounds, 1);
  const unsigned which = class_of(size);
  if (which >= classes) std::longjmp(out_of_bounds, 1);
  if (Free* block = free_[which]) {
    free_[which] = block->next;
    return block;
  }
  auto* block = static_cast<std::byte*>(fresh((std::size_t{16} << which) + header));
  if (block == nullptr) std::longjmp(out_of_bounds, 1);
  new (block) unsigned(which);
  return block + header;
}

void Arena::give(void* block) {
  if (block == nullptr) return;
  const unsigned which = *reinterpret_cast<unsigned*>(static_cast<std::byte*>(block) - header);
  free_[which] = new (block) Free{free_[which]};
}

void* Arena::fresh(std::size_t size) {
  if (size > left_) {
    const std::size_t want = size > chunk ? size : chunk;
    if (taken_ + want > limit_) return nullptr;
    auto* bytes = new (std::nothrow) std::byte[want];
    if (bytes == nullptr) return nullptr;
    blocks_.emplace_back(bytes);
    taken_ += want;
    at_ = bytes;
    left_ = want;
  }
  void* block = at_;
  at_ += size;
  left_ -= size;
  return block;
}

} // namespace sidestep
