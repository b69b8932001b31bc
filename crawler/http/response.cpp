// Reads the exchange through the WARC room's own HTTP reader, so that what the
// crawler judges is what the archive will give back.
#include "crawler/http/response.hpp"

#include "archive/warc/http.hpp"
#include "common/text.hpp"

#include <array>

namespace sidestep::crawler {
namespace {

Response read_head(const archive::warc::HttpMessage& message) {
  Response response;
  response.status = message.status();
  for (const auto& [name, value] : message.fields)
    response.fields.emplace_back(name, value);
  return response;
}

std::string cut_reason(std::string_view truncated) {
  if (truncated == "length") return "it is larger than [crawl] max_body_mb";
  if (truncated == "time") return "it took too long";
  if (truncated == "disconnect") return "the connection broke off";
  return "";
}

} // namespace

std::string Response::field(std::string_view name) const {
  for (const auto& [key, value] : fields)
    if (iequals(key, name)) return value;
  return "";
}

std::string Response::media_type() const {
  return archive::warc::media_type(field("Content-Type"));
}

bool Response::redirect() const {
  const bool moved =
      status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  return moved && !field("Location").empty();
}

Response response_of(const archive::Exchange& exchange, std::size_t body_limit) {
  const std::string block = exchange.head + exchange.body;
  const auto message = archive::warc::read_http(block);
  Response response = read_head(message);
  response.problem = cut_reason(exchange.truncated);
  auto body = archive::warc::decode_content(archive::warc::payload_of(message),
                                            message.field("Content-Encoding"), body_limit,
                                            !exchange.truncated.empty());
  if (body)
    response.body = std::move(*body);
  else if (response.problem.empty())
    response.problem = body.error().message;
  return response;
}

Response response_of(std::string_view head, std::string payload) {
  Response response = read_head(archive::warc::read_http(head));
  response.body = std::move(payload);
  return response;
}

} // namespace sidestep::crawler
