// The page inside an MHTML file, and what is no such file.
#include "crawler/importers/mhtml.hpp"

#include <doctest/doctest.h>

using namespace sidestep;
using namespace sidestep::crawler;

namespace {

const std::string head =
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: "
    "https://foi.example.org/request/lift_repairs?unfold=1\r\n"
    "Subject: Lift repairs\r\nDate: Fri, 4 Sep 2026 09:30:00 -0000\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/related; type=\"text/html\"; boundary=\"----B----\"\r\n\r\n\r\n";

std::string part(const std::string& fields, const std::string& body) {
  return "------B----\r\n" + fields + "\r\n" + body + "\r\n";
}

const std::string end = "------B------\r\n";
const std::string html_fields =
    "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://foi.example.org/request/lift_repairs?unfold=1\r\n";

} // namespace

TEST_CASE("the page of a quoted-printable MHTML, its address and its date") {
  const auto mail = read_mhtml(
      head + part(html_fields, "<html><p>Caf=C3=A9 =3D a very lo=\r\nng line</p></html>") +
      part("Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n", "iVBORw0KGgo=") +
      end);
  REQUIRE(mail.has_value());
  CHECK(mail->html.find("<html><p>Café = a very long line</p></html>") == 0);
  CHECK(mail->location == "https://foi.example.org/request/lift_repairs?unfold=1");
  REQUIRE(mail->date.has_value());
  CHECK(iso(*mail->date) == "2026-09-04T09:30:00Z");
  CHECK_FALSE(mail->secrets);
}

TEST_CASE("base64 parts, another charset, and frames that are not the page") {
  const auto mail = read_mhtml(
      head +
      part("Content-Type: text/html\r\nContent-Location: https://ads.example.net/frame\r\n",
           "<p>frame</p>") +
      part("Content-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: base64\r\n"
           "Content-Location: https://foi.example.org/request/lift_repairs?unfold=1\r\n",
           "PHA+Q2Fm6TwvcD4=") +
      end);
  REQUIRE(mail.has_value());
  CHECK(mail->html == "<p>Café</p>");
}

TEST_CASE("without the snapshot's address the first page's own counts") {
  const auto mail = read_mhtml("MIME-Version: 1.0\r\n" + html_fields + "\r\n<p>x</p>");
  REQUIRE(mail.has_value());
  CHECK(mail->location == "https://foi.example.org/request/lift_repairs?unfold=1");
  CHECK_FALSE(mail->date.has_value());
}

TEST_CASE("lines that hold a session's secrets are noticed") {
  CHECK(read_mhtml("Cookie: a=b\r\n" + head + part(html_fields, "x") + end)->secrets);
  CHECK(read_mhtml(head + part("Set-Cookie: a=b\r\n" + html_fields, "x") + end)->secrets);
}

TEST_CASE("what is no MHTML") {
  CHECK(looks_like_mhtml(head));
  CHECK(looks_like_mhtml("mime-version: 1.0\ncontent-type: text/html\n\n"));
  CHECK_FALSE(looks_like_mhtml("<html>MIME-Version: 1.0 Content-Type: x"));
  CHECK_FALSE(looks_like_mhtml("%PDF-1.4"));
  CHECK_FALSE(read_mhtml("").has_value());
  CHECK_FALSE(read_mhtml(head).has_value());
  CHECK_FALSE(read_mhtml(head + part("Content-Type: image/png\r\n", "x") + end).has_value());
  CHECK_FALSE(read_mhtml(std::string("MIME-Version: 1.0\0\xff\r\n\r\n", 22)).has_value());
}

TEST_CASE("nesting without end") {
  std::string mail = "MIME-Version: 1.0\r\n";
  for (int i = 0; i < 3000; ++i)
    mail += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" +
            std::to_string(i) + "\r\n";
  CHECK_NOTHROW(read_mhtml(mail));
}
