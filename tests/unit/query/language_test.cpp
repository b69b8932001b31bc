// The query language: what is understood, what is refused and how, and that a
// printed query means what it was printed from.
#include "query/language/parser.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <random>

using namespace sidestep;
using namespace sidestep::query;

namespace {

std::string read(std::string_view text) {
  const auto query = parse(text);
  return query ? print(*query) : "error: " + query.error().message;
}

Error refused(std::string_view text) {
  const auto query = parse(text);
  REQUIRE_MESSAGE(!query, text);
  CHECK(query.error().code == Code::usage);
  return query.error();
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("what is written is what is read") {
  CHECK(read("cost limit") == "cost limit");
  CHECK(read("Cost AND Limit") == "cost limit");
  CHECK(read("\"cost limit\" \u201cnothing further\u201d") == "\"cost limit\" \"nothing further\"");
  CHECK(read("a OR b c") == "a OR (b c)");
  CHECK(read("(a OR b) c") == "(a OR b) c");
  CHECK(read("-kind:request") == "-kind:request");
  CHECK(read("NOT kind:request") == "-kind:request");
  CHECK(read("a -\"b c\"") == "a -\"b c\"");
  CHECK(read("-(a b)") == "-(a b)");
  CHECK(read("*") == "*");
  CHECK(read("* -by:authority") == "* -by:authority");
  CHECK(read("requested_from:DWP") == "authority:dwp");
  CHECK(read("variety:followup_sent") == "kind:follow-up");
  CHECK(read("authority:\"Office for  Work\"") == "authority:\"office for work\"");
  CHECK(read("status:\"not held\"") == "status:not_held");
  CHECK(read("title:shopping title:\"mystery shopping\"") ==
        "title:shopping title:\"mystery shopping\"");
  CHECK(read("and or not near then") == "and or not near then");
  CHECK(read("thread:sample:mystery_shopping") == "thread:sample:mystery_shopping");
  CHECK(read("id:petitions:241560#response-1") == "id:petitions:241560#response-1");
}

TEST_CASE("in: and delisted: switch the whole query, wherever they stand") {
  CHECK(read("gold in:all") == "in:all gold");
  CHECK(read("(gold in:all) OR lead") == "in:all gold OR lead");
  CHECK(read("gold in:all in:own") == "gold");
  CHECK(read("in:all") == "in:all *");
  CHECK(read("a OR in:all") == "in:all a");
  CHECK(read("(in:all) a") == "in:all a");
  CHECK(read("delisted:yes a") == "delisted:yes a");
  CHECK(has(refused("-in:all gold").message, "switches the whole query"));
  CHECK(has(refused("in:some").message, "in: takes own, all"));
}

TEST_CASE("words with signs in them read as a reader expects") {
  CHECK(read("cost-limit") == "\"cost limit\"");
  CHECK(read("don\u2019t") == "don't");
  CHECK(read("caf\u00e9") == "cafe");
  CHECK(read("\u00a3450") == "450");
  CHECK(read("s.40(2)") == "\"s 40 2\"");
  CHECK(read("s40.2") == read("s40.2"));
  CHECK(read("(section 40(2))") == "section \"40 2\"");
  CHECK(read("cost(limit)") == "cost limit");
  CHECK(read("cites:s.40(2)") == "cites:s40.2");
  CHECK(read("(cites:40(2)(b))") == "cites:s40.2.b");
  CHECK(read("cites:\"section 40(2)\"") == "cites:s40.2");
  CHECK(read("cites:foia:s43/tentative") == "cites:foia:s43/tentative");
  CHECK(read("exemption:r12.4.b") == "cites:r12.4.b");
}

TEST_CASE("ranges of days and numbers") {
  ::setenv("SIDESTEP_NOW", "2026-09-04T10:00:00Z", 1);
  CHECK(read("date:2012..2014") == "date:2012-01-01..2014-12-31");
  CHECK(read("date:2012-06..") == "date:2012-06-01..");
  CHECK(read("date:..2012-02") == "date:..2012-02-29");
  CHECK(read("date:2014-06-30") == "date:2014-06-30..2014-06-30");
  CHECK(read("date:30d..") == "date:2026-08-05..");
  CHECK(read("date:2w..today") == "date:2026-08-21..2026-09-04");
  CHECK(read("date:6m..") == "date:2026-03-04..");
  CHECK(read("date:1y..") == "date:2025-09-04..");
  CHECK(read("late:21..") == "late:21..");
  CHECK(read("signatures:10000..20000") == "signatures:10000..20000");
  CHECK(read("took:5") == "took:5..5");
  CHECK(has(refused("date:2024-13-40..").message, "is no day"));
  CHECK(has(refused("date:2024-02-30").message, "is no day"));
  CHECK(has(refused("date:9999y..").message, "is no day"));
  CHECK(has(refused("date:2014..2012").message, "ends before it begins"));
  CHECK(has(refused("date:yesterdayish").hint, "30d.."));
  CHECK(has(refused("late:").hint, "did your shell take a >"));
  CHECK(has(refused("late:>20").message, "comparison"));
  CHECK(has(refused("late:9..3").message, "ends before"));
  CHECK(has(refused("late:99999999999999999999").message, "whole number"));
  CHECK(has(refused("late:-3").message, "whole number"));
  CHECK(has(refused("2012..2014").hint, "date:2012..2014"));
  ::unsetenv("SIDESTEP_NOW");
}

TEST_CASE("what is not understood is refused, with a caret and a way on") {
  const Error unknown = refused("cost from:dwp");
  CHECK(has(unknown.message, "there is no field from:"));
  CHECK(has(unknown.message, "\n  cost from:dwp\n       ^^^^^"));
  CHECK(has(unknown.hint, "authority:"));
  CHECK(has(refused("subject:x").hint, "title:"));
  CHECK(has(refused("body:x").hint, "plain words"));
  CHECK(has(refused("autority:dwp").hint, "did you mean authority:"));
  CHECK(has(refused("https://example.org/x").message, "no field https:"));
  CHECK(has(refused("\"open").message, "never closed"));
  CHECK(has(refused("a \u201copen").message, "never closed"));
  CHECK(has(refused("(a b").message, "never closed"));
  CHECK(has(refused("a)").message, "closes nothing"));
  CHECK(has(refused("()").message, "hold nothing"));
  CHECK(has(refused("a AND").message, "nothing stands behind AND"));
  CHECK(has(refused("a OR OR b").message, "nothing stands behind OR"));
  CHECK(has(refused("AND a").message, "nothing stands before AND"));
  CHECK(has(refused("NOT").message, "nothing stands behind NOT"));
  CHECK(has(refused("a - b").message, "nothing stands behind -"));
  CHECK(has(refused("-").message, "nothing stands behind -"));
  CHECK(has(refused("says:").message, "has no value"));
  CHECK(has(refused("authority:\"\"").message, "has no value"));
  CHECK(has(refused("says:(a OR b)").hint, "(says:A OR says:B)"));
  CHECK(has(refused("kind:letter").message, "kind: takes request"));
  CHECK(has(refused("kind:respons").hint, "kind:response"));
  CHECK(has(refused("says:delay/maybe").message, "no polarity"));
  CHECK(has(refused("cites:banana").message, "no section"));
  CHECK(has(refused("\"\"").message, "no word"));
  CHECK(has(refused("\u00a3").message, "no word"));
  CHECK(has(refused("a && b").hint, "AND or OR"));
  CHECK(has(refused("\u2013cost").message, "dash"));
  for (const char* text : {"a XOR b", "a ADJ b", "a ADJ/5 b"})
    CHECK_MESSAGE(has(refused(text).message, "not part of the query language"), text);
  CHECK(has(refused("").message, "empty"));
  CHECK(has(refused("   ").message, "empty"));
}

TEST_CASE("a * at the end of a word or value is a beginning, elsewhere it is refused") {
  CHECK(read("Refus*") == "refus*");
  CHECK(read("title:shop*") == "title:shop*");
  CHECK(read("authority:Work*") == "authority:work*");
  CHECK(read("authority:work_* -tag:x*") == "authority:work_* -tag:x*");
  for (const char* text : {"*fused", "re*used", "re**", "cost-lim*", "title:*", "authority:*",
                           "authority:w*k", "authority:\"work*\""})
    CHECK_MESSAGE(has(refused(text).message, "a * stands at the end of"), text);
  CHECK(has(refused("r*").message, "too few letters"));
  CHECK(has(refused("\"nothing fur*\"").message, "between quotes"));
  CHECK(has(refused("says:del*").message, "a * stands at the end of"));
}

TEST_CASE("NEAR joins single words at one distance") {
  CHECK(read("cost NEAR/5 limit") == "cost NEAR/5 limit");
  CHECK(read("cost NEAR limit") == "cost NEAR/10 limit");
  CHECK(read("a cost NEAR/5 limit b") == "a (cost NEAR/5 limit) b");
  CHECK(read("refus* NEAR/3 \"cost\" NEAR/3 (fee OR charge)") ==
        "refus* NEAR/3 \"cost\" NEAR/3 (fee OR charge)");
  CHECK(read("-(a NEAR/2 b)") == "-(a NEAR/2 b)");
  CHECK(read("-a NEAR/2 b") == "-(a NEAR/2 b)");
  CHECK(has(refused("a NEAR/5").message, "nothing stands behind NEAR/5"));
  CHECK(has(refused("NEAR/5 a").message, "nothing stands before NEAR/5"));
  CHECK(has(refused("a NEAR/0 b").message, "no distance"));
  CHECK(has(refused("a NEAR/x b").message, "no distance"));
  CHECK(has(refused("a NEAR/100 b").message, "no distance"));
  CHECK(has(refused("a NEAR/2 b NEAR/3 c").message, "one distance"));
  CHECK(has(refused("\"a b\" NEAR/2 c").message, "single words"));
  CHECK(has(refused("a NEAR/2 says:delay").message, "single words"));
  CHECK(has(refused("a NEAR/2 (b c)").message, "single words"));
  CHECK(has(refused("a NEAR/2 -b").message, "nothing stands behind"));
  CHECK(has(refused("a near/5 b").hint, "in capitals"));
}

TEST_CASE("thread:( ) holds a query, thread: a name") {
  CHECK(read("thread:(cost limit) says:delay") == "thread:(cost limit) says:delay");
  CHECK(read("-thread:(a OR -b)") == "-thread:(a OR -b)");
  CHECK(read("thread:(in:all)") == "in:all *");
  CHECK(read("request:(a b)") == "thread:(a b)");
  CHECK(has(refused("thread:( )").message, "hold nothing"));
  CHECK(has(refused("thread:(a").message, "never closed"));
  CHECK(has(refused("thread: (a)").message, "has no value"));
  CHECK(has(refused("thread:(a THEN b)").message, "cannot stand inside"));
}

TEST_CASE("sequences: steps, times and what did not come") {
  CHECK(read("a THEN b") == "a THEN b");
  CHECK(read("a b THEN/60d c OR d") == "(a b) THEN/60d (c OR d)");
  CHECK(read("a THEN/2w b THEN/20wd c") == "a THEN/14d b THEN/20wd c");
  CHECK(read("a THEN NOT b") == "a THEN NOT b");
  CHECK(read("a THEN NOT/20wd b") == "a THEN NOT/20wd b");
  CHECK(read("a THEN/20wd NOT b") == "a THEN NOT/20wd b");
  CHECK(read("(a THEN b) THEN c") == "a THEN b THEN c");
  CHECK(read("a THEN (b THEN c)") == "a THEN b THEN c");
  CHECK(read("x (a THEN b)") == "a THEN (b x)");
  CHECK(read("(a THEN NOT/5d b) x -y") == "(a x -y) THEN NOT/5d b");
  CHECK(read("in:all a THEN b") == "in:all a THEN b");
  CHECK(has(refused("a THEN").message, "nothing stands behind THEN"));
  CHECK(has(refused("THEN a").message, "nothing stands before THEN"));
  CHECK(has(refused("a THEN NOT").message, "nothing stands behind NOT"));
  CHECK(has(refused("a THEN -b").hint, "THEN NOT"));
  CHECK(has(refused("a THEN/60 b").message, "no time"));
  CHECK(has(refused("a THEN/60m b").message, "no time"));
  CHECK(has(refused("a THEN/20d NOT/5d b").message, "given twice"));
  CHECK(has(refused("a NOT/5d b").message, "behind THEN alone"));
  CHECK(has(refused("a THEN NOT b THEN c").message, "must be the last"));
  CHECK(has(refused("(a THEN b) OR c").message, "cannot stand inside"));
  CHECK(has(refused("-(a THEN b)").message, "cannot stand inside"));
  CHECK(has(refused("(a THEN b) (c THEN d)").message, "cannot stand inside"));
  CHECK(has(refused("in:all THEN b").message, "nothing to look for"));
  CHECK(has(refused("a then/60d b").hint, "in capitals"));
}

TEST_CASE("pattern: stands for a kept query") {
  const Patterns kept{{"wall", "says:closing THEN says:closing", "config.toml:3"},
                      {"soft", "says:delay OR says:other-body", "config.toml:6"},
                      {"round", "a pattern:again", "config.toml:9"},
                      {"again", "pattern:round", "config.toml:12"},
                      {"broken", "from:x", "config.toml:15"}};
  const auto with = [&](std::string_view text) { return parse(text, {}, kept); };
  CHECK(print(*with("pattern:soft authority:dwp")) ==
        "(says:delay OR says:other-body) authority:dwp");
  CHECK(print(*with("authority:dwp pattern:Wall")) ==
        "says:closing THEN (says:closing authority:dwp)");
  const auto circular = with("pattern:round");
  REQUIRE_FALSE(circular);
  CHECK(circular.error().code == Code::config);
  CHECK(has(circular.error().message, "comes back to itself"));
  const auto broken = with("pattern:broken");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().code == Code::config);
  CHECK(has(broken.error().message, "config.toml:15"));
  const auto unknown = with("pattern:wal");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == Code::usage);
  CHECK(has(unknown.error().hint, "pattern:wall"));
}

