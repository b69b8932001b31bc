// The sites' own words for errors, in English: the shipped sources speak it.
#include "sites/marks.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace sidestep::sites {

namespace {

// Lower case, one blank between words, straight apostrophes.
std::string plain(std::string_view text) {
  std::string flat = lower_ascii(squeeze(clean_utf8(text)));
  constexpr std::string_view curly = "\xE2\x80\x99";
  for (std::size_t at = flat.find(curly); at != std::string::npos; at = flat.find(curly, at))
    flat.replace(at, curly.size(), "'");
  return flat;
}

bool holds_any(std::string_view text, const std::string_view* first, const std::string_view* last) {
  return std::any_of(first, last, [text](std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
  });
}

template <std::size_t n>
bool holds_any(std::string_view text, const std::array<std::string_view, n>& marks) {
  return holds_any(text, marks.data(), marks.data() + n);
}

constexpr std::array<std::string_view, 3> removed{
    "request has been removed", "message has been removed", "attachment has been removed"};
constexpr std::array<std::string_view, 4> missing{"we couldn't find that page", "page not found",
                                                  "the page you were looking for doesn't exist",
                                                  "page you were looking for could not be found"};
constexpr std::array<std::string_view, 4> broken{"there was a problem processing this page",
                                                 "something went wrong", "service unavailable",
                                                 "down for maintenance"};
constexpr std::array<std::string_view, 4> challenge_titles{
    "just a moment", "attention required! | cloudflare", "checking your browser",
    "verify you are human"};
// The script under /cdn-cgi/challenge-platform/scripts/ is put into ordinary
// pages too; only what a check itself needs counts.
constexpr std::array<std::string_view, 6> challenge_marks{
    "cf_chl_opt",        "cf-browser-verification", "cf-challenge-running", "/orchestrate/chl_page",
    "/orchestrate/jsch", "/orchestrate/managed"};

} // namespace

Standing standing_of(std::string_view title, std::string_view h1) {
  const std::string head = plain(title);
  const std::string main = plain(h1);
  if (holds_any(head, challenge_titles)) return Standing::challenge;
  if (head.starts_with(plain(marks::wait_title))) return Standing::waiting;
  if (main.starts_with("sign in") || main.starts_with("sign up or sign in"))
    return Standing::sign_in;
  // The whole of the sentence's end must be there: a request may be called anything.
  const auto says = [&main](const auto& sentences) {
    return std::any_of(sentences.begin(), sentences.end(), [&main](std::string_view sentence) {
      return main.ends_with(sentence) || main.ends_with(std::string(sentence) + ".");
    });
  };
  if (says(removed) && main.size() < 40) return Standing::removed;
  if (says(missing)) return Standing::missing;
  if (says(broken)) return Standing::broken;
  return Standing::page;
}

bool is_challenge(std::string_view html) {
  constexpr std::size_t enough = 64U << 10U; // such pages are short
  return holds_any(lower_ascii(html.substr(0, enough)), challenge_marks);
}

std::string_view describe(Standing standing) {
  switch (standing) {
  case Standing::page:
    break;
  case Standing::removed:
    return "a page that says it has been removed";
  case Standing::missing:
    return "a page that says there is no such page";
  case Standing::broken:
    return "a page that says the site failed";
  case Standing::waiting:
    return "a page that says the attachment is not ready yet";
  case Standing::sign_in:
    return "a sign-in page";
  case Standing::challenge:
    return "a browser check that stood before the page";
  }
  return "a page";
}

} // namespace sidestep::sites
