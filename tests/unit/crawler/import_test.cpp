// The verb from files to archive.
#include "archive/archive.hpp"
#include "common/digest.hpp"
#include "tests/kit/crawler/import_kit.hpp"

using namespace sidestep;
using namespace sidestep::crawler;
using namespace sidestep::crawler::test;

namespace {

constexpr std::size_t mega = 1U << 20U;
const std::string page_address = "https://foi.example.org/request/lift_repairs?unfold=1";
const std::string letter_address =
    "https://foi.example.org/request/lift_repairs/response/5/attach/3/letter.pdf";
const std::string page_with_letter = request_page(
    own_address, outgoing + incoming(5, "2026-04-17T09:00:00+01:00",
                                     "<ul>" + attachment(5, 3, "letter.pdf") + "</ul>"));

std::vector<archive::CaptureRow> rows_of(const Folder& folder, const std::string& source = "lifts",
                                         const std::string& thread = "lift_repairs") {
  auto reader = archive::Reader::open(folder.path() / ".archive");
  REQUIRE(reader.has_value());
  const auto rows = reader->captures(source, thread);
  REQUIRE(rows.has_value());
  return *rows;
}

const archive::CaptureRow* row_at(const std::vector<archive::CaptureRow>& rows,
                                  const std::string& url) {
  const archive::CaptureRow* found = nullptr;
  for (const archive::CaptureRow& row : rows)
    if (row.url == url) found = &row;
  return found;
}

} // namespace

TEST_CASE("a petition's record goes in as it is, and again changes nothing") {
  const Folder folder;
  folder.put("in/900012.json", petition_record());
  const Run first = import(folder, {"in"});
  CHECK(first.code == Code::ok);
  CHECK(first.says("900012.json: record of petition petitions:900012, as of 3 June 2026"));
  const auto rows = rows_of(folder, "petitions", "900012");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].url == "https://petitions.example.org/petitions/900012.json");
  CHECK(rows[0].label.role == archive::Role::data);
  CHECK(rows[0].digest == sha256_hex(petition_record()));
  CHECK(rows[0].basis == "newest-event");
  CHECK(rows[0].imported);
  const Run again = import(folder, {"in"}, {{"--saved-on", "2026-09-04"}});
  CHECK(again.code == Code::ok);
  CHECK(again.says("as of 3 June 2026 (its newest event), kept already"));
  CHECK(rows_of(folder, "petitions", "900012").size() == 1);
}

TEST_CASE("a saved page with its letter: two captures under the addresses of a crawl") {
  const Folder folder;
  folder.put("in/Lift repairs.html", page_with_letter);
  folder.put("in/Lift repairs_files/style.css", "x");
  folder.put("in/letter.pdf", "%PDF-1.4 letter");
  const Run run = import(folder, {"in"}, {{"--saved-on", "2026-09-04"}});
  CHECK(run.code == Code::ok);
  CHECK(run.says("page of request lifts:lift_repairs, as of 4 September 2026 (as you said)"));
  CHECK(run.says("letter.pdf: attachment of lifts:lift_repairs#incoming-5"));
  CHECK_FALSE(run.says("style.css"));
  CHECK_FALSE(run.says("missing"));
  const auto rows = rows_of(folder);
  REQUIRE(rows.size() == 2);
  const auto* page = row_at(rows, page_address);
  const auto* letter = row_at(rows, letter_address);
  REQUIRE(page != nullptr);
  REQUIRE(letter != nullptr);
  CHECK(page->label.role == archive::Role::page);
  CHECK(page->basis == "saved-on");
  CHECK(iso(page->at) == "2026-09-04T12:00:00Z");
  CHECK(letter->label.role == archive::Role::attachment);
  CHECK(letter->label.message == "incoming-5");
  CHECK(letter->mime == "application/pdf");
  const auto reader = archive::Reader::open(folder.path() / ".archive");
  CHECK(reader->payload(*letter, mega) == "%PDF-1.4 letter");
  CHECK(reader->payload(*page, mega) == page_with_letter);
}

