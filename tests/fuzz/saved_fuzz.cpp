// Saved pages, MHTML and file names: no fault, and limits that hold.
#include "crawler/importers/mhtml.hpp"
#include "crawler/importers/names.hpp"
#include "crawler/lists/saved_page.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

std::vector<std::string> fuzz_seeds() {
  const std::string page =
      "<!-- saved from url=(0044)https://foi.example.org/request/lift_repairs --><html><head>"
      "<link rel=\"canonical\" href=\"https://foi.example.org/request/lift_repairs\"></head><body>"
      "<h1>Lifts</h1><div class=\"incoming\" id=\"incoming-5\"><time "
      "datetime=\"2026-04-17T09:00:00Z\">"
      "</time><li class=\"attachment\"><p class=\"attachment__name\">a.pdf</p><p "
      "class=\"attachment__meta\">"
      "12K <a href=\"/request/x/response/5/attach/3/a.pdf\">Download</a></p></li><span class="
      "\"unfold_link\"><a href=\"?unfold=1\">show</a></span></div></body></html>";
  return {page,
          "<html><div class=\"petition-timeline\"><li><time "
          "datetime=\"2026-07-09\"></time><h3>x</h3></li>"
          "</div><li>Date closed 5 October 2020</li></html>",
          "<!-- SingleFile\nurl: https://foi.example.org/x\nsaved date: Fri Sep 04 2026 10:02:03 "
          "GMT+0100 -->",
          "MIME-Version: 1.0\r\nDate: Fri, 4 Sep 2026 09:30:00 -0000\r\nContent-Type: "
          "multipart/related; "
          "boundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/html; charset=iso-8859-1\r\n"
          "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E9</p>\r\n--B--\r\n",
          "FOI_22%20Response (1).pdf"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sidestep::crawler;
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (const auto page = read_saved_page(text)) {
    for (const std::string& address : page->addresses)
      if (address.size() < 7) std::abort();
    if (!page->files.empty() && !page->request) std::abort();
  }
  if (looks_like_mhtml(text)) static_cast<void>(read_mhtml(text));
  if (plain_name(plain_name(text)) != plain_name(text)) std::abort();
  static_cast<void>(fitting_names(text, {"letter.pdf", text.substr(0, 20)}));
  return 0;
}
