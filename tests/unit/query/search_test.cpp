// Searching a small index: what each query finds, in which order, and which
// passage is shown for it.
#include "query/language/parser.hpp"
#include "query/search/cursor.hpp"
#include "query/search/facets.hpp"
#include "query/search/onward.hpp"
#include "query/search/search.hpp"
#include "query/search/values.hpp"
#include "tests/kit/query/sample_index.hpp"

#include <algorithm>

using namespace sidestep;
using namespace sidestep::query;
namespace fs = std::filesystem;

namespace {

const fs::path& index_dir() {
  static const sample::Folder folder;
  static const bool built = [] {
    sample::build(folder.path);
    return true;
  }();
  CHECK(built);
  return folder.path;
}

Answer ask(std::string_view text, Request request = {}) {
  const auto query = parse(text);
  REQUIRE_MESSAGE(query, (query ? "" : query.error().message));
  request.query = *query;
  request.fetch = 100;
  auto answer = search(index_dir(), request);
  REQUIRE_MESSAGE(answer, (answer ? "" : answer.error().message));
  return *answer;
}

// Local ids, in the order found.
std::vector<std::string> found(std::string_view text, Request request = {}) {
  std::vector<std::string> out;
  for (const Reference& each : ask(text, std::move(request)).found)
    out.push_back(each.id.substr(each.id.find('#') + 1));
  return out;
}

std::vector<std::string> found_sorted(std::string_view text) {
  auto out = found(text);
  std::sort(out.begin(), out.end());
  return out;
}

using List = std::vector<std::string>;

std::string snippet(std::string_view text) {
  const Answer answer = ask(text);
  REQUIRE(!answer.hits.empty());
  std::string out = passage_text(answer.hits.front().message, answer.hits.front().passage, true);
  for (const auto& [mark, sign] : {std::pair{mark_open, "["}, std::pair{mark_close, "]"}})
    for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark))
      out.replace(at, mark.size(), sign);
  return out;
}

} // namespace

TEST_CASE("everything, and everything but") {
  CHECK(ask("*").messages == 12);
  CHECK(ask("*").searched == 12);
  CHECK(ask("* delisted:yes").messages == 13);
  CHECK(ask("-kind:request").messages == 10);
  CHECK(ask("-by:authority").messages == 5);
  CHECK(found("by:public") == List{"comment-7"});
  CHECK(found("zanzibar").empty());
  CHECK(found("zanzibar delisted:yes") == List{"outgoing-1"});
}

TEST_CASE("a plain word finds its stem family, a quoted one itself alone") {
  CHECK(found_sorted("refuse") == List{"incoming-10", "response-1"});
  CHECK(found_sorted("refusing") == List{"incoming-10", "response-1"});
  CHECK(found("\"refused\"") == List{"incoming-10"});
  CHECK(found("\"refusing\"").empty());
  CHECK(found_sorted("emptied twice") == List{"incoming-10", "outgoing-9"});
  CHECK(found("holds") == found("hold"));
  CHECK(found("\u00a3450") == List{"incoming-10"});
}

TEST_CASE("own words by default, quoted ones with in:all") {
  CHECK(found("exceed").empty());
  CHECK(found("exceed in:all") == List{"incoming-1061"});
  CHECK(found("\"exceed the cost limit\" in:all") == List{"incoming-1061"});
  CHECK(found("complain in:all") == List{"incoming-1061"});
  // Neither across a gap nor across voices.
  CHECK(found("\"limit the reports are withheld\" in:all").empty());
  CHECK(found_sorted("\"nothing further to add\" in:all") == List{"incoming-1061", "outgoing-501"});
}