TEST_CASE("as of: the record beside a page, else its last message; never a file's time") {
  const Folder folder;
  folder.put("a/page.html", page_with_letter);
  CHECK(import(folder, {"a"}).says("as of 17 April 2026 (its last message)"));
  const Folder other;
  other.put("a/page.html", page_with_letter);
  other.put("a/lift_repairs.json", request_record);
  const Run both = import(other, {"a"});
  CHECK(both.says(
      "page.html: page of request lifts:lift_repairs, as of 20 June 2026 (its newest event)"));
  CHECK(both.says("lift_repairs.json: record of request lifts:lift_repairs, as of 20 June 2026"));
  CHECK(row_at(rows_of(other), "https://foi.example.org/request/lift_repairs.json") != nullptr);
}

TEST_CASE("an MHTML is kept whole, and the page in it is what is found") {
  const Folder folder;
  folder.put("page.mhtml", "From: <Saved by Blink>\r\nSnapshot-Content-Location: " + page_address +
                               "\r\nDate: Fri, 4 Sep 2026 09:30:00 -0000\r\nMIME-Version: 1.0\r\n"
                               "Content-Type: multipart/related; boundary=\"B\"\r\n\r\n--B\r\n"
                               "Content-Type: text/html\r\nContent-Location: " +
                               page_address + "\r\n\r\n" + page_with_letter + "\r\n--B--\r\n");
  const Run run = import(folder, {"page.mhtml"}, {{"--saved-on", "2020-01-01"}});
  CHECK(run.code == Code::ok);
  CHECK(run.says("as of 4 September 2026 (the date in the file)"));
  CHECK(run.says("1 of 1 attachment is missing"));
  CHECK(run.says("  " + letter_address + "\n"));
  const auto rows = rows_of(folder);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].label.role == archive::Role::other);
  CHECK(rows[0].mime == "multipart/related");
  CHECK(rows[1].label.role == archive::Role::page);
  CHECK(rows[1].mime == "text/html");
  CHECK(iso(rows[1].at) == "2026-09-04T09:30:00Z");
}

TEST_CASE("an attachment that came later finds the page that was kept") {
  const Folder folder;
  folder.put("page.html", page_with_letter);
  folder.put("letter (1).pdf", "%PDF-1.4 letter");
  CHECK(import(folder, {"page.html"}).says("1 of 1 attachment is missing"));
  const Run alone = import(folder, {"letter (1).pdf"});
  CHECK(alone.code == Code::nothing);
  CHECK(alone.says("belongs to no page of this import; say whose it is with --for URL#incoming-N"));
  for (const std::string target :
       {"https://foi.example.org/request/lift_repairs", "lifts:lift_repairs#incoming-5"}) {
    const Run named = import(folder, {"letter (1).pdf"}, {{"--for", target}});
    CHECK(named.code == Code::ok);
    CHECK(named.says("attachment of lifts:lift_repairs#incoming-5"));
  }
  CHECK(rows_of(folder).size() == 2);
  CHECK(row_at(rows_of(folder), letter_address) != nullptr);
}

TEST_CASE("--for: another name, a file's own address, and what it cannot be") {
  const Folder folder;
  folder.put("page.html", page_with_letter);
  folder.put("download", "%PDF-1.4 letter");
  CHECK(import(folder, {"page.html", "download"}, {{"--for", "lifts:lift_repairs"}})
            .says("has the name of no attachment that --for names"));
  CHECK(import(folder, {"download"}, {{"--for", "lifts:lift_repairs#incoming-6"}})
            .says("import that page first"));
  CHECK(import(folder, {"download"}, {{"--for", "lifts:lift_repairs#incoming-5"}}).code ==
        Code::ok);
  const Folder other;
  other.put("download", "%PDF-1.4 letter");
  CHECK(import(other, {"download"}, {{"--for", letter_address}}).says("add --saved-on DATE"));
  CHECK(
      import(other, {"download"}, {{"--for", letter_address}, {"--saved-on", "2026-09-04"}}).code ==
      Code::ok);
  CHECK(row_at(rows_of(other), letter_address) != nullptr);
  for (const std::string target :
       {"petitions:5", "https://foi.example.org/body/lifts", "nonsense"}) {
    const Run run = import(other, {"download"}, {{"--for", target}});
    REQUIRE_FALSE(run.code.has_value());
    CHECK(run.code.error().code == Code::usage);
  }
}

