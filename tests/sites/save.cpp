// A browser makes every link of a saved page absolute and keeps style sheets
// and images in a folder beside it (Chromium also notes the address in a
// comment), or packs all into one MHTML mail in quoted-printable.
#include "tests/sites/save.hpp"

#include "tests/sites/foi.hpp"
#include "tests/sites/petitions.hpp"
#include "tests/sites/serve.hpp"

#include <fmt/format.h>
#include <fstream>
#include <map>

namespace sidestep::sample {
namespace {

namespace fs = std::filesystem;

// The sample's world stands at this day; a saved page says when it was saved.
constexpr const char* saved_at = "Fri, 4 Sep 2026 09:30:00 -0000";

struct Saved {
  std::string url, origin, html, title, json;
  std::vector<File> files{};
};

Result<void> write(const fs::path& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out) return fail(Code::write, "cannot write {}", file.string());
  return {};
}

std::string title_of(const std::string& html) {
  const auto start = html.find("<title>") + 7;
  std::string out = html.substr(start, html.find("</title>") - start);
  std::erase_if(out, [](char c) {
    return std::string_view("/\\:*?\"<>|&#;").find(c) != std::string_view::npos;
  });
  return out;
}

Result<Saved> fetched(const World& world, const std::string& thread) {
  Saved out;
  Reply reply;
  if (thread.find_first_not_of("0123456789") == std::string::npos) {
    out.origin = std::string("http://") + petitions_host;
    PetitionSite site(world, out.origin);
    for (const auto& petition : world.petitions)
      if (std::to_string(petition.id) == thread) {
        out.json = petition.json;
        out.url = fmt::format("{}{}/petitions/{}", out.origin, petition.archived ? "/archived" : "",
                              thread);
      }
    if (out.url.empty()) return fail(Code::usage, "the sample has no petition {}", thread);
    reply = site.answer(Ask{.host = petitions_host, .path = out.url.substr(out.origin.size())});
  } else {
    out.origin = std::string("http://") + foi_host;
    const Request* request = world.request(thread);
    if (request == nullptr) return fail(Code::usage, "the sample has no request {}", thread);
    FoiSite site(world, out.origin);
    out.url = fmt::format("{}/request/{}?unfold=1", out.origin, thread);
    reply = site.answer(
        Ask{.host = foi_host, .path = "/request/" + thread, .query = {{"unfold", "1"}}});
    out.json = request_json(world, *request);
    for (const auto& message : request->messages)
      for (const auto& file : message.files)
        if (!file.hidden && message.prominence == "normal") out.files.push_back(file);
  }
  if (reply.status != 200)
    return fail(Code::usage, "the page of {} has status {}", thread, reply.status);
  out.html = reply.body;
  out.title = title_of(out.html);
  return out;
}

// What a link of the page leads to, absolute.
std::string absolute(const Saved& page, const std::string& link) {
  const std::string without_query = page.url.substr(0, page.url.find('?'));
  if (link.starts_with("/")) return page.origin + link;
  if (link.starts_with("#")) return page.url + link;
  if (link.starts_with("?")) return without_query + link;
  return link;
}

// Every href and src through `change`, which gets the tag and the address.
template <class Change> std::string with_links(const std::string& html, Change change) {
  std::string out;
  std::size_t at = 0;
  while (at < html.size()) {
    const auto href = html.find(" href=\"", at), src = html.find(" src=\"", at);
    const auto next = std::min(href, src);
    if (next == std::string::npos) break;
    const auto start = html.find('"', next) + 1;
    const auto end = html.find('"', start);
    const auto tag = html.rfind('<', next);
    out += html.substr(at, start - at) +
           change(html.substr(tag, next - tag), html.substr(start, end - start));
    at = end;
  }
  return out + html.substr(at);
}

bool is_resource(const std::string& tag) {
  return tag.starts_with("<img") || tag.find("rel=\"stylesheet\"") != std::string::npos;
}

std::string base_name(const std::string& url) { return url.substr(url.rfind('/') + 1); }

std::string resource_bytes(const std::string& name) {
  if (name.ends_with(".css")) return "body { font-family: sans-serif; }\n";
  // A picture of one transparent point.
  return std::string(
      "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9c"
      "c\0\1\0\0\5\0\1\r\n-\xb4\0\0\0\0IEND\xae"
      "B`\x82",
      67);
}

Result<void> save_complete(const Saved& page, const fs::path& folder) {
  const std::string beside = page.title + "_files";
  std::error_code error;
  fs::create_directories(folder / beside, error);
  std::map<std::string, std::string> resources;
  std::string html = with_links(page.html, [&](const std::string& tag, const std::string& link) {
    if (!is_resource(tag)) return absolute(page, link);
    const std::string name = base_name(link);
    resources[name] = resource_bytes(name);
    return "./" + beside + "/" + name;
  });
  const auto head = html.find("<html");
  html.insert(head, fmt::format("<!-- saved from url=({:04}){} -->\n", page.url.size(), page.url));
  for (const auto& [name, bytes] : resources)
    TRY(write(folder / beside / name, bytes));
  for (const auto& file : page.files)
    TRY(write(folder / file.name, file.bytes));
  return write(folder / (page.title + ".html"), html);
}

// In text a newline ends the line; in other bytes it is one more to encode.
std::string quoted_printable(std::string_view text, bool binary = false) {
  std::string out, line;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n' && !binary) {
      out += line + "\r\n";
      line.clear();
      continue;
    }
    const bool at_end = i + 1 == text.size() || text[i + 1] == '\n';
    const bool plain = (c >= '!' && c <= '~' && c != '=') || (c == ' ' && !at_end);
    const std::string piece =
        plain ? std::string(1, c)
              : fmt::format("={:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    if (line.size() + piece.size() > 75) {
      out += line + "=\r\n";
      line.clear();
    }
    line += piece;
  }
  return out + line + "\r\n";
}