TEST_CASE("findings by category, family, phrase, polarity") {
  CHECK(found("says:nothing-further") == List{"response-2", "incoming-1061"});
  CHECK(found("says:closing authority:work_assessments") == List{"incoming-1061"});
  CHECK(found_sorted("says:nothing-further-1") == List{"incoming-1061", "response-2"});
  CHECK(found_sorted("says:stock") ==
        List{"incoming-1042", "incoming-1061", "response-1", "response-2"});
  CHECK(found("says:acknowledgement") == List{"incoming-1038"});
  CHECK(found("says:cost-limit").empty());
  CHECK(found("says:cost-limit in:all") == List{"incoming-1061"});
  CHECK(found("says:cost-limit/quoted") == List{"incoming-1061"});
  CHECK(found("says:cost-limit/any") == List{"incoming-1061"});
  CHECK(found("says:cost-limit/tentative").empty());
}

TEST_CASE("exemptions with their parts") {
  CHECK(found("cites:s43.2") == List{"incoming-1061"});
  CHECK(found("cites:43") == List{"incoming-1061"});
  CHECK(found("cites:43/tentative") == List{"incoming-1042"});
  CHECK(found("cites:s43/any") == List{"incoming-1061", "incoming-1042"});
  CHECK(found("cites:foia:s43") == List{"incoming-1061"});
  CHECK(found("cites:foia") == List{"incoming-1061"});
  CHECK(found("cites:eir").empty());
  CHECK(found("cites:s4").empty());
}

TEST_CASE("fields of every sort") {
  CHECK(ask("authority:work_assessments").messages == 7);
  CHECK(ask("authority:\"Office for Work Assessments\"").messages == 7);
  CHECK(ask("requested_from:exampleshire").messages == 2);
  CHECK(ask("authority:mot").messages == 3);
  CHECK(ask("source:petitions").messages == 3);
  CHECK(ask("thread:sample:mystery_shopping").messages == 7);
  CHECK(ask("thread:mystery_shopping").messages == 7);
  CHECK(ask("request:old_visits_name").messages == 7);
  CHECK(ask("thread:4711").messages == 7);
  CHECK(found("id:petitions:900012#response-1") == List{"response-1"});
  CHECK(ask("id:petitions:900012").messages == 3);
  CHECK(ask("requester:pat_example").messages == 7);
  CHECK(ask("status:internal_review").messages == 7);
  CHECK(ask("latest_status:successful").messages == 2);
  CHECK(ask("tag:visits").messages == 7);
  CHECK(ask("tag:year").messages == 7);
  CHECK(ask("tag:year:2026").messages == 7);
  CHECK(found("filetype:pdf") == List{"incoming-1061/attach-2"});
  CHECK(found("revised:yes") == List{"response-2"});
  CHECK(found("revised:no") == List{"response-1"});
  CHECK(ask("title:shopping").messages == 10);
  CHECK(ask("title:\"mystery shopping\"").messages == 7);
  CHECK(found("title:bins kind:request") == List{"outgoing-9"});
}

TEST_CASE("the title is part of the opening message alone") {
  CHECK(found("\"mystery shopping\"") == List{"outgoing-501"});
}

TEST_CASE("ranges of days and numbers") {
  CHECK(ask("date:2025").messages == 2);
  CHECK(ask("date:2026-06..2026-07").messages == 6);
  CHECK(ask("date:..2025-01-06").messages == 1);
  CHECK(ask("signatures:10000..").messages == 3);
  CHECK(ask("signatures:..10000").messages == 0);
  CHECK(found("late:21..") == List{"incoming-1061"});
  CHECK(found("late:39..").empty());
  CHECK(found("took:58") == List{"incoming-1061"});
}

TEST_CASE("order is newest first, oldest or by relevance, and never changes") {
  const List newest = found("thread:mystery_shopping");
  CHECK(newest == List{"comment-7", "outgoing-517", "incoming-1061/attach-2", "incoming-1061",
                       "incoming-1042", "incoming-1038", "outgoing-501"});
  Request oldest;
  oldest.sort = Sort::oldest;
  List reversed = newest;
  std::reverse(reversed.begin(), reversed.end());
  CHECK(found("thread:mystery_shopping", oldest) == reversed);
  CHECK(ask("visits").sort == Sort::relevance);
  CHECK(ask("visits -bins").sort == Sort::relevance);
  CHECK(ask("says:delay -bins").sort == Sort::newest);
}

