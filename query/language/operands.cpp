// Reading operands, each kind by its own rule.
#include "query/language/operands.hpp"

#include "common/calendar.hpp"
#include "common/text.hpp"
#include "common/words.hpp"
#include "indexer/store/schema.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>

namespace sidestep::query {
namespace {

namespace store = indexer::store;
namespace chrono = std::chrono;

constexpr std::array<std::string_view, 5> polarity_names{"asserted", "tentative", "negated",
                                                         "quoted", "any"};
constexpr std::array<std::string_view, 4> laws{"foia", "eir", "foisa", "eisr"};
constexpr const char* day_hint = "a day is 2014-06-30, a month 2014-06, a year 2014; ranges are "
                                 "2012..2014, 2012-06.., ..2014; 30d.. is the last 30 days "
                                 "(d, w, m, y)";

std::optional<long> whole(std::string_view text) {
  long out = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (failed != std::errc{} || end != text.data() + text.size() || out < 0) return std::nullopt;
  return out;
}

// Earlier ones have no four digits, and would not sort.
constexpr int first_year = 1000;
constexpr Day first_day{chrono::year{first_year} / 1 / 1};

struct Days {
  Day first{};
  Day last{};
};

std::optional<Days> month_of(long year, long month) {
  if (year < first_year || year > 9999 || month < 1 || month > 12) return std::nullopt;
  const chrono::year_month at{chrono::year{static_cast<int>(year)},
                              chrono::month{static_cast<unsigned>(month)}};
  return Days{Day{at / 1}, Day{at / chrono::last}};
}

Day today() { return chrono::floor<chrono::days>(now()); }

// "30d": the day that long before today.
std::optional<Days> relative(std::string_view text) {
  if (text == "today") return Days{today(), today()};
  if (text.size() < 2 || text.size() > 5) return std::nullopt;
  const std::optional<long> n = whole(text.substr(0, text.size() - 1));
  if (!n) return std::nullopt;
  const auto one = [](Day day) -> std::optional<Days> {
    if (day < first_day) return std::nullopt;
    return Days{day, day};
  };
  const auto days = [&](long each) { return one(today() - chrono::days{*n * each}); };
  const auto months = [&](long each) {
    chrono::year_month_day date{today()};
    date -= chrono::months{*n * each};
    return one(date.ok() ? Day{date} : Day{date.year() / date.month() / chrono::last});
  };
  switch (text.back()) {
  case 'd':
    return days(1);
  case 'w':
    return days(7);
  case 'm':
    return months(1);
  case 'y':
    return months(12);
  default:
    return std::nullopt;
  }
}

std::optional<Days> days_of(std::string_view text) {
  if (const auto day = parse_day(text)) return Days{*day, *day};
  if (text.size() == 4) {
    const auto year = whole(text);
    if (!year) return relative(text);
    const auto first = month_of(*year, 1);
    const auto last = month_of(*year, 12);
    if (!first || !last) return std::nullopt;
    return Days{first->first, last->last};
  }
  if (text.size() == 7 && text[4] == '-') {
    const auto year = whole(text.substr(0, 4));
    const auto month = whole(text.substr(5));
    if (year && month) return month_of(*year, *month);
  }
  return relative(text);
}

class Operand {
public:
  Operand(std::string_view query, const FieldRow& field, const Token& token)
      : query_(query), field_(field), token_(token) {
    node_.field = &field;
    node_.at = token.place.at;
    node_.size = token.place.size;
  }

  Result<Node> read() {
    if (trim(token_.text).empty()) return empty();
    switch (field_.type) {
    case FieldType::text:
      return text();
    case FieldType::day:
    case FieldType::month:
    case FieldType::number:
      return range();
    case FieldType::says:
      return says();
    case FieldType::cites:
      return cites();
    case FieldType::choice:
    case FieldType::mode:
      return choice();
    case FieldType::value:
    case FieldType::pattern: // read by the parser, which knows the patterns
      break;
    }
    return value(store::value_form(token_.text));
  }

private:
  tl::unexpected<Error> wrong(std::string message, std::string hint = "") const {
    return fail_at(query_, token_.operand.size == 0 ? token_.place : token_.operand,
                   std::move(message), std::move(hint));
  }

  Result<Node> empty() const {
    if (field_.type == FieldType::number)
      return wrong(
          fmt::format("{}: has no value", field_.name),
          fmt::format("did your shell take a > or <? write {}:21.. for 21 or more", field_.name));
    return wrong(fmt::format("{}: has no value", field_.name),
                 fmt::format("write it without a blank behind the colon, like {}", field_.example));
  }

  Result<Node> value(std::string form) {
    if (field_.name == "status") std::replace(form.begin(), form.end(), ' ', '_');
    if (form.find('*') != std::string::npos) return beginning(std::move(form));
    node_.type = Type::value;
    node_.value = std::move(form);
    return node_;
  }

  // "work*": every value, or word, that begins so.
  Result<Node> beginning(std::string form) {
    const bool may = field_.type == FieldType::value || field_.type == FieldType::text;
    const bool quoted = token_.type == TokenType::quoted;
    if (!may || quoted || form.find('*') != form.size() - 1 || form.size() < 2)
      return wrong("a * stands at the end of a value alone",
                   fmt::format("sidestep fields {} BEGINNING lists the values", field_.name));
    form.pop_back();
    node_.type = Type::beginning;
    node_.words = {std::move(form)};
    return node_;
  }

