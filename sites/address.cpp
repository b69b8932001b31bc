// Reads addresses. The source comes from the host, the meaning from the path;
// nothing is guessed from a page's words.
#include "sites/address.hpp"

#include "common/text.hpp"
#include "sites/paths.hpp"

namespace sidestep::sites {

namespace {

constexpr std::string_view known_forms =
    "name a request or petition by its web address, by an id such as petitions:241560, "
    "or a petition by its number";

// A port that was written out must be the source's own: another port of the
// host is another site.
bool same_port(const Source& source, const Url& url) {
  const auto own = parse_url(source.url);
  const bool usual = url.port == 0 || url.port == 80 || url.port == 443;
  return own && (usual || url.effective_port() == own->effective_port());
}

const Source* source_of(const Sources& sources, const Url& url) {
  for (const Source& source : sources)
    if (source_of_host({source}, url.host) != nullptr && same_port(source, url)) return &source;
  return nullptr;
}

std::vector<std::string> names_of(const Sources& sources) {
  std::vector<std::string> names;
  for (const Source& source : sources)
    names.push_back(source.name);
  return names;
}

tl::unexpected<Error> unknown_source(const Sources& sources, std::string_view name) {
  const std::string close = nearest(name, names_of(sources));
  std::string hint =
      close.empty() ? "known sources:" : "did you mean " + close + "? known sources:";
  for (const Source& source : sources)
    hint += " " + source.name;
  return hinted(fail(Code::usage, "no source is called \"{}\"", for_terminal(name)),
                std::move(hint));
}

Result<Address> target_of_id(const Sources& sources, Id id) {
  const Source* source = source_named(sources, id.source);
  if (source == nullptr) return unknown_source(sources, id.source);
  const bool petitions = is_petitions(*source);
  if (petitions && !all_digits(id.thread))
    return hinted(fail(Code::usage, "\"{}\" is not the number of a petition", id.thread),
                  "a petition's id is " + source->name + ":241560");
  id.source = source->name;
  Address address;
  address.what = !petitions && all_digits(id.thread) ? What::numbered : What::thread;
  address.source = source;
  TRY_ASSIGN(address.url, parse_url(thread_url(*source, id.thread)));
  address.id = std::move(id);
  return address;
}

// What a sentence or a mail leaves around an address that is pasted from it.
std::string_view without_wrapping(std::string_view text) {
  std::string_view bare = trim(text);
  while (!bare.empty() && std::string_view("<(\"'").find(bare.front()) != std::string_view::npos)
    bare.remove_prefix(1);
  while (!bare.empty() && std::string_view(".,;!)>\"'").find(bare.back()) != std::string_view::npos)
    bare.remove_suffix(1);
  return bare;
}

// www.whatdotheyknow.com/request/... as a person copies it.
bool lacks_scheme(const Sources& sources, std::string_view text) {
  const std::string_view host = text.substr(0, text.find_first_of("/:"));
  return host.find('.') != std::string_view::npos && source_of_host(sources, host) != nullptr;
}

} // namespace

Result<Address> read_address(const Sources& sources, std::string_view text) {
  Address address;
  TRY_ASSIGN(address.url, parse_url(trim(text)));
  address.source = source_of(sources, address.url);
  if (address.source == nullptr)
    return hinted(fail(Code::usage, "{} is not a site that sidestep knows",
                       for_terminal(address.url.origin())),
                  "add a [[source]] with this url to config.toml; "
                  "kinds that can be read: alaveteli, uk-petitions");
  address.id.source = address.source->name;
  const std::vector<std::string> parts = path_parts(address.url.path);
  if (parts.size() == 1 && parts[0] == "robots.txt") {
    address.what = What::robots;
    return address;
  }
  if (address.source->platform == Platform::alaveteli)
    read_alaveteli_path(parts, address);
  else
    read_petitions_path(parts, address);
  for (const auto& [key, value] : query_pairs(address.url.query))
    if (key == "unfold" && value == "1") address.unfolded = true;
  return address;
}

Result<Address> read_target(const Sources& sources, std::string_view text) {
  const std::string_view target = without_wrapping(text);
  if (target.find("://") != std::string_view::npos) return read_address(sources, target);
  if (lacks_scheme(sources, target)) return read_address(sources, "https://" + std::string(target));
  if (all_digits(target)) {
    for (const Source& source : sources)
      if (is_petitions(source))
        return target_of_id(sources, {.source = source.name, .thread = std::string(target)});
    return hinted(
        fail(Code::usage, "{} is a number, and no source of petitions is configured", target),
        std::string(known_forms));
  }
  if (target.find(':') != std::string_view::npos) {
    TRY_ASSIGN(Id id, parse_id(target));
    return target_of_id(sources, std::move(id));
  }
  if (source_named(sources, target) != nullptr)
    return hinted(fail(Code::usage, "\"{}\" is a source, not a request or petition", target),
                  std::string(known_forms));
  const std::string close = nearest(target, names_of(sources));
  std::string hint(known_forms);
  if (!close.empty()) hint = "did you mean the source " + close + "? Else " + hint;
  return hinted(fail(Code::usage, "\"{}\" names no request or petition", for_terminal(target)),
                std::move(hint));
}

} // namespace sidestep::sites
