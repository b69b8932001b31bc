// Names are told by their first three letters and then compared whole; digits by
// what stands round them. A window too many costs little, one too few would lose a
// date.
#include "indexer/findings/date_windows.hpp"

#include <algorithm>
#include <array>

namespace sidestep::indexer {

namespace {

using Sign = DateWindow::Sign;

// Bytes of what is asked of the words before a date, and of the longest date
// behind its sign: "quarter of the financial year 2023/24".
constexpr std::size_t reach_back = 40;
constexpr std::size_t reach_on = 64;
// Between a month and its digits, with "of" and blanks of three bytes each.
constexpr std::size_t digits_before = 52;
constexpr std::size_t digits_behind = 34;

struct Name {
  std::string_view word;
  std::uint16_t sign;
  std::string_view next{}; // what must follow a word that is common by itself
};
constexpr auto m = DateWindow::month;
constexpr auto s = DateWindow::season;
constexpr auto n = DateWindow::name;
constexpr auto w = DateWindow::weekday;
// The first word of each; as date_words.cpp and date_named.cpp list them.
constexpr std::array names{
    Name{"january", m},
    Name{"february", m},
    Name{"march", m},
    Name{"april", m},
    Name{"may", m},
    Name{"june", m},
    Name{"july", m},
    Name{"august", m},
    Name{"september", m},
    Name{"october", m},
    Name{"november", m},
    Name{"december", m},
    Name{"jan", m},
    Name{"feb", m},
    Name{"mar", m},
    Name{"apr", m},
    Name{"jun", m},
    Name{"jul", m},
    Name{"aug", m},
    Name{"sept", m},
    Name{"sep", m},
    Name{"oct", m},
    Name{"nov", m},
    Name{"dec", m},
    Name{"ionawr", m},
    Name{"chwefror", m},
    Name{"mawrth", m},
    Name{"ebrill", m},
    Name{"mai", m},
    Name{"mehefin", m},
    Name{"gorffennaf", m},
    Name{"awst", m},
    Name{"medi", m},
    Name{"hydref", m},
    Name{"tachwedd", m},
    Name{"rhagfyr", m},
    Name{"spring", s},
    Name{"summer", s},
    Name{"autumn", s},
    Name{"winter", s},
    Name{"christmas", n},
    Name{"boxing", n},
    Name{"new", n, " year"},
    Name{"hogmanay", n},
    Name{"lady", n, " day"},
    Name{"midsummer", n},
    Name{"michaelmas", n},
    Name{"martinmas", n},
    Name{"good", n, " friday"},
    Name{"easter", n},
    Name{"maundy", n},
    Name{"quarter", DateWindow::quarter},
    Name{"monday", w},
    Name{"tuesday", w},
    Name{"wednesday", w},
    Name{"thursday", w},
    Name{"friday", w},
    Name{"saturday", w},
    Name{"sunday", w},
    Name{"mon", w},
    Name{"tues", w},
    Name{"tue", w},
    Name{"weds", w},
    Name{"wed", w},
    Name{"thurs", w},
    Name{"thur", w},
    Name{"thu", w},
    Name{"fri", w},
    Name{"sat", w},
    Name{"sun", w},
};
constexpr std::size_t longest_name = 10;

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// By the three letters at once.
constexpr std::size_t letters = 26;
constexpr std::size_t place_of(char a, char b, char c) {
  return ((static_cast<std::size_t>(a - 'a') * letters) + static_cast<std::size_t>(b - 'a')) *
             letters +
         static_cast<std::size_t>(c - 'a');
}
constexpr std::array<bool, letters * letters * letters> make_begins() {
  std::array<bool, letters * letters * letters> table{};
  for (const Name& name : names)
    table[place_of(name.word[0], name.word[1], name.word[2])] = true;
  return table;
}
constexpr auto begins = make_begins();

class Scanner {
public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<DateWindow> run() {
    for (std::size_t at = 0; at < text_.size();) {
      const char c = text_[at];
      if (is_digit(c))
        at = digits(at);
      else if (is_letter(c))
        at = word(at);
      else
        ++at;
    }
    return std::move(out_);
  }

private:
  struct Run {
    std::size_t start = 0;
    std::size_t end = 0; // 0: none
  };