TEST_CASE("limits do not change what is counted") {
  Request two;
  two.limit = 2;
  const Answer answer = ask("*", two);
  CHECK(answer.found.size() == 2);
  CHECK(answer.messages == 12);
  CHECK(count(index_dir(), *parse("*"), false) == 12);
  CHECK(count(index_dir(), *parse("*"), true) == 3);
  CHECK(count(index_dir(), *parse("zanzibar"), false) == 0);
}

TEST_CASE("threads are listed once, with how many of their messages match") {
  Request threads;
  threads.threads = true;
  const Answer answer = ask("says:stock", threads);
  REQUIRE(answer.found.size() == 2);
  CHECK(answer.threads == 2);
  CHECK(answer.messages == 4);
  CHECK(answer.found[0].thread == "petitions:900012");
  CHECK(answer.in_thread.at("sample:mystery_shopping") == 2);
}

TEST_CASE("it says how many more only quote the words, and as of when") {
  Request quoted;
  quoted.count_quoted = true;
  CHECK(ask("cost", quoted).only_quoted == 1);
  CHECK(ask("says:cost-limit", quoted).only_quoted == 1);
  CHECK(ask("says:delay", quoted).only_quoted == 0);
  // Its own words have them too, though a cursor has gone past it.
  quoted.sort = Sort::newest;
  quoted.after = "sample:mystery_shopping#incoming-1061";
  CHECK(ask("reports", quoted).only_quoted == 0);
  CHECK(ask("*").as_of == "2026-09-04");
}

TEST_CASE("snippets are whole words of one voice, with the matches marked") {
  CHECK(snippet("says:nothing-further authority:work_assessments") ==
        "How providers are checked is a matter of policy, and [we have nothing further to add] "
        "to our letter of 17 April.");
  CHECK(snippet("says:closing authority:work_assessments") ==
        "How providers are checked is [a matter of policy], and [we have nothing further to add] "
        "to our letter of 17 April.");
  CHECK(snippet("withheld") == "The reports are [withheld] under section 43(2).");
  CHECK(snippet("\"matter of policy\"") ==
        "How providers are checked is a [matter of policy], and we have nothing further to add "
        "to our letter of 17 April.");
  CHECK(snippet("says:cost-limit/quoted") ==
        "You asked whether [quoted: finding the reports would exceed the cost limit].");
  CHECK(snippet("exceed in:all") ==
        "You asked whether finding the reports would [quoted: exceed] the cost limit.");
  CHECK(snippet("cites:s43/tentative") ==
        "Some of it may be [tentative: exempt under section 43].");
  CHECK(snippet("kind:attachment") == "First page of the letter.");
  CHECK(snippet("bins kind:response") == "The [bins] were emptied twice.");
}

TEST_CASE("a hit carries its record, its page and how late it was") {
  const Answer late = ask("id:sample:mystery_shopping#incoming-1061");
  REQUIRE(late.hits.size() == 1);
  CHECK(late.hits[0].late == 38);
  CHECK(late.hits[0].message.proof.offset == 18233);
  const Finding& quoted = late.hits[0].message.findings.front();
  CHECK(late.hits[0].message.text.substr(quoted.start, quoted.end - quoted.start) == quoted.quote);
  const Answer page = ask("acme");
  REQUIRE(page.hits.size() == 1);
  CHECK(page_at(page.hits[0].message, page.hits[0].passage.marks.front().start) == 2);
}

TEST_CASE("more hits are read on by id, whatever happened to the index meanwhile") {
  sample::Folder folder;
  sample::build(folder.path);
  Request request;
  request.query = *parse("*");
  const auto answer = search(folder.path, request);
  REQUIRE(answer);
  CHECK(answer->hits.empty());
  // Another order of threads gives every document another number.
  sample::build(folder.path, {sample::petition(), sample::visits()});
  const auto hits = more_hits(folder.path, *answer, 0, 100);
  REQUIRE(hits);
  CHECK(hits->size() == 10);
  for (const Hit& hit : *hits)
    CHECK(std::any_of(answer->found.begin(), answer->found.end(),
                      [&](const Reference& each) { return each.id == hit.message.id; }));
}

