// What a web address of a source means, and back: the one place that knows the
// URL shapes of Alaveteli (before and since 0.45) and of petition.parliament.uk
// (current and archived Parliaments). Pure: no network, no disk, no HTML.
#pragma once

#include "common/result.hpp"
#include "common/url.hpp"
#include "sites/id.hpp"
#include "sites/source.hpp"

#include <string>
#include <string_view>

namespace sidestep::sites {

enum class What {
  thread,     // a request or petition page, in any of its shapes, or its .json
  attachment, // .../attach/N/FILE
  body,       // /body/SLUG[/view]
  listing,    // /list?..., /petitions?state=..., the with_response CSV
  body_list,  // /body/all-authorities.csv, /body/list/...
  numbered,   // /request/123456: a 301 leads to the slug
  event,      // /request_event/N: a 301 leads to the message
  robots,
  wait, // /attachments/.../wait|done: "come back later", never the file
  sign_in,
  other
};

struct Address {
  What what = What::other;
  const Source* source = nullptr;
  Id id{};               // source; thread and message where the address tells them
  bool archived = false; // /archived/petitions/...
  bool json = false;
  bool unfolded = false;  // ?unfold=1
  bool rendition = false; // .../attach/html/N/FILE.html: the site's view of a file, not the file
  int part = 0;           // attachments: N of attach/N
  std::string file{};     // attachments: decoded file name
  std::string body{};     // body: the slug
  Url url{};
};

// Error (usage) when the host belongs to no source; the hint says how to add one.
Result<Address> read_address(const Sources& sources, std::string_view url);
// What a user may type for a thread: a URL (with or without its scheme), an id,
// or a bare petition number. A URL of a known site comes back whatever it is
// of: look at `what`. Error (usage): none of these; close names are suggested.
Result<Address> read_target(const Sources& sources, std::string_view text);

// The addresses to ask, and the ones to print.
std::string page_url(const Source& source, std::string_view thread,
                     bool archived = false); // to fetch: ?unfold=1; petitions: the .json
std::string json_url(const Source& source, std::string_view thread, bool archived = false);
// The page a person opens, without fragment.
std::string thread_url(const Source& source, std::string_view thread, bool archived = false);
// The site's own permalink of a message. Petitions: "petition" is the page
// itself, the current response ...?reveal_response=yes#response-threshold (not
// for archived Parliaments), an original ...#other-business.
std::string message_url(const Source& source, const Id& id, bool archived = false,
                        bool original = false);
// Attachment URLs name one file whatever their shape: no query, no locale,
// %20 decoded and encoded alike, absolute, on the source's own origin; the HTML
// view's URL gives the file's. "" when the href is no attachment of the source
// (a saved page's own files).
std::string attachment_url(const Source& source, std::string_view href);
// The same for a link of a saved page of `thread`, whose links may have been bent
// to a local folder: what stands from "request/" or "response/" on is the site's.
std::string attachment_url(const Source& source, std::string_view thread, std::string_view href);
std::string robots_url(const Source& source);

} // namespace sidestep::sites