TEST_CASE("size and depth have limits") {
  CHECK(has(refused(std::string(9000, 'a')).message, "bytes long"));
  CHECK(has(refused(std::string(200, '(') + "a" + std::string(200, ')')).message, "too deep"));
  CHECK(has(refused(std::string(200, '-') + "a").message, "too deep"));
  std::string many;
  for (int i = 0; i < 1200; ++i)
    many += "a ";
  CHECK(has(refused(many).message, "parts"));
}

TEST_CASE("--phrase joins the query as quoted words") {
  CHECK(print(*parse("", {"Nothing further"})) == "\"nothing further\"");
  CHECK(print(*parse("a b", {"c d", "e"})) == "a b \"c d\" \"e\"");
  CHECK(print(*parse("a OR b", {"c"})) == "(a OR b) \"c\"");
  CHECK(!parse("a", {"..."}));
}

TEST_CASE("a caret stands under wide text too, and outside text is made safe") {
  const Error error = refused("caf\u00e9 \x1b[31m from:x");
  CHECK(error.message.find('\x1b') == std::string::npos);
  CHECK(has(error.message, "^^^^^"));
}

// Random trees, printed and read again.
namespace {

class Trees {
public:
  explicit Trees(unsigned seed) : random_(seed) {}

  Query query() {
    Query out;
    out.root = pick(4) == 0 ? sequence() : node(0);
    out.all_words = pick(2) == 0;
    out.delisted = pick(4) == 0;
    return out;
  }

private:
  std::size_t pick(std::size_t n) { return random_() % n; }