TEST_CASE("a name that the index does not know is refused, not searched for") {
  const auto asked =
      search(index_dir(), Request{*parse("says:nothing-furter"), {}, {}, false, false, 0});
  REQUIRE(!asked);
  CHECK(asked.error().code == Code::usage);
  CHECK(asked.error().message.find("nothing-furter") != std::string::npos);
  CHECK(asked.error().hint.find("says:nothing-further") != std::string::npos);
  // Known to the lexicon, found nowhere: an honest zero.
  CHECK(found("says:delay authority:exampleshire").empty());
}

TEST_CASE("zero hits point onwards") {
  const auto sentences = [](std::string_view text) {
    std::string out;
    const auto all = onward(index_dir(), *parse(text));
    REQUIRE(all);
    for (const std::string& each : *all)
      out += each + "\n";
    return out;
  };
  const auto has = [](const std::string& text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
  };
  CHECK(has(sentences("exceed"), "1 message only quotes these words: add in:all."));
  CHECK(has(sentences("authority:work_assesments"), "Near it: authority:work_assessments"));
  CHECK(has(sentences("authority:nwork_assesments"), "Near it: authority:work_assessments"));
  CHECK(has(sentences("\"is a matter of policy indeed\""), "says:matter-of-policy has 1"));
  CHECK(has(sentences("\"policy matter\""), "1 message has these words, not in this order"));
  CHECK(has(sentences("says:delay date:2019"), "Without date:2019-01-01..2019-12-31: 1."));
}

TEST_CASE("the values of a field, with how many messages each") {
  const auto values = [](std::string_view name, std::string_view beginning = "") {
    std::string out;
    const auto all = values_of(index_dir(), *indexer::store::field_named(name), beginning);
    REQUIRE(all);
    for (const ValueCount& each : *all)
      out += each.value + "=" + std::to_string(each.messages) + " ";
    return out;
  };
  CHECK(values("authority") == "work_assessments=7 dfc=3 exampleshire=3 mot=3 ");
  CHECK(values("authority", "Work") == "work_assessments=7 ");
  CHECK(values("says", "cost").empty());
  CHECK(values("says", "nothing-further") == "nothing-further=2 nothing-further-1=2 ");
  CHECK(values("date") == "2024-02-01..2026-07-09=13 ");
  CHECK(values("late") == "38..38=1 ");
  CHECK(values("thread", "petitions:") == "petitions:900012=3 ");
  CHECK(values("source") == "sample=10 petitions=3 ");
  CHECK(values("took") == "58..58=1 ");
}

TEST_CASE("NEAR counts words on either side, in one voice") {
  CHECK(found("withheld NEAR/3 43") == List{"incoming-1061"});
  CHECK(found("43 NEAR/3 withheld") == List{"incoming-1061"});
  CHECK(found("withheld NEAR/2 43").empty());
  CHECK(found("nothing NEAR/2 add NEAR/2 have").empty());
  CHECK(found("nothing NEAR/3 add NEAR/3 have by:authority") == List{"incoming-1061"});
  CHECK(found("with* NEAR/3 (42 OR 43)") == List{"incoming-1061"});
  CHECK(found("limit NEAR/2 reports").empty());
  CHECK(found("commissioner NEAR/20 section").empty());
  CHECK(found("cost NEAR/1 limit in:all") == List{"incoming-1061"});
  CHECK(snippet("withheld NEAR/3 43") == "The reports are [withheld] under section [43](2).");
}

