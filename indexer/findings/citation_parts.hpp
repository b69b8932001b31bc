// The parts of a provision's number, "2", "b", "ii": their shapes, the part that
// follows, and what a bare tail inherits from the citation before it. It knows
// no law and reads no heads (citations.cpp).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

enum class Shape { digit, letter, roman };

// "v" and "i" are letters of the alphabet too: what stands before them decides.
Shape shape_after(std::string_view part, const std::vector<std::string>& before);

// What a bare tail means behind an earlier citation: its first part replaces the
// earlier part of the same shape, and what stood deeper goes.
std::vector<std::string> inherit(const std::vector<std::string>& earlier,
                                 const std::vector<std::string>& tail);

// The part one step on: "a" -> "b", "ii" -> "iii", "2" -> "3".
std::optional<std::string> next_part(const std::string& part, Shape shape);

// The shape of the part that stands before place `before`, which is over 0.
Shape last_shape(const std::vector<std::string>& tail, std::size_t before);

// "(iii)" behind "(ii) the map was available under regulation 6(1)(b);" is the
// next point of the text's own list: the mark before it stands by itself there.
// `at` is where the citation begins.
bool counts_points(std::string_view text, std::size_t at, const std::string& part);

} // namespace sidestep::indexer
