// The forms of terms and values. Written and asked for through these functions
// alone, so that both sides agree.
#include "indexer/store/schema.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fmt/format.h>

namespace sidestep::indexer::store {
namespace {

// Xapian takes terms of at most 245 bytes; the hash takes 32 of them.
constexpr std::size_t longest_term = 240;
constexpr std::size_t kept_of_long_value = 140;

// FNV-1a of 64 bits, from two starts. It tells long values apart, nothing more:
// a search links no cryptographic library, which would cost it start-up time.
std::uint64_t fnv(std::string_view bytes, std::uint64_t hash) {
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  return hash;
}

std::string hash_of(std::string_view bytes) {
  return fmt::format("{:016x}{:016x}", fnv(bytes, 0xcbf29ce484222325U),
                     fnv(bytes, 0x9e3779b97f4a7c15U));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

} // namespace

std::string pairs_to_text(const Pairs& pairs) {
  std::string out;
  for (const auto& [first, second] : pairs)
    out += first + "\t" + second + "\n";
  return out;
}

Pairs pairs_from_text(std::string_view text) {
  Pairs out;
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    out.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  return out;
}

std::string value_form(std::string_view value) { return lower_ascii(squeeze(value)); }

std::string term_of(std::string_view prefix, std::string_view value) {
  std::string out(prefix);
  if (prefix.size() + value.size() <= longest_term) return out.append(value);
  out.append(value.substr(0, kept_of_long_value));
  out += '#';
  return out + hash_of(value);
}

std::string id_term(std::string_view id) { return term_of(prefix::id, value_form(id)); }

std::string thread_term(std::string_view thread) {
  return term_of(prefix::thread, value_form(thread));
}

std::string withdrawn_key(std::string_view thread_id) {
  return std::string(metadata::withdrawn) + hash_of(value_form(thread_id));
}

std::string withdrawn_value(int status, std::string_view day, bool first) {
  return fmt::format("{}{} {}", first ? "" : "=", status, day);
}

std::string day_value(std::string_view iso_day) {
  std::string out(iso_day);
  std::erase(out, '-');
  return out;
}

std::string day_from(std::string_view value) {
  if (value.size() != 8) return "";
  return fmt::format("{}-{}-{}", value.substr(0, 4), value.substr(4, 2), value.substr(6));
}

std::string place_value(std::string_view iso_day, std::string_view thread, int order) {
  // \x01 sorts before every byte of an id, so that "a" comes before "ab".
  return fmt::format("{:0>8}{}\x01{:06}", day_value(iso_day), thread, std::clamp(order, 0, 999999));
}

std::string event_value(const Event& event) {
  return fmt::format("{}\x01{:0>8}{:06}{:0>8}{}{}", event.thread, event.day,
                     std::clamp(event.order, 0, 999999), event.as_of, event.calendar,
                     event.message);
}

std::optional<Event> event_from(std::string_view value) {
  constexpr std::size_t fixed = 8 + 6 + 8 + 1; // day, order, as of, calendar
  const std::size_t cut = value.find('\x01');
  if (cut == std::string_view::npos || value.size() - cut - 1 < fixed) return std::nullopt;
  const std::string_view rest = value.substr(cut + 1);
  Event out;
  const auto [end, failed] = std::from_chars(rest.data() + 8, rest.data() + 14, out.order);
  if (failed != std::errc{} || end != rest.data() + 14) return std::nullopt;
  out.thread = value.substr(0, cut);
  out.day = rest.substr(0, 8);
  out.as_of = rest.substr(14, 8);
  out.calendar = rest[fixed - 1];
  out.message = rest.substr(fixed);
  return out;
}

std::string canonical_reference(std::string_view text) {
  const std::string lower = lower_ascii(text);
  std::size_t at = lower.find_first_of("0123456789");
  if (at == std::string::npos) return "";
  std::string word;
  for (std::size_t i = 0; i < at; ++i)
    if (is_letter(lower[i])) word += lower[i];
  std::string out;
  if (word.empty() || word == "s" || word == "ss" || word == "section" || word == "sections")
    out = "s";
  else if (word == "r" || word == "reg" || word == "regs" || word == "regulation" ||
           word == "regulations")
    out = "r";
  else
    return "";
  // Parts are runs of letters or digits; "22A" keeps its letter with the number.
  bool fresh = true;
  for (; at < lower.size(); ++at) {
    const char c = lower[at];
    if (is_digit(c) || is_letter(c)) {
      if (fresh && out.size() > 1) out += '.';
      fresh = false;
      out += c;
    } else {
      fresh = true;
    }
  }
  return out;
}

std::vector<std::string> with_ancestors(std::string_view reference) {
  std::vector<std::string> out;
  while (!reference.empty()) {
    out.emplace_back(reference);
    const std::size_t dot = reference.rfind('.');
    reference = dot == std::string_view::npos ? std::string_view{} : reference.substr(0, dot);
  }
  return out;
}

} // namespace sidestep::indexer::store