TEST_CASE("one word asked for often stands at as many places") {
  sample::Folder folder;
  indexer::store::ThreadEntry entry = sample::bins();
  entry.messages[1].text = "cost cost cost cost cost cost cost cost cost cost cost cost";
  entry.messages[1].voices = {{Voice::own, 0, entry.messages[1].text.size()}};
  sample::build(folder.path, {entry});
  std::string twelve = "cost";
  for (int n = 1; n < 12; ++n)
    twelve += " NEAR/20 cost";
  const auto matching = [&](const std::string& text) {
    const auto n = count(folder.path, *parse(text), false);
    REQUIRE(n);
    return *n;
  };
  CHECK(matching(twelve) == 1);
  CHECK(matching(twelve + " NEAR/20 cost") == 0);
}

TEST_CASE("a beginning finds what begins so") {
  CHECK(found_sorted("shopp*") == List{"outgoing-501", "petition"});
  CHECK(found("balanc*") == List{"outgoing-517"});
  CHECK(found("zzz*").empty());
  CHECK(found_sorted("authority:work* kind:attachment") == List{"incoming-1061/attach-2"});
  CHECK(found_sorted("authority:exam* by:authority") == List{"incoming-10"});
}

TEST_CASE("thread:( ) holds where its parts stand in different messages") {
  CHECK(found("balance acme").empty());
  CHECK(found("thread:(balance acme) kind:annotation") == List{"comment-7"});
  CHECK(found("thread:(balance bins)").empty());
  CHECK(found("thread:(bins OR balance) kind:request") == List{"outgoing-501", "outgoing-9"});
  CHECK(found("thread:(visits -balance) kind:petition") == List{"petition"});
  CHECK(found("thread:(says:delay cites:s43) kind:follow-up") == List{"outgoing-517"});
  CHECK(found("-thread:(balance) kind:request") == List{"outgoing-9"});
  CHECK(found("thread:(zanzibar)").empty());
  CHECK(found("thread:(zanzibar) delisted:yes") == List{"outgoing-1"});
  CHECK(ask("thread:(balance acme) kind:annotation").messages == 1);
}

TEST_CASE("a sequence finds threads that went so, in order and in time") {
  CHECK(found("says:delay THEN says:closing") == List{"incoming-1061"});
  CHECK(found("says:closing THEN says:delay").empty());
  CHECK(found("says:delay THEN/56d says:closing") == List{"incoming-1061"});
  CHECK(found("says:delay THEN/55d says:closing").empty());
  // 17 April to 12 June: 56 days, of which two bank holidays.
  CHECK(found("says:delay THEN/38wd says:closing") == List{"incoming-1061"});
  CHECK(found("says:delay THEN/37wd says:closing").empty());
  CHECK(found("kind:request THEN says:delay THEN says:closing THEN kind:follow-up") ==
        List{"outgoing-517"});
  CHECK(found("kind:request THEN says:closing THEN says:delay").empty());
  CHECK(found("kind:request THEN/0d says:acknowledgement") == List{"incoming-1038"});
  CHECK(found("says:reassurance THEN says:nothing-further") == List{"response-2"});
  CHECK(found("says:closing THEN says:closing").empty());
  CHECK(found("(says:delay THEN says:closing) authority:exampleshire").empty());
  CHECK(found("* THEN *") == List{"response-2", "comment-7", "incoming-10"});
  Request oldest;
  oldest.sort = Sort::oldest;
  CHECK(found("* THEN *", oldest) == List{"incoming-10", "comment-7", "response-2"});
}

TEST_CASE("what did not come is judged as of the last capture") {
  CHECK(found("kind:follow-up THEN NOT/20wd by:authority") == List{"outgoing-517"});
  CHECK(found("kind:follow-up THEN NOT by:authority") == List{"outgoing-517"});
  // Captured on 4 September, 78 days after 18 June: not long enough for these.
  CHECK(found("kind:follow-up THEN NOT/77d by:authority") == List{"outgoing-517"});
  CHECK(found("kind:follow-up THEN NOT/78d by:authority").empty());
  CHECK(found("kind:request THEN NOT/30d says:delay").size() == 1); // bins
  CHECK(found("kind:request THEN NOT/29d says:delay").size() == 2);
  const Answer answer = ask("kind:follow-up THEN NOT/20wd by:authority");
  REQUIRE(answer.hits.size() == 1);
  CHECK(answer.hits.front().silent_until == "2026-07-17");
  CHECK(answer.absent);
}

