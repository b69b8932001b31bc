// The paths of an Alaveteli site. Since 0.45 a request's pages lie under
// /request/SLUG/...; before, they were /details/request/SLUG and the like, with
// a locale in front and numeric ids in attachment links. Old shapes still
// redirect, so people's notes and saved pages are full of them.
#include "sites/paths.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace sidestep::sites {

namespace {

using Parts = std::vector<std::string>;
constexpr std::string_view json_suffix = ".json";
constexpr std::string_view html_suffix = ".html";

template <std::size_t n>
bool one_of(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// First parts that a site has; a locale counts as one only before these.
constexpr std::array<std::string_view, 16> roots{
    "request", "details",       "similar",     "annotate", "upload", "categorise",
    "feed",    "track",         "body",        "list",     "user",   "search",
    "help",    "request_event", "attachments", "profile"};
// <=0.44: /details/request/SLUG and its sisters.
constexpr std::array<std::string_view, 8> old_members{"details",    "similar", "annotate", "upload",
                                                      "categorise", "feed",    "track",    "new"};
// What follows /request/ and is no request.
constexpr std::array<std::string_view, 6> no_slugs{
    "new", "select_authority", "select_authorities", "batch", "preview", "search_ahead"};

bool is_locale(std::string_view part) {
  const bool short_form = part.size() == 2;
  const bool long_form = part.size() >= 5 && part.size() <= 7 && (part[2] == '_' || part[2] == '-');
  return (short_form || long_form) && part[0] >= 'a' && part[0] <= 'z' && part[1] >= 'a' &&
         part[1] <= 'z';
}

int small_number(std::string_view digits) {
  constexpr std::size_t most = 6; // parts of a mail
  return all_digits(digits) && digits.size() <= most ? std::atoi(std::string(digits).c_str()) : 0;
}

// The site's own names: letters, digits and underscores. Anything else would be
// somebody's try at another path.
bool is_slug(std::string_view text) {
  constexpr std::size_t longest = 200;
  return !text.empty() && text.size() <= longest &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '_' || c == '-';
         });
}

// SLUG or SLUG.json or a number in either form.
void read_slug(std::string slug, bool may_be_json, Address& address) {
  if (slug.ends_with(json_suffix) && slug.size() > json_suffix.size()) {
    slug.resize(slug.size() - json_suffix.size());
    address.json = may_be_json;
  }
  if (!is_slug(slug)) return;
  address.what = all_digits(slug) ? What::numbered : What::thread;
  address.id.thread = std::move(slug);
}

// .../attach/N/FILE, .../attach/html/N/FILE.html; `at` is the part behind "attach".
void read_attachment(const Parts& parts, std::size_t at, Address& address) {
  address.what = What::attachment;
  if (at < parts.size() && parts[at] == "html") {
    address.rendition = true;
    ++at;
  }
  if (at < parts.size()) address.part = small_number(parts[at]);
  if (at + 1 >= parts.size()) return;
  address.file = parts[at + 1];
  if (address.rendition && address.file.ends_with(html_suffix))
    address.file.resize(address.file.size() - html_suffix.size());
}

// /request/SLUG and everything under it; `at` is the slug's place.
void read_request(const Parts& parts, std::size_t at, Address& address) {
  if (at >= parts.size() || one_of(no_slugs, parts[at])) return;
  const bool alone = at + 1 == parts.size();
  read_slug(parts[at], alone, address);
  if (address.what == What::other || alone) return;
  const bool response = parts[at + 1] == "response" && at + 2 < parts.size();
  if (!response || !all_digits(parts[at + 2])) return;
  address.id.message = "incoming-" + parts[at + 2];
  if (at + 3 < parts.size() && parts[at + 3] == "attach") read_attachment(parts, at + 4, address);
}

void read_body(const Parts& parts, Address& address) {
  if (parts.size() < 2 || parts[1] == "list" || parts[1] == "all-authorities.csv") {
    address.what = What::body_list;
    return;
  }
  std::string slug = parts[1];
  if (slug.ends_with(json_suffix)) {
    slug.resize(slug.size() - json_suffix.size());
    address.json = true;
  }
  if (!is_slug(slug)) return;
  address.what = What::body;
  address.body = std::move(slug);
}

void read_fragment(Address& address) {
  const std::string& fragment = address.url.fragment;
  for (const std::string_view kind : {"incoming-", "outgoing-", "comment-"})
    if (fragment.starts_with(kind) && all_digits(std::string_view(fragment).substr(kind.size())))
      address.id.message = fragment;
}

} // namespace

void read_alaveteli_path(const Parts& all, Address& address) {
  Parts parts = all;
  if (parts.size() > 1 && is_locale(parts[0]) && one_of(roots, parts[1]))
    parts.erase(parts.begin());
  if (parts.empty()) return;
  const std::string root = parts[0];
  const bool two = parts.size() > 1;
  if (root == "request") {
    read_request(parts, 1, address);
  } else if (two && parts[1] == "request" && one_of(old_members, root)) {
    if (parts.size() > 2) read_slug(parts[2], false, address);
  } else if (root == "body") {
    read_body(parts, address);
  } else if (root == "list") {
    address.what = What::listing;
  } else if (root == "request_event" && two && all_digits(parts[1])) {
    address.what = What::event;
  } else if (root == "attachments" && (parts.back() == "wait" || parts.back() == "done")) {
    address.what = What::wait;
  } else if (root == "signin" || (root == "profile" && two && parts[1].starts_with("sign_in"))) {
    address.what = What::sign_in;
  }
  if (address.what == What::thread || address.what == What::numbered) read_fragment(address);
}

} // namespace sidestep::sites
