// Makes the addresses to ask and the ones to print. The newest shapes alone:
// sites before Alaveteli 0.45 take them too.
#include "sites/address.hpp"
#include "sites/paths.hpp"

namespace sidestep::sites {

namespace {

// A file's name in a path, encoded one way whatever way it came.
std::string encoded(std::string_view part) { return percent_encode(part, "-_.~"); }

} // namespace

std::string thread_url(const Source& source, std::string_view thread, bool archived) {
  if (!is_petitions(source)) return source.url + "/request/" + encoded(thread);
  return source.url + (archived ? "/archived/petitions/" : "/petitions/") + encoded(thread);
}

std::string json_url(const Source& source, std::string_view thread, bool archived) {
  return thread_url(source, thread, archived) + ".json";
}

std::string page_url(const Source& source, std::string_view thread, bool archived) {
  if (is_petitions(source)) return json_url(source, thread, archived);
  return thread_url(source, thread) + "?unfold=1";
}

std::string message_url(const Source& source, const Id& id, bool archived, bool original) {
  const std::string page = thread_url(source, id.thread, archived);
  if (!is_petitions(source)) {
    // An attachment's own URL holds its file name, which no id tells.
    const std::string message = id.message.substr(0, id.message.find('/'));
    return message.empty() ? page : page + "#" + message;
  }
  if (!id.message.starts_with("response")) return page;
  if (original) return page + "#other-business";
  return archived ? page : page + "?reveal_response=yes#response-threshold";
}

std::string attachment_url(const Source& source, std::string_view href) {
  const auto base = parse_url(source.url + "/");
  if (!base) return "";
  const auto url = resolve_url(*base, href);
  if (!url) return "";
  const auto address = read_address({source}, url->text());
  if (!address || address->what != What::attachment || address->part == 0 || address->file.empty())
    return "";
  const std::string message = address->id.message.substr(sizeof("incoming-") - 1);
  return thread_url(source, address->id.thread) + "/response/" + message + "/attach/" +
         std::to_string(address->part) + "/" + encoded(address->file);
}

std::string attachment_url(const Source& source, std::string_view thread, std::string_view href) {
  constexpr std::string_view request = "/request/";
  constexpr std::string_view response = "response/";
  if (std::string url = attachment_url(source, href); !url.empty()) return url;
  const auto web = parse_url(href);
  if (web && !read_address({source}, web->text())) return ""; // another site's
  if (const auto at = href.find(request); at != std::string_view::npos)
    return attachment_url(source, href.substr(at));
  const auto at = href.find(response);
  if (at == std::string_view::npos) return "";
  return attachment_url(source, "/request/" + encoded(thread) + "/" + std::string(href.substr(at)));
}

std::string robots_url(const Source& source) { return source.url + "/robots.txt"; }

} // namespace sidestep::sites
