// File names that a browser or a site changed, matched all the same.
#include "crawler/importers/names.hpp"

#include <doctest/doctest.h>

using namespace sidestep::crawler;

TEST_CASE("plain names forgive what browsers and sites change") {
  for (const auto* name :
       {"FOI 22 062 Response.pdf", "FOI_22_062_Response.PDF", "foi%2022%20062%20response.pdf",
        "FOI-22-062 - Response.pdf", "FOI+22+062+Response.pdf", " FOI 22 062 Response .pdf"})
    CHECK_MESSAGE(plain_name(name) == "foi 22 062 response.pdf", name);
  CHECK(plain_name("README") == "readme");
  CHECK(plain_name("v1.2 notes") == "v1 2 notes");
  CHECK(plain_name("") == "");
  CHECK(plain_name("...") == "");
}

TEST_CASE("a copy mark is one only before the ending") {
  CHECK(without_copy_mark("letter(1).pdf") == "letter.pdf");
  CHECK(without_copy_mark("letter (12).pdf") == "letter.pdf");
  CHECK(without_copy_mark("letter(1)") == "letter");
  CHECK(without_copy_mark("s43(2) notice.pdf") == "s43(2) notice.pdf");
  CHECK(without_copy_mark("(1).pdf") == "(1).pdf");
  CHECK(without_copy_mark("letter().pdf") == "letter().pdf");
  CHECK(without_copy_mark("letter(b).pdf") == "letter(b).pdf");
}

TEST_CASE("the best fit wins, and all of the best are given back") {
  const std::vector<std::string> listed{"letter.pdf", "Annex A.xlsx", "letter(1).pdf",
                                        "Annex A.xlsx"};
  using Places = std::vector<std::size_t>;
  CHECK(fitting_names("letter.pdf", listed) == Places{0});
  CHECK(fitting_names("letter(1).pdf", listed) == Places{2});
  CHECK(fitting_names("letter(2).pdf", listed) == Places{0});
  CHECK(fitting_names("Annex_A.xlsx", listed) == Places{1, 3});
  CHECK(fitting_names("annex a (1).xlsx", listed) == Places{1, 3});
  CHECK(fitting_names("letter.docx", listed).empty());
  CHECK(fitting_names("%%%.pdf", {"***.pdf"}) == Places{0});
  CHECK(fitting_names("", {""}).empty());
}
