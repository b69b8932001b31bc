// toml++ tells where things stand; the edit is one of text, for writing the
// parsed file back would sort its keys and drop its comments. The edited text
// is parsed again: it must differ in this one value alone.
#include "keeper/contact.hpp"

#include "common/text.hpp"
#include "common/toml.hpp"
#include "common/toml_guard.hpp"
#include "common/url.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <sstream>

namespace sidestep::keeper {
namespace {

constexpr std::size_t longest = 254; // of a mail address, RFC 5321

bool is_mail(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0) return false;
  const auto domain = text.substr(at + 1);
  const auto dot = domain.rfind('.');
  const auto plain = [](std::string_view part, std::string_view more) {
    return std::all_of(part.begin(), part.end(), [&](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             more.find(c) != std::string_view::npos;
    });
  };
  return plain(text.substr(0, at), ".!#$%&'*+-/=?^_`{|}~") && plain(domain, "-.") &&
         dot != std::string_view::npos && dot != 0 && dot + 2 < domain.size() &&
         domain.find("..") == std::string_view::npos && domain.front() != '-';
}

bool is_address(std::string_view text) {
  const bool printable = std::all_of(text.begin(), text.end(), [](char c) {
    return c > ' ' && c < 0x7f && c != '"' && c != '\\' && c != '<' && c != '>';
  });
  if (!printable || !text.starts_with("https://")) return false;
  const auto url = parse_url(text);
  return url && url->host.find('.') != std::string::npos;
}

std::optional<toml::table> parsed(std::string_view text) {
  if (line_beyond_ascii(text)) return std::nullopt;
  auto result = toml::parse(text);
  if (!result) return std::nullopt;
  return std::move(result).table();
}

// The byte at which a line (1 = the first) and column of toml++ stand.
// Columns count code points.
std::size_t byte_at(std::string_view text, const toml::source_position& position) {
  std::size_t at = 0;
  for (unsigned line = 1; line < position.line && at < text.size(); ++at)
    if (text[at] == '\n') ++line;
  for (unsigned column = 1; column < position.column && at < text.size(); ++column) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
      ++at;
  }
  return at;
}

std::string inserted(std::string_view text, std::size_t at, std::string_view more) {
  return std::string(text.substr(0, at)).append(more).append(text.substr(at));
}

// The text with a new key; nothing where [crawl] is written in an odd way.
std::string added(std::string_view text, const toml::table* crawl, const std::string& value) {
  const std::string_view newline = text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
  if (crawl == nullptr) {
    std::string out(text);
    if (!out.empty() && !out.ends_with('\n')) out += newline;
    if (!out.empty()) out += newline;
    return out + fmt::format("[crawl]{}contact = {}{}", newline, value, newline);
  }
  const auto at = byte_at(text, crawl->source().begin);
  if (crawl->is_inline() && at < text.size() && text[at] == '{')
    return inserted(text, at + 1,
                    fmt::format(" contact = {}{}", value, crawl->empty() ? " " : ","));
  if (at < text.size() && text[at] == '[') { // [crawl]: on a line of its own behind it
    const auto end = text.find('\n', at);
    if (end == std::string_view::npos)
      return fmt::format("{}{}contact = {}{}", text, newline, value, newline);
    return inserted(text, end + 1, fmt::format("contact = {}{}", value, newline));
  }
  // Dotted keys, crawl.x = ...: one more of them at the top, where no table is open.
  return inserted(text, 0, fmt::format("crawl.contact = {}{}", value, newline));
}

// Whether `after` is `before` with this contact and no other difference.
bool only_contact_changed(toml::table before, std::string_view text, std::string_view contact) {
  auto after = parsed(text);
  if (!after || (*after)["crawl"]["contact"].value_or<std::string_view>("") != contact)
    return false;
  after->at_path("crawl").as_table()->erase("contact");
  if (auto* crawl = before["crawl"].as_table())
    crawl->erase("contact");
  else
    before.insert("crawl", toml::table{});
  return before == *after;
}

} // namespace

Result<void> check_contact(std::string_view contact) {
  if (contact.size() <= longest && (is_mail(contact) || is_address(contact))) return {};
  return hinted(fail(Code::usage, "\"{}\" is neither an e-mail address nor an https address",
                     for_terminal(contact)),
                "give one that a site's operator can reach you by: me@example.org");
}

Result<std::string> with_contact(std::string_view text, std::string_view contact) {
  const auto before = parsed(text);
  if (!before) return fail(Code::config, "the configuration file is not TOML");
  const std::string value = fmt::format("\"{}\"", contact);
  const auto* crawl = (*before)["crawl"].as_table();
  const auto* old = crawl ? crawl->get("contact") : nullptr;
  std::string out;
  if (old != nullptr) {
    const auto begin = byte_at(text, old->source().begin);
    const auto end = byte_at(text, old->source().end);
    out = std::string(text.substr(0, begin)).append(value).append(text.substr(end));
  } else {
    out = added(text, crawl, value);
  }
  if (!only_contact_changed(*before, out, contact))
    return hinted(
        fail(Code::config, "the configuration file is written in a way that is not safe to edit"),
        fmt::format("put this into its [crawl] table yourself: contact = {}", value));
  return out;
}

} // namespace sidestep::keeper