  std::string word() {
    static const std::vector<std::string> words{"cost", "limit", "don't", "18.5", "3,214",
                                                "or",   "not",   "near",  "s",    "40",
                                                "b",    "and",   "cafe",  "2026", "refuse"};
    return words[pick(words.size())];
  }

  Node leaf() {
    Node out;
    const auto field = [&](std::string_view name) {
      out.field = indexer::store::field_named(name);
    };
    switch (pick(10)) {
    case 8:
      out.type = Type::beginning;
      out.words = {pick(2) == 0 ? "refus" : "co"};
      if (pick(3) == 0) field(pick(2) == 0 ? "title" : "authority");
      return out;
    case 9:
      out.type = Type::near;
      out.distance = 1 + static_cast<int>(pick(20));
      for (std::size_t n = 2 + pick(2); n > 0; --n) {
        Node part;
        part.type = pick(2) == 0 ? Type::word : Type::phrase;
        part.words = {word()};
        out.parts.push_back(part);
      }
      return out;
    case 0:
      return out; // everything
    case 1:
      out.type = Type::word;
      out.words = {word()};
      return out;
    case 2:
      out.type = Type::phrase;
      for (std::size_t n = 1 + pick(4); n > 0; --n)
        out.words.push_back(word());
      if (pick(3) == 0) field("title");
      return out;
    case 3:
      out.type = Type::value;
      field("authority");
      out.value = pick(2) == 0 ? "dwp" : "office for (work) a..b";
      return out;
    case 4:
      out.type = Type::value;
      field("says");
      out.value = pick(2) == 0 ? "delay" : "delay/quoted";
      return out;
    case 5:
      out.type = Type::range;
      field("date");
      out.low = "2012-01-01";
      if (pick(2) == 0) out.high = "2014-12-31";
      return out;
    case 6:
      out.type = Type::range;
      field("late");
      out.high = "21";
      return out;
    default:
      out.type = Type::value;
      field("cites");
      out.value = "foia:s43.2";
      return out;
    }
  }

