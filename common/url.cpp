// URLs through uriparser, copied into plain parts at once: its own structures
// point into the text that was parsed.
#include "common/url.hpp"

#include "common/text.hpp"

#include <memory>
#include <uriparser/Uri.h>

namespace sidestep {

namespace {

constexpr std::size_t longest_url = 8192;

std::string text_of(const UriTextRangeA& range) {
  return range.first == nullptr ? std::string() : std::string(range.first, range.afterLast);
}

struct Parsed {
  UriUriA uri{};
  bool good = false;
  explicit Parsed(const std::string& text) {
    good = uriParseSingleUriA(&uri, text.c_str(), nullptr) == URI_SUCCESS;
  }
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;
  ~Parsed() {
    if (good) uriFreeUriMembersA(&uri);
  }
};

std::string path_of(const UriUriA& uri) {
  std::string path;
  for (const UriPathSegmentA* segment = uri.pathHead; segment != nullptr; segment = segment->next)
    path += "/" + text_of(segment->text);
  return path.empty() ? "/" : path;
}

// Browsers and people leave blanks and non-ASCII in URLs; RFC 3986 does not.
std::string ascii_url(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F || c == '"' || c == '<' || c == '>' || c == '\\' || c == '^' ||
        c == '`' || c == '{' || c == '|' || c == '}' || c == '[' || c == ']') {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    } else {
      out += c;
    }
  }
  return out;
}

Result<Url> from_uri(const UriUriA& uri, std::string_view shown) {
  Url url;
  url.scheme = lower_ascii(text_of(uri.scheme));
  if (url.scheme != "http" && url.scheme != "https")
    return fail(Code::usage, "'{}' is not a web address: http:// or https:// was expected", shown);
  if (uri.userInfo.first != nullptr)
    return fail(Code::usage, "'{}' holds a user name; such addresses are not asked", shown);
  url.host = lower_ascii(text_of(uri.hostText));
  if (url.host.empty()) return fail(Code::usage, "'{}' names no host", shown);
  if (const std::string port = text_of(uri.portText); !port.empty()) {
    if (port.size() > 5 || std::stol(port) > 65535 || std::stol(port) == 0)
      return fail(Code::usage, "'{}' has port {}; 1 to 65535 was expected", shown, port);
    url.port = static_cast<int>(std::stol(port));
  }
  if (url.port == (url.scheme == "http" ? 80 : 443)) url.port = 0;
  url.path = path_of(uri);
  url.query = text_of(uri.query);
  url.fragment = text_of(uri.fragment);
  return url;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

} // namespace

std::string Url::origin() const {
  std::string out = scheme + "://" + host;
  if (port != 0) out += ":" + std::to_string(port);
  return out;
}

std::string Url::text() const { return origin() + path + (query.empty() ? "" : "?" + query); }

std::string Url::with_fragment() const {
  return fragment.empty() ? text() : text() + "#" + fragment;
}

int Url::effective_port() const { return port != 0 ? port : (scheme == "http" ? 80 : 443); }

Result<Url> parse_url(std::string_view text) {
  if (text.size() > longest_url)
    return fail(Code::usage, "a web address of {} bytes is too long; the limit is {}", text.size(),
                longest_url);
  const std::string plain = ascii_url(trim(text));
  const Parsed parsed(plain);
  if (!parsed.good) return fail(Code::usage, "'{}' is not a web address", text);
  return from_uri(parsed.uri, text);
}

Result<Url> resolve_url(const Url& base, std::string_view reference) {
  if (reference.size() > longest_url)
    return fail(Code::usage, "a link of {} bytes is too long; the limit is {}", reference.size(),
                longest_url);
  const std::string base_text = base.text();
  const std::string plain = ascii_url(trim(reference));
  const Parsed from(base_text);
  const Parsed to(plain);
  if (!from.good || !to.good) return fail(Code::usage, "'{}' is not a link", reference);
  UriUriA joined{};
  if (uriAddBaseUriA(&joined, &to.uri, &from.uri) != URI_SUCCESS) {
    uriFreeUriMembersA(&joined);
    return fail(Code::usage, "'{}' is not a link", reference);
  }
  auto result = from_uri(joined, reference);
  uriFreeUriMembersA(&joined);
  return result;
}

std::string percent_decode(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
        hex_value(text[at + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string percent_encode(std::string_view text, std::string_view keep) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain || keep.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> query_pairs(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> pairs;
  const auto decoded = [](std::string_view part) {
    std::string text(part);
    for (char& c : text)
      if (c == '+') c = ' ';
    return percent_decode(text);
  };
  for (const std::string_view part : split(query, '&')) {
    if (part.empty()) continue;
    const auto equals = part.find('=');
    pairs.emplace_back(decoded(part.substr(0, equals)),
                       equals == std::string_view::npos ? "" : decoded(part.substr(equals + 1)));
  }
  return pairs;
}

} // namespace sidestep