  Result<Node> text() {
    if (const std::size_t star = token_.text.find('*'); star != std::string::npos) {
      const Words words = words_of(std::string_view(token_.text).substr(0, star));
      if (words.size() != 1) return wrong("a * stands at the end of one word alone");
      return beginning(std::string(words.front().folded) + token_.text.substr(star));
    }
    for (const Word& word : words_of(token_.text))
      node_.words.emplace_back(word.folded);
    if (node_.words.empty()) return wrong("there is no word in this");
    node_.type =
        token_.type == TokenType::quoted || node_.words.size() > 1 ? Type::phrase : Type::word;
    return node_;
  }

  Result<Node> choice() {
    const std::string given = store::value_form(token_.text);
    const std::string_view own = store::own_value(field_, given);
    if (std::find(field_.choices.begin(), field_.choices.end(), own) == field_.choices.end()) {
      std::vector<std::string> known(field_.choices.begin(), field_.choices.end());
      const std::string near = nearest(given, known);
      return wrong(fmt::format("{}: takes {}", field_.name, fmt::join(known, ", ")),
                   near.empty() ? "" : fmt::format("did you mean {}:{}?", field_.name, near));
    }
    return value(std::string(own));
  }

  // Takes "/polarity" off a value's end and checks it.
  Result<std::string> polarity(std::string& form) const {
    const std::size_t slash = form.rfind('/');
    if (slash == std::string::npos) return std::string{};
    std::string name = form.substr(slash + 1);
    if (!is_polarity(name))
      return wrong(fmt::format("\"{}\" is no polarity", for_terminal(name)),
                   "behind the slash: tentative, negated, quoted or any; without one what is "
                   "asserted is found");
    form.erase(slash);
    return name == "asserted" ? std::string{} : "/" + name;
  }

  Result<Node> says() {
    std::string form = store::value_form(token_.text);
    TRY_ASSIGN(const std::string end, polarity(form));
    if (form.empty()) return empty();
    return value(form + end);
  }

  Result<Node> cites() {
    std::string form = store::value_form(token_.text);
    TRY_ASSIGN(const std::string end, polarity(form));
    std::string law;
    const std::size_t colon = form.find(':');
    const std::string start = form.substr(0, colon);
    if (std::find(laws.begin(), laws.end(), start) != laws.end()) {
      if (colon == std::string::npos) return value(start + end);
      law = start + ":";
      form.erase(0, colon + 1);
    }
    const std::string reference = store::canonical_reference(form);
    if (reference.empty())
      return wrong("this is no section or regulation",
                   "write cites:s43, cites:\"s.40(2)\", cites:r12.4.b, or with its law: "
                   "cites:foia:s43 (foia, eir, foisa, eisr)");
    return value(law + reference + end);
  }

  Result<Node> range() {
    const std::string text = store::value_form(token_.text);
    if (text.find_first_of("<>=") != std::string::npos)
      return wrong("comparison signs are not part of the query language",
                   fmt::format("write {}, or {}:..20 for at most 20", field_.example, field_.name));
    const std::size_t dots = text.find("..");
    const std::string low = text.substr(0, dots);
    const std::string high = dots == std::string::npos ? low : text.substr(dots + 2);
    if (low.empty() && high.empty()) return empty();
    return field_.type == FieldType::number ? numbers(low, high) : days(low, high);
  }

  Result<Node> days(const std::string& low, const std::string& high) {
    const auto first = low.empty() ? Days{} : days_of(low);
    const auto last = high.empty() ? Days{} : days_of(high);
    if (!first || !last)
      return wrong(fmt::format("\"{}\" is no day", for_terminal(first ? high : low)), day_hint);
    node_.type = Type::range;
    if (!low.empty()) node_.low = iso(first->first);
    if (!high.empty()) node_.high = iso(last->last);
    if (!low.empty() && !high.empty() && first->first > last->last)
      return wrong("this range ends before it begins");
    return node_;
  }

  Result<Node> numbers(const std::string& low, const std::string& high) {
    const auto first = low.empty() ? 0L : whole(low);
    const auto last = high.empty() ? 0L : whole(high);
    if (!first || !last)
      return wrong(
          fmt::format("\"{}\" is no whole number", for_terminal(first ? high : low)),
          fmt::format("write {}, {}:5 or {}:5..10", field_.example, field_.name, field_.name));
    node_.type = Type::range;
    if (!low.empty()) node_.low = std::to_string(*first);
    if (!high.empty()) node_.high = std::to_string(*last);
    if (!low.empty() && !high.empty() && *first > *last)
      return wrong("this range ends before it begins");
    return node_;
  }

  std::string_view query_;
  const FieldRow& field_;
  const Token& token_;
  Node node_{};
};

} // namespace

bool is_polarity(std::string_view word) {
  return std::find(polarity_names.begin(), polarity_names.end(), word) != polarity_names.end();
}

Result<Node> read_operand(std::string_view query, const FieldRow& field, const Token& token) {
  return Operand(query, field, token).read();
}

} // namespace sidestep::query
