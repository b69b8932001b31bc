// Invented threads in the shape of a real site's: about five and a half
// messages, a page of about 38 KB of which the letters are a seventh. Thread i
// is the same at every size of the corpus.
#pragma once

#include "tests/sites/sample.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sidestep::bench {

std::vector<sample::Body> make_bodies();

// `more` messages are added behind those that the thread has: a thread that
// changed.
sample::Request make_thread(std::uint32_t number, const std::vector<sample::Body>& bodies,
                            std::size_t more = 0);

// Text of a message as the mined and the full-text indexes of the peers take it.
struct Letter {
  std::string id{};
  std::string text{};
};
std::vector<Letter> letters_of(const sample::Request& request);

// The page as an operator's theme dresses it: menus, scripts, similar requests,
// links at the foot. Without it a page is mostly letters, as no page is.
std::string dressed(std::string page, std::uint32_t number);

} // namespace sidestep::bench