TEST_CASE("two attachments of one name are told apart by size, or not at all") {
  const Folder folder;
  folder.put(
      "page.html",
      request_page(own_address,
                   incoming(5, "2026-04-17T09:00:00Z", attachment(5, 3, "letter.pdf", "1K")) +
                       incoming(6, "2026-04-18T09:00:00Z", attachment(6, 3, "letter.pdf", "2K")) +
                       incoming(7, "2026-04-19T09:00:00Z", attachment(7, 3, "note.pdf", "0K")) +
                       incoming(8, "2026-04-20T09:00:00Z", attachment(8, 3, "note.pdf", "0K"))));
  folder.put("letter.pdf", std::string(2500, 'x'));
  folder.put("note.pdf", "x");
  const Run run = import(folder, {"page.html", "letter.pdf", "note.pdf"});
  CHECK(run.says("letter.pdf: attachment of lifts:lift_repairs#incoming-6"));
  CHECK(run.says(
      "note.pdf: not taken: may be of https://foi.example.org/request/lift_repairs#incoming-7 or"));
  CHECK(run.says("3 of 4 attachments are missing"));
}

TEST_CASE("a second file of the same name is not put in the first one's place") {
  const Folder folder;
  folder.put("page.html", page_with_letter);
  folder.put("letter.pdf", "one");
  folder.put("letter(1).pdf", "two");
  folder.put("letter(2).pdf", "one");
  const Run run = import(folder, {"page.html", "letter(1).pdf", "letter(2).pdf", "letter.pdf"});
  CHECK(run.says("letter(1).pdf: not taken: differs from letter.pdf"));
  CHECK_FALSE(run.says("letter(2).pdf: not taken"));
  CHECK(rows_of(folder).size() == 2);
}

TEST_CASE("pages that are none of a thread are said to be so, and nothing is kept") {
  const Folder folder;
  folder.put("a.html", "<html><head><title>Just a moment...</title></head><body></body></html>");
  folder.put("b.html", "<html><body><h1>Request has been removed</h1></body></html>");
  folder.put("c.html", "<html><body><h1>Sorry, we couldn't find that page</h1></body></html>");
  folder.put("d.html", request_page("", "<p>nothing</p>"));
  folder.put("e.html",
             request_page("<link rel=\"canonical\" href=\"https://news.example.net/x\">", ""));
  folder.put("f.json", R"({"links":{},"data":[]})");
  folder.put("g.json", "{\"half\":");
  folder.put("h.html", request_page(own_address, "<p>the details page</p>"));
  const Run run = import(folder, {folder.path().string()});
  CHECK(run.code == Code::nothing);
  CHECK(run.says("a.html: not taken: a browser check"));
  CHECK(run.says("b.html: not taken: a page that says it has been removed"));
  CHECK(run.says("c.html: not taken: a page that says there is no such page"));
  CHECK(run.says("d.html: not taken: a page that does not say its address; give it with --url"));
  CHECK(run.says("e.html: not taken: a page of https://news.example.net/x"));
  CHECK(run.says("f.json: not taken: a list page of petitions"));
  CHECK(run.says("g.json: not taken: begins like JSON and is none"));
  CHECK(run.says("h.html: not taken: a page of https://foi.example.org/request/lift_repairs"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / ".archive"));
}

