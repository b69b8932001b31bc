// Text of a message to Alaveteli's HTML: escaping, links, paragraphs.
#include "tests/sites/markup.hpp"

#include "tests/sites/folding.hpp"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

namespace sidestep::sample {
namespace {

constexpr std::size_t longest_link = 43; // longer ones are shown as 40 characters and "..."

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

// Links in escaped text; the shown text is cut, the address is whole.
std::string with_links(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    auto start = std::min(text.find("http://", at), text.find("https://", at));
    if (start == std::string_view::npos) break;
    auto end = text.find_first_of(" \t\n<>()[]", start);
    if (end == std::string_view::npos) end = text.size();
    for (const char* mark : {"&gt;", "&lt;", "&quot;"})
      end = std::min(end, text.find(mark, start));
    while (end > start && (text[end - 1] == '.' || text[end - 1] == ',' || text[end - 1] == ';'))
      --end;
    const auto url = text.substr(start, end - start);
    out += text.substr(at, start - at);
    const std::string shown =
        url.size() > longest_link ? std::string(url.substr(0, 40)) + "..." : std::string(url);
    out += fmt::format("<a href=\"{}\">{}</a>", url, shown);
    at = end;
  }
  out += text.substr(at);
  return out;
}

std::string marked(std::string_view text) {
  std::string out = with_links(escape(text));
  replace_all(out, "[email address]", "[<a href=\"/help/officers#mobiles\">email address</a>]");
  replace_all(out, "[mobile number]", "[<a href=\"/help/officers#mobiles\">mobile number</a>]");
  return out;
}

// Blank line: a new paragraph; one newline: newline and a break.
std::string paragraphs(std::string_view html) {
  std::string out = "<p>";
  std::size_t at = 0;
  while (at < html.size()) {
    if (html[at] != '\n') {
      out += html[at++];
      continue;
    }
    std::size_t end = at;
    while (end < html.size() && html[end] == '\n')
      ++end;
    out += end - at > 1 ? "</p>\n\n<p>" : "\n<br />";
    at = end;
  }
  return out + "</p>";
}

} // namespace

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default:
      out += c;
    }
  }
  return out;
}

std::string percent_encoded(std::string_view path) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string out;
  for (const char c : path)
    if (plain.find(c) != std::string_view::npos)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  return out;
}

std::string percent_decoded(std::string_view text) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 &&
        digit(text[i + 2]) >= 0) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

std::string incoming_html(const Message& message, bool unfolded) {
  if (message.text.empty()) return paragraphs("[ Email has no body, please see attachments ]");
  const Folded folded = fold(message.text);
  const auto link = [&](const char* href, const char* words) {
    return fmt::format("<span class=\"unfold_link\"><a href=\"{}#incoming-{}\">{}</a></span>", href,
                       message.id, words);
  };
  if (!folded.anything) return paragraphs(marked(message.text));
  if (unfolded)
    return paragraphs(marked(message.text) + "\n\n" + link("?", "hide quoted sections"));
  const std::string show = link("?unfold=1", "show quoted sections");
  if (folded.only_quoted)
    return paragraphs("[Subject only] " + marked(message.subject) + "\n" + show);
  std::string out = marked(folded.text);
  replace_all(out, folding_mark, show);
  return paragraphs(out);
}

std::string plain_html(std::string_view text) { return paragraphs(marked(text)); }

std::string etag(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037u; // FNV-1a: only has to change with the bytes
  for (const char c : bytes)
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return fmt::format("W/\"{:016x}{:016x}\"", hash, bytes.size());
}

} // namespace sidestep::sample
