// Collects the date forms of a text pass by pass. What an earlier pass took, a
// later one cannot take again; nothing inside a web address or a reference is
// a date.
#pragma once

#include "indexer/findings/date_forms.hpp"
#include "indexer/findings/date_windows.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <re2/re2.h>
#include <string_view>
#include <vector>

namespace sidestep::indexer {

using Piece = re2::StringPiece;

inline int number(Piece digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Collects forms, the earlier passes first: what overlaps a taken one is dropped.
class Collector {
public:
  Collector(std::string_view text, int anchor_year)
      : text_(text), windows_(date_windows(text)), anchor_year_(anchor_year) {}

  // Calls f(groups) for each match in a window that has one of the signs; f
  // gives a form or nothing.
  template <std::size_t N, class F> void pass(const RE2& pattern, std::uint16_t signs, F f) {
    for (const DateWindow& window : windows_)
      if ((window.signs & signs) != 0) pass_window<N>(pattern, window, f);
  }

  template <std::size_t N, class F>
  void pass_window(const RE2& pattern, const DateWindow& window, F& f) {
    const Piece whole(text_.data(), text_.size());
    std::array<Piece, N + 1> groups;
    std::size_t at = window.start;
    while (at <= window.end && pattern.Match(whole, at, window.end, RE2::UNANCHORED, groups.data(),
                                             static_cast<int>(N + 1))) {
      // f may leave the tail of the match out: what it left in groups[0] counts.
      std::optional<DateForm> form = f(groups);
      const auto start = static_cast<std::size_t>(groups[0].data() - text_.data());
      std::size_t end = start + groups[0].size();
      if (end > start && text_[end - 1] == '.') --end; // the sentence's, or an abbreviation's
      if (form) {
        form->start = start;
        form->end = end;
        take(*form);
      }
      at = std::max(end, start + 1);
    }
  }

  void take(const DateForm& form) {
    const auto next = forms_.lower_bound(form.start);
    if (next != forms_.end() && next->second.start < form.end) return;
    if (next != forms_.begin() && std::prev(next)->second.end > form.start) return;
    if (!in_address(form)) forms_.emplace(form.start, form);
  }

  // "1998", "'98", "98": a two-digit year is never more than five years ahead.
  std::optional<int> year_of(Piece digits) const {
    if (digits.empty()) return std::nullopt;
    const int value = number(digits);
    if (digits.size() == 4) return value;
    const int century = anchor_year_ - anchor_year_ % 100;
    return century + value > anchor_year_ + 5 ? century - 100 + value : century + value;
  }
  int anchor_year() const { return anchor_year_; }
  std::string_view text() const { return text_; }
  std::string_view before(Piece piece) const {
    const auto at = static_cast<std::size_t>(piece.data() - text_.data());
    const std::size_t from = at > 24 ? at - 24 : 0;
    return text_.substr(from, at - from);
  }
  std::string_view after(Piece piece) const {
    return text_.substr(static_cast<std::size_t>(piece.data() - text_.data()) + piece.size(), 24);
  }
  char next(Piece piece) const {
    const auto at = static_cast<std::size_t>(piece.data() - text_.data()) + piece.size();
    return at < text_.size() ? text_[at] : ' ';
  }
  std::vector<DateForm> forms() const {
    std::vector<DateForm> out;
    for (const auto& [start, form] : forms_)
      out.push_back(form);
    return out;
  }

private:
  // Inside a web address, an e-mail address or a reference such as FOI/2023/298.
  bool in_address(const DateForm& form) const {
    std::size_t from = form.start;
    while (from > 0 && form.start - from < 300 && static_cast<unsigned char>(text_[from - 1]) > ' ')
      --from;
    const std::string_view head = text_.substr(from, form.start - from);
    if (head.find("://") != std::string_view::npos || head.find("www.") != std::string_view::npos)
      return true;
    if (form.shape == DateForm::Shape::month || form.shape == DateForm::Shape::season) return false;
    const char last = head.empty() ? ' ' : head.back();
    return last == '/' || last == '_' || last == '#' || last == '\\' ||
           (last >= '0' && last <= '9') || (last == '-' && head.size() > 1);
  }

  std::string_view text_;
  std::vector<DateWindow> windows_;
  int anchor_year_;
  std::map<std::size_t, DateForm> forms_; // by start: what overlaps is found at once
};

} // namespace sidestep::indexer