  std::size_t run_end(std::size_t at) const {
    while (at < text_.size() && is_digit(text_[at]))
      ++at;
    return at;
  }

  std::size_t digits(std::size_t at) {
    const std::size_t end = run_end(at);
    const bool century = text_[at] == '1'
                             ? at + 1 < end && text_[at + 1] == '9'
                             : text_[at] == '2' && at + 1 < end && text_[at + 1] == '0';
    std::uint16_t signs = 0;
    if (end - at == 4 && century) signs |= DateWindow::year;
    if (end + 1 < text_.size() && is_digit(text_[end + 1]) &&
        (text_[end] == '/' || text_[end] == '.' || text_[end] == '-'))
      signs |= DateWindow::joined;
    if (signs != 0) add(at, end, signs);
    before_ = last_;
    last_ = {at, end};
    return end;
  }

  std::size_t word(std::size_t at) {
    std::size_t end = at + 1;
    while (end < text_.size() && is_letter(text_[end]))
      ++end;
    const std::uint16_t sign = sign_of(at, end);
    if (sign == DateWindow::month)
      month(at, end);
    else if (sign != 0)
      add(at, end, sign);
    return end;
  }

  std::uint16_t sign_of(std::size_t at, std::size_t end) const {
    const char a = lower(text_[at]);
    const std::size_t size = end - at;
    if (size < 3) {
      if (size == 1 && a == 'q') return DateWindow::quarter; // "Q3"
      const bool saint = size == 2 && a == 's' && lower(text_[at + 1]) == 't';
      return saint ? DateWindow::name : 0; // St Andrew's day
    }
    if (size > longest_name || !begins[place_of(a, lower(text_[at + 1]), lower(text_[at + 2]))])
      return 0;
    for (const Name& name : names)
      if (name.word.size() == size && reads(name.word, at))
        return reads(name.next, end) ? name.sign : 0;
    return 0;
  }

  bool reads(std::string_view word, std::size_t at) const {
    return text_.size() - at >= word.size() &&
           std::equal(word.begin(), word.end(), text_.substr(at).begin(),
                      [](char x, char y) { return x == lower(y); });
  }

  void month(std::size_t at, std::size_t end) {
    std::uint16_t signs = DateWindow::month;
    std::size_t from = at;
    std::size_t to = end;
    if (last_.end != 0 && last_.end + digits_before >= at) {
      signs |= DateWindow::day_month;
      from = last_.start;
      if (before_.end != 0 && before_.end + digits_before >= last_.start) {
        signs |= DateWindow::days_month;
        from = before_.start;
      }
    }
    if (month_end_ != 0 && month_end_ + digits_behind >= at) signs |= DateWindow::months;
    const std::size_t limit = std::min(text_.size(), end + digits_behind);
    std::size_t next = end;
    while (next < limit && !is_digit(text_[next]))
      ++next;
    if (next < limit) {
      to = run_end(next);
      signs |= DateWindow::month_digits;
      if (to - next <= 2) signs |= DateWindow::month_day;
    }
    month_end_ = end;
    add(from, to, signs);
  }

  void add(std::size_t from, std::size_t to, std::uint16_t signs) {
    std::size_t start = from > reach_back ? from - reach_back : 0;
    const std::size_t end = std::min(to + reach_on, text_.size());
    while (!out_.empty() && out_.back().end >= start) {
      start = std::min(start, out_.back().start);
      signs |= out_.back().signs;
      out_.pop_back();
    }
    out_.push_back({start, std::max(end, reached_), signs});
    reached_ = out_.back().end;
  }

  std::string_view text_;
  Run last_{};   // the last digits
  Run before_{}; // and those before them
  std::size_t month_end_ = 0;
  std::size_t reached_ = 0;
  std::vector<DateWindow> out_{};
};

} // namespace

std::vector<DateWindow> date_windows(std::string_view text) { return Scanner(text).run(); }

} // namespace sidestep::indexer