TEST_CASE("--url is for the one page that does not say its address") {
  const Folder folder;
  const std::string nameless = request_page("", outgoing + incoming(5, "2026-04-17T09:00:00Z"));
  folder.put("a.html", nameless);
  folder.put("b.html", nameless + " ");
  const std::string address = "https://www.foi.example.org/en/request/lift_repairs#incoming-5";
  CHECK(import(folder, {"a.html", "b.html"}, {{"--url", address}}).says("one of 2 pages"));
  CHECK(import(folder, {"a.html"}, {{"--url", address}}).code == Code::ok);
  CHECK(row_at(rows_of(folder), page_address) != nullptr);
  CHECK_FALSE(
      import(folder, {"a.html"}, {{"--url", "https://foi.example.org/body/x"}}).code.has_value());
  CHECK_FALSE(
      import(folder, {"a.html"}, {{"--url", "https://unknown.example.net/x"}}).code.has_value());
}

TEST_CASE("a page that was saved while signed in is private") {
  const Folder folder;
  folder.put("page.html",
             request_page(own_address,
                          "<a href=\"https://foi.example.org/profile/sign_out?r=x\">Sign out</a>" +
                              outgoing +
                              incoming(5, "2026-04-17T09:00:00Z", attachment(5, 3, "letter.pdf"))));
  folder.put("letter.pdf", "x");
  const Run run = import(folder, {"page.html", "letter.pdf"});
  CHECK(run.says("marked private"));
  for (const archive::CaptureRow& row : rows_of(folder))
    CHECK(row.is_private);
}

TEST_CASE("a folded page is kept under the address it had, with advice") {
  const Folder folder;
  folder.put(
      "page.html",
      request_page(
          own_address,
          outgoing +
              incoming(
                  5, "2026-04-17T09:00:00Z",
                  "<span class=\"unfold_link\"><a href=\"?unfold=1#incoming-5\">show</a></span>")));
  CHECK(import(folder, {"page.html"}).says("for all of it save " + page_address));
  CHECK(row_at(rows_of(folder), "https://foi.example.org/request/lift_repairs") != nullptr);
}

TEST_CASE("a request's record alone needs its site when there are several") {
  const Folder folder;
  folder.put("lift_repairs.json", request_record);
  auto settings = source_settings();
  settings.push_back(settings.front());
  settings.back().name = "other";
  settings.back().url = "https://foi.example.com";
  CHECK(
      import(folder, {"lift_repairs.json"}, {}, settings).says("does not say its site; add --url"));
  const Run told = import(folder, {"lift_repairs.json"},
                          {{"--url", "https://foi.example.com/request/lift_repairs"}}, settings);
  CHECK(told.says("record of request other:lift_repairs"));
}

TEST_CASE("hostile names reach no terminal and no address") {
  const Folder folder;
  folder.put("evil\x1b[2J.json", petition_record());
  std::string record = request_record;
  record.replace(record.find("lift_repairs"), 12, "../../etc/x");
  folder.put("slug.json", record);
  const Run run = import(folder, {folder.path().string()});
  CHECK(run.out.find('\x1b') == std::string::npos);
  CHECK(run.says("slug.json: not taken: a request's record with a name that no site gives"));
}

TEST_CASE("words and days that are wrong") {
  const Folder folder;
  folder.put("x.json", petition_record());
  CHECK(import(folder, {}).code.error().code == Code::usage);
  CHECK(import(folder, {"not-there"}).code.error().code == Code::usage);
  CHECK(import(folder, {"x.json"}, {{"--saved-on", "4.9.2026"}}).code.error().code == Code::usage);
  std::filesystem::create_directory(folder.path() / "empty");
  CHECK(import(folder, {"empty"}).code == Code::nothing);
}

TEST_CASE("a request may be called like an error page") {
  const Folder folder;
  std::string page = page_with_letter;
  page.replace(page.find("<h1>Lift repairs"), 16, "<h1>Sign in: page not found");
  folder.put("page.html", page);
  CHECK(import(folder, {"page.html"}).code == Code::ok);
}