  Node sequence() {
    Node out;
    out.type = Type::sequence;
    for (std::size_t n = 2 + pick(2); n > 0; --n)
      out.parts.push_back(node(2));
    for (std::size_t n = 1; n < out.parts.size(); ++n) {
      Link link;
      link.unit = static_cast<Link::Unit>(pick(3));
      if (link.unit != Link::Unit::any_time) link.within = static_cast<int>(pick(90));
      out.links.push_back(link);
    }
    out.links.back().absent = pick(3) == 0;
    return out;
  }

  Node node(int depth) {
    const std::size_t kind = depth > 4 ? 3 : pick(6);
    Node out;
    if (kind == 5) {
      out.type = Type::whole;
      out.parts.push_back(node(depth + 1));
      return out;
    }
    if (kind == 0) {
      out.type = Type::negation;
      out.parts.push_back(node(depth + 1));
    } else if (kind == 1 || kind == 2) {
      out.type = kind == 1 ? Type::both : Type::either;
      for (std::size_t n = 2 + pick(3); n > 0; --n)
        out.parts.push_back(node(depth + 1));
    } else {
      return leaf();
    }
    return out;
  }

  std::mt19937 random_;
};

} // namespace

TEST_CASE("a printed query, read again, is the same tree") {
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    const Query query = Trees(seed).query();
    const std::string text = print(query);
    const auto again = parse(text);
    REQUIRE_MESSAGE(again, (text + " -> " + again.error().message));
    REQUIRE_MESSAGE(*again == query, (text + " -> " + print(*again)));
  }
}

TEST_CASE("no bytes make the parser fall over") {
  std::mt19937 random(7);
  const std::string bits = "()-\"*/:. \u201c\u2013aZ09/<>&|s.40(2)\xff\xe2\x80 date:late:in:all "
                           "AND OR NOT NEAR/5 THEN/2wd thread:(";
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = random() % 40; n > 0; --n)
      text += bits[random() % bits.size()];
    const auto query = parse(text);
    if (query) {
      const auto again = parse(print(*query));
      REQUIRE_MESSAGE(again, (text + " => " + print(*query)));
      CHECK_MESSAGE(*again == *query, (text + " => " + print(*query)));
    }
  }
}
