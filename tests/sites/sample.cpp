// Reads data/sample/: a plain-text file a request, one JSON file of bodies, one
// a petition. Its form is described in data/sample/README.md; anything else is
// refused, so that nothing in the sample is silently left out.
#include "tests/sites/sample.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace sidestep::sample {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

Result<std::string> slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(Code::config, "cannot read {}", file.string());
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

Result<std::vector<fs::path>> files_in(const fs::path& folder, std::string_view ending) {
  std::vector<fs::path> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ending) out.push_back(entry.path());
  if (error) return fail(Code::config, "cannot list {}: {}", folder.string(), error.message());
  std::sort(out.begin(), out.end());
  return out;
}

Result<void> read_bodies(const fs::path& file, World& world) {
  TRY_ASSIGN(const auto text, slurp(file));
  const auto list = json::parse(text, nullptr, false);
  if (!list.is_array()) return fail(Code::config, "{}: not a JSON array", file.string());
  std::int64_t id = 0;
  for (const auto& item : list) {
    Body body;
    body.id = ++id;
    body.slug = item.value("url_name", "");
    body.name = item.value("name", "");
    body.short_name = item.value("short_name", "");
    body.home_page = item.value("home_page", "");
    body.notes = item.value("notes", "");
    body.publication_scheme = item.value("publication_scheme", "");
    body.tags = read_tags(item.value("tags", ""));
    body.created = item.value("created", "2024-01-02T10:00:00");
    if (body.slug.empty() || body.name.empty())
      return fail(Code::config, "{}: body {} has no url_name or name", file.string(), id);
    const std::string slug = body.slug;
    if (!world.bodies.emplace(slug, std::move(body)).second)
      return fail(Code::config, "{}: two bodies are called {}", file.string(), slug);
  }
  return {};
}

Result<Petition> read_petition(const fs::path& file) {
  Petition out;
  TRY_ASSIGN(out.json, slurp(file));
  const auto root = json::parse(out.json, nullptr, false);
  if (!root.is_object() || !root.contains("data"))
    return fail(Code::config, "{}: not a petition of the API's shape", file.string());
  const auto& data = root["data"];
  const auto& attributes = data["attributes"];
  out.id = data.value("id", std::int64_t{0});
  out.archived = data.value("type", "") == "archived-petition";
  out.state = attributes.value("state", "");
  out.action = attributes.value("action", "");
  out.signatures = attributes.value("signature_count", std::int64_t{0});
  out.answered =
      attributes.contains("government_response") && !attributes["government_response"].is_null();
  if (file.stem() != std::to_string(out.id))
    return fail(Code::config, "{}: the file is not named after its id {}", file.string(), out.id);
  return out;
}

Request copy_of(const Request& request, int number) {
  Request out = request;
  const std::int64_t shift = std::int64_t{100000} * number;
  out.id += shift;
  out.slug += "_" + std::to_string(number + 1);
  for (auto& message : out.messages) {
    message.event += shift * 100;
    if (message.id > 0) message.id += shift;
  }
  return out;
}

Result<void> check_world(const World& world) {
  std::set<std::string> seen;
  for (const auto& request : world.requests) {
    if (!world.bodies.contains(request.body))
      return fail(Code::config, "request {}: no body is called {}", request.slug, request.body);
    if (!seen.insert("request " + std::to_string(request.id)).second)
      return fail(Code::config, "request {}: the id {} is taken", request.slug, request.id);
    for (const auto& message : request.messages) {
      const char* of = message.incoming()   ? "incoming "
                       : message.outgoing() ? "outgoing "
                                            : "comment ";
      if (message.id > 0 && message.kind != "resent" &&
          !seen.insert(of + std::to_string(message.id)).second)
        return fail(Code::config, "request {}: {}{} is taken", request.slug, of, message.id);
    }
  }
  return {};
}

} // namespace

const Request* World::request(std::string_view slug) const {
  for (const auto& one : requests)
    if (one.slug == slug) return &one;
  return nullptr;
}

const Request* World::request(std::int64_t id) const {
  for (const auto& one : requests)
    if (one.id == id) return &one;
  return nullptr;
}

Tags read_tags(std::string_view words) {
  Tags out;
  std::istringstream in{std::string(words)};
  for (std::string word; in >> word;) {
    const auto colon = word.find(':');
    if (colon == std::string::npos)
      out.emplace_back(word, "");
    else
      out.emplace_back(word.substr(0, colon), word.substr(colon + 1));
  }
  return out;
}

std::string url_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += c;
    else if (!out.empty() && out.back() != '_')
      out += '_';
  }
  while (!out.empty() && out.back() == '_')
    out.pop_back();
  return out;
}

Result<World> read_world(const fs::path& folder, int copies) {
  World world;
  TRY(read_bodies(folder / "bodies.json", world));
  TRY_ASSIGN(const auto requests, files_in(folder / "requests", ".txt"));
  for (const auto& file : requests) {
    TRY_ASSIGN(const auto text, slurp(file));
    TRY_ASSIGN(auto request, read_request(text, file, folder / "files"));
    world.requests.push_back(std::move(request));
  }
  const std::size_t originals = world.requests.size();
  for (int number = 1; number <= copies; ++number)
    for (std::size_t i = 0; i < originals; ++i)
      world.requests.push_back(copy_of(world.requests[i], number));
  std::sort(world.requests.begin(), world.requests.end(),
            [](const Request& a, const Request& b) { return a.id < b.id; });
  TRY_ASSIGN(const auto petitions, files_in(folder / "petitions", ".json"));
  for (const auto& file : petitions) {
    TRY_ASSIGN(auto petition, read_petition(file));
    world.petitions.push_back(std::move(petition));
  }
  TRY(check_world(world));
  return world;
}

} // namespace sidestep::sample
