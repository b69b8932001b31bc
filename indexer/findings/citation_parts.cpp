// Shapes of the parts and what follows from them.
#include "indexer/findings/citation_parts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sidestep::indexer {

namespace {

constexpr std::array<std::string_view, 10> romans{"i",  "ii",  "iii",  "iv", "v",
                                                  "vi", "vii", "viii", "ix", "x"};

Shape shape_of(std::string_view part) {
  if (part[0] >= '0' && part[0] <= '9') return Shape::digit;
  const bool roman = part.find_first_not_of("ivx") == std::string_view::npos;
  return roman ? Shape::roman : Shape::letter;
}

// "ii" before "iii", "a" before "b"; "" before the first.
std::string part_before(const std::string& part) {
  const auto roman = std::find(romans.begin(), romans.end(), part);
  if (roman != romans.end()) return std::string(roman == romans.begin() ? "" : *(roman - 1));
  if (part.size() > 1 || part == "a" || part == "1") return {};
  return std::string(1, static_cast<char>(part[0] - 1));
}

} // namespace

Shape shape_after(std::string_view part, const std::vector<std::string>& before) {
  const Shape shape = shape_of(part);
  if (shape != Shape::roman || part.size() > 1) return shape;
  if (before.empty()) return Shape::letter;
  const std::string& last = before.back();
  if (shape_of(last) == Shape::digit) return Shape::letter;
  return last.size() == 1 && last[0] + 1 == part[0] && last != "i" ? Shape::letter : Shape::roman;
}

std::vector<std::string> inherit(const std::vector<std::string>& earlier,
                                 const std::vector<std::string>& tail) {
  std::vector<Shape> shapes;
  for (std::size_t i = 0; i < earlier.size(); ++i)
    shapes.push_back(shape_after(
        earlier[i], {earlier.begin(), earlier.begin() + static_cast<std::ptrdiff_t>(i)}));
  const Shape wanted = shape_after(tail[0], earlier);
  std::size_t keep = earlier.size();
  for (std::size_t i = 0; i < shapes.size(); ++i)
    if (shapes[i] == wanted) keep = i;
  std::vector<std::string> out(earlier.begin(),
                               earlier.begin() + static_cast<std::ptrdiff_t>(keep));
  out.insert(out.end(), tail.begin(), tail.end());
  return out;
}

std::optional<std::string> next_part(const std::string& part, Shape shape) {
  if (shape == Shape::roman) {
    const auto at = std::find(romans.begin(), romans.end(), part);
    if (at == romans.end() || at + 1 == romans.end()) return std::nullopt;
    return std::string(*(at + 1));
  }
  if (shape == Shape::letter && part.size() == 1 && part[0] < 'z')
    return std::string(1, static_cast<char>(part[0] + 1));
  if (shape == Shape::digit && part.find_first_not_of("0123456789") == std::string::npos)
    return std::to_string(std::stoi(part) + 1);
  return std::nullopt;
}

Shape last_shape(const std::vector<std::string>& tail, std::size_t before) {
  const auto end = tail.begin() + static_cast<std::ptrdiff_t>(before);
  return shape_after(tail[before - 1], {tail.begin(), end - 1});
}

bool counts_points(std::string_view text, std::size_t at, const std::string& part) {
  constexpr std::size_t longest_point = 800;
  const std::string mark = part_before(part);
  if (mark.empty()) return false;
  const std::size_t floor = at > longest_point ? at - longest_point : 0;
  const auto found = text.substr(floor, at - floor).rfind("(" + mark + ") ");
  if (found == std::string_view::npos) return false;
  const std::size_t place = floor + found;
  if (place == 0) return true;
  std::size_t behind = place - 1;
  while (behind > 0 && (text[behind] == ' ' || text[behind] == '\n'))
    --behind;
  const char last = text[behind];
  return behind + 1 < place &&
         (last == ':' || last == ';' || last == '.' || last == ',' || text[place - 1] == '\n');
}

} // namespace sidestep::indexer
