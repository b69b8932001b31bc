// Blocks to paste.
#include "query/output/quotes.hpp"

#include "common/model/json.hpp"
#include "common/text.hpp"
#include "common/url.hpp"
#include "query/output/message_json.hpp"
#include "query/output/wording.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sidestep::query {
namespace {

// Who said it, as an article would put it.
std::string speaker(const MessageRecord& message) {
  const std::string body = clean(message.authority_name);
  switch (message.by) {
  case By::authority:
    return body.empty() ? "The public body" : body;
  case By::requester:
    return message.kind == Kind::petition ? "A petition: " + clean(message.title)
                                          : "The requester" + (body.empty() ? "" : ", to " + body);
  case By::public_:
    break;
  }
  return "An annotation on the request" + (body.empty() ? "" : " to " + body);
}

std::string what(const MessageRecord& message) {
  if (message.revised) return " (revised response)";
  if (message.superseded) return " (original response, since revised)";
  if (message.kind == Kind::attachment && !message.filename.empty())
    return " (attachment " + clean(message.filename) + ")";
  return "";
}

std::string captured(const MessageRecord& message) {
  return "Captured on " + day_words(message.proof.captured) +
         (message.is_private ? ", while signed in: not public" : "");
}

// Links only what is a web address, and nothing that could end the link early.
std::string link_of(const MessageRecord& message) {
  if (!parse_url(message.url)) return "";
  std::string out;
  for (const char c : message.url) {
    if (c == '(' || c == ')' || c == '<' || c == '>' || c == ' ' || c == '"' || c == '\'')
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    else
      out += c;
  }
  return clean(out);
}

} // namespace

std::string quote_text(const MessageRecord& message, std::string_view quote,
                       const Terminal& terminal) {
  std::string out = wrap(fmt::format("\"{}\"", quote), terminal.columns) + "\n";
  out += wrap(fmt::format("{}{}, {}", speaker(message), what(message), day_words(message.date)),
              terminal.columns) +
         "\n";
  out += clean(message.url) + "\n";
  out += captured(message) + "\n";
  return out + terminal.paint("sha256 " + clean(message.proof.sha256), Hue::dim) + "\n";
}

std::string quote_markdown(const MessageRecord& message, std::string_view quote) {
  std::string out;
  for (const std::string_view line : split(quote, '\n'))
    out += line.empty() ? ">\n" : "> " + escape_markdown(line) + "\n";
  const std::string name = escape_markdown(speaker(message));
  const std::string link = link_of(message);
  out += fmt::format(">\n> \u2014 {}{}, {}. {}; sha256 `{}`\n",
                     link.empty() ? name : fmt::format("[{}]({})", name, link),
                     escape_markdown(what(message)), day_words(message.date), captured(message),
                     clean(message.proof.sha256));
  return out;
}

std::string quote_html(const MessageRecord& message, std::string_view quote) {
  const std::string link = escape_html(link_of(message));
  std::string out = link.empty() ? "<figure><blockquote>\n"
                                 : fmt::format("<figure><blockquote cite=\"{}\">\n", link);
  for (const std::string_view paragraph : split(quote, '\n'))
    if (!paragraph.empty()) out += "<p>" + escape_html(paragraph) + "</p>\n";
  const std::string name = escape_html(speaker(message));
  out += fmt::format(
      "</blockquote>\n<figcaption>{}{}, {}. {}; sha256 <code>{}</code></figcaption></figure>\n",
      link.empty() ? name : fmt::format("<a href=\"{}\">{}</a>", link, name),
      escape_html(what(message)), day_words(message.date), captured(message),
      escape_html(message.proof.sha256));
  return out;
}

std::string quote_line(const MessageRecord& message, std::string_view quote) {
  return line_of(nlohmann::ordered_json{{"schema", "sidestep.quote/1"},
                                        {"id", message.id},
                                        {"quote", quote},
                                        {"authority_name", text_or_null(message.authority_name)},
                                        {"date", text_or_null(message.date)},
                                        {"url", message.url},
                                        {"captured", message.proof.captured},
                                        {"sha256", message.proof.sha256}}) +
         "\n";
}

} // namespace sidestep::query