TEST_CASE("a sequence shows each step's own passage") {
  const Answer answer = ask("says:delay THEN/60d says:nothing-further");
  REQUIRE(answer.hits.size() == 1);
  const std::vector<Step>& steps = answer.hits.front().steps;
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].message.id == "sample:mystery_shopping#incoming-1042");
  CHECK(passage_text(steps[0].message, steps[0].passage, false) ==
        "We need more time to consider it.");
  CHECK(steps[1].message.id == answer.hits.front().message.id);
  CHECK(*count(index_dir(), *parse("says:delay THEN says:closing"), false) == 1);
  Request request;
  request.query = *parse("a THEN b");
  request.sort = Sort::relevance;
  CHECK_FALSE(search(index_dir(), request));
}

namespace {

std::string counted_by(std::string_view text, const std::string& field, bool threads = false) {
  const std::vector<std::string> fields{field};
  const auto counted = facets(index_dir(), *parse(text), fields, threads);
  REQUIRE(counted);
  std::string out;
  for (const FacetValue& each : counted->front().values)
    out += each.value + "=" + std::to_string(each.count) + " ";
  return out;
}

} // namespace

TEST_CASE("facets count exactly what the query finds") {
  CHECK(counted_by("*", "year") == "2026=10 2025=2 ");
  CHECK(counted_by("*", "year", true) == "2026=2 2025=1 ");
  CHECK(counted_by("by:authority", "kind") == "response=4 petition-response=2 attachment=1 ");
  CHECK(counted_by("*", "authority") == "work_assessments=7 dfc=3 mot=3 exampleshire=2 ");
  CHECK(counted_by("*", "says") ==
        "nothing-further=2 acknowledgement=1 delay=1 matter-of-policy=1 reassurance=1 ");
  CHECK(counted_by("*", "cites") == "foia:s43=1 foia:s43.2=1 ");
  CHECK(counted_by("zanzibar", "year").empty());
  CHECK(counted_by("zanzibar delisted:yes", "year") == "2024=1 ");
  CHECK(counted_by("says:delay THEN says:closing", "kind") == "response=1 ");
  const std::vector<std::string> unknown{"authorty"};
  const auto refused = facets(index_dir(), *parse("*"), unknown, false);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().hint == "did you mean authority?");
}

TEST_CASE("pages that follow each other by cursor are the whole list, once") {
  for (const char* sort : {"newest", "oldest", "relevance", "threads-newest"}) {
    CAPTURE(std::string(sort));
    Request request;
    request.threads = std::string_view(sort).starts_with("threads-");
    const std::string_view order = request.threads ? std::string_view(sort).substr(8) : sort;
    request.sort = order == "newest"   ? Sort::newest
                   : order == "oldest" ? Sort::oldest
                                       : Sort::relevance;
    const List all = found("the OR visits", request);
    REQUIRE(all.size() > 2);
    List paged;
    Request page = request;
    page.limit = 2;
    for (int n = 0; n < 20; ++n) {
      const Answer answer = ask("the OR visits", page);
      for (const Reference& each : answer.found)
        paged.push_back(each.id.substr(each.id.find('#') + 1));
      const auto next = next_cursor(page, answer);
      if (!next) break;
      page = request;
      page.limit = 2;
      REQUIRE(go_on_at(page, *next));
    }
    CHECK(paged == all);
  }
  Request request;
  for (const char* bad : {"", "newest", "newest:", "middle:3", "relevance:x", "threads-newest:2"})
    CHECK_FALSE(go_on_at(request, bad));
  request.sort = Sort::oldest;
  CHECK_FALSE(go_on_at(request, "newest:a#b"));
}