Result<void> save_mhtml(const Saved& page, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  const std::string boundary = "----MultipartBoundary--k3V9s0b2Lq7XwZ1sAmPlE----";
  std::map<std::string, std::string> resources;
  const std::string html =
      with_links(page.html, [&](const std::string& tag, const std::string& link) {
        const std::string url = absolute(page, link);
        if (is_resource(tag)) resources[url] = resource_bytes(base_name(link));
        return url;
      });
  std::string out =
      fmt::format("From: <Saved by Blink>\r\nSnapshot-Content-Location: {0}\r\nSubject: {1}\r\n"
                  "Date: {2}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
                  "\ttype=\"text/html\";\r\n\tboundary=\"{3}\"\r\n\r\n\r\n--{3}\r\n"
                  "Content-Type: text/html\r\nContent-ID: <frame-5A@mhtml.blink>\r\n"
                  "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {0}\r\n\r\n",
                  page.url, page.title, saved_at, boundary);
  out += quoted_printable(html);
  for (const auto& [url, bytes] : resources)
    out += fmt::format(
        "\r\n--{}\r\nContent-Type: {}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: {}\r\n\r\n{}",
        boundary, url.ends_with(".css") ? "text/css" : "image/png", url,
        quoted_printable(bytes, !url.ends_with(".css")));
  out += "\r\n--" + boundary + "--\r\n";
  for (const auto& file : page.files)
    TRY(write(folder / file.name, file.bytes));
  return write(folder / (page.title + ".mhtml"), out);
}

} // namespace

Result<void> save_page(const World& world, const std::string& thread, const fs::path& folder) {
  TRY_ASSIGN(const auto page, fetched(world, thread));
  TRY(save_complete(page, folder / "complete"));
  TRY(write(folder / (thread + ".json"), page.json));
  return save_mhtml(page, folder / "mhtml");
}

} // namespace sidestep::sample
