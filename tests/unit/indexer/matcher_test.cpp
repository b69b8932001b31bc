// The matcher: what the notation means, and that it agrees with a slow matcher
// which tries every way, on patterns and texts made at random.
#include "indexer/findings/matcher.hpp"

#include <doctest/doctest.h>
#include <random>
#include <set>

using namespace sidestep::indexer;

namespace {

using Spans = std::set<std::pair<std::size_t, std::size_t>>; // words, end exclusive

// Everything the matcher finds for one pattern.
struct Found {
  std::string text{}; // the first match's words
  Spans spans{};
};

Found find(std::string_view pattern, std::string_view text, const Classes& classes = {}) {
  Vocabulary vocabulary;
  const auto node = parse_pattern(pattern, classes, vocabulary);
  REQUIRE_MESSAGE(node, (node ? "" : node.error().message));
  auto programs = Program::compile(*node, vocabulary);
  REQUIRE_MESSAGE(programs, (programs ? "" : programs.error().message));
  Matcher matcher;
  for (auto& program : *programs)
    matcher.add(std::move(program));
  matcher.build(vocabulary);
  const Reading reading = read_words(text, vocabulary);
  Found out;
  for (const Hit& hit : matcher.hits(reading)) {
    out.spans.insert({hit.first, hit.last + 1});
    if (out.text.empty())
      for (auto i = hit.first; i <= hit.last; ++i)
        (out.text += out.text.empty() ? "" : " ").append(reading.words[i].folded);
  }
  return out;
}

std::string match(std::string_view pattern, std::string_view text) {
  return find(pattern, text).text;
}

std::string refusal(std::string_view pattern) {
  Vocabulary vocabulary;
  const auto node = parse_pattern(pattern, {}, vocabulary);
  if (!node) return node.error().message;
  const auto programs = Program::compile(*node, vocabulary);
  return programs ? "" : programs.error().message;
}

// The slow matcher: all ends of a match of `node` that begins at `at`.
std::set<std::size_t> ends(const Node& node, const Reading& text, std::size_t at);

std::set<std::size_t> ends_of_sequence(const Node& node, const Reading& text, std::size_t at) {
  std::set<std::size_t> here{at};
  for (const Node& part : node.parts) {
    std::set<std::size_t> next;
    for (const std::size_t i : here)
      next.merge(ends(part, text, i));
    here = std::move(next);
  }
  return here;
}

std::set<std::size_t> ends(const Node& node, const Reading& text, std::size_t at) {
  std::set<std::size_t> out;
  const auto one = [&](bool takes) {
    if (takes) out.insert(at + 1);
  };
  const bool there = at < text.words.size();
  switch (node.kind) {
  case Node::Kind::words:
    one(there && std::count(node.words.begin(), node.words.end(), text.ids[at]) > 0);
    break;
  case Node::Kind::number:
    one(there && (text.marks[at] & is_number) != 0);
    break;
  case Node::Kind::money:
    one(there && (text.marks[at] & is_money) != 0);
    break;
  case Node::Kind::gap:
    for (std::size_t n = node.least; n <= node.most && at + n <= text.words.size(); ++n)
      out.insert(at + n);
    break;
  case Node::Kind::either:
    for (const Node& part : node.parts)
      out.merge(ends(part, text, at));
    break;
  case Node::Kind::sequence:
    out = ends_of_sequence(node, text, at);
    break;
  }
  if (node.optional) out.insert(at);
  return out;
}

// Every match within one sentence, and of those the ones that hold no other.
Spans naive(const Node& node, const Reading& text, Spans& smallest) {
  Spans all;
  for (std::size_t at = 0; at < text.words.size(); ++at)
    for (const std::size_t end : ends(node, text, at))
      if (end > at && end <= text.sentence_to[at]) all.insert({at, end});
  for (const auto& span : all) {
    bool holds_another = false;
    for (const auto& other : all)
      holds_another = holds_another ||
                      (other != span && other.first >= span.first && other.second <= span.second);
    if (!holds_another) smallest.insert(span);
  }
  return all;
}

class Maker {
public:
  explicit Maker(unsigned seed) : random_(seed) {}
  std::string pattern(int depth = 0) {
    std::string out;
    const unsigned parts = 1 + random_() % 4;
    for (unsigned i = 0; i < parts; ++i) {
      if (!out.empty()) out += ' ';
      switch (random_() % (depth < 2 ? 8U : 4U)) {
      case 4:
      case 5:
        out += "(" + pattern(depth + 1) + "|" + pattern(depth + 1) + ")" + option();
        break;
      case 6:
        out += "{" + std::to_string(random_() % 2) + "," + std::to_string(1 + random_() % 3) + "}";
        break;
      case 7:
        out += random_() % 2 ? "<number>" : "<money>";
        break;
      default:
        out += word() + option();
      }
    }
    return out;
  }
  std::string text() {
    std::string out;
    const unsigned words = random_() % 25;
    for (unsigned i = 0; i < words; ++i) {
      const unsigned kind = random_() % 12;
      out += kind == 0   ? "7"
             : kind == 1 ? "\xC2\xA3"
                           "7"
                         : word();
      out += random_() % 8 == 0 ? ". " : " ";
    }
    return out;
  }

private:
  std::string word() { return std::string(1, static_cast<char>('b' + random_() % 5)) + "x"; }
  std::string option() { return random_() % 4 == 0 ? "?" : ""; }
  std::mt19937 random_;
};

} // namespace

TEST_CASE("words, whatever their case, quotes, hyphens and line breaks") {
  CHECK(match("nothing further", "We have NOTHING\nfurther to add") == "nothing further");
  CHECK(match("don't know", "I don\xE2\x80\x99t know") == "don't know");
  CHECK(match("long-standing rule", "a long standing rule") == "long standing rule");
  CHECK(match("nothing further", "nothing. Further to this") == "");
}

TEST_CASE("alternatives, options and gaps") {
  CHECK(match("(no|not any) plans", "there are not any plans") == "not any plans");
  CHECK(match("no current? plans", "no plans and no current plans") == "no plans");
  CHECK(match("no (very current)? plans", "no very current plans") == "no very current plans");
  CHECK(match("not {0,2} held", "not at all held") == "not at all held");
  CHECK(match("not {0,2} held", "not at all really held") == "");
  CHECK(match("not {1,2} held", "not held") == "");
  CHECK(match("not {0,4} held", "not so. It was held") == "");
}

TEST_CASE("the shortest match wins") {
  CHECK(match("we {0,6} hold", "we said we do not hold") == "we do not hold");
}

TEST_CASE("inflections and classes") {
  CHECK(match("~take seriously", "taken seriously") == "taken seriously");
  Vocabulary vocabulary;
  Classes classes;
  classes.emplace("body", parse_pattern("council|police force", {}, vocabulary).value());
  const auto node = parse_pattern("the @body says", classes, vocabulary);
  REQUIRE(node);
  const auto programs = Program::compile(*node, vocabulary);
  REQUIRE(programs);
  const Reading reading = read_words("so the police force says", vocabulary);
  CHECK((*programs)[0].within(reading, 0, reading.words.size()));
}

TEST_CASE("numbers, money, dates and sections") {
  CHECK(match("<number> hours", "it took 18.5 hours") == "18.5 hours");
  CHECK(match("<number> hours", "it took twelve hours") == "twelve hours");
  CHECK(match("fee of <money>", "a fee of \xC2\xA3"
                                "25") == "fee of 25");
  CHECK(match("fee of <money>", "a fee of 25") == "");
  CHECK(match("by <date>", "by 3rd of May") == "by 3 rd of may");
  CHECK(match("by <date>", "by May 3") == "by may 3");
  CHECK(match("<section>", "under s.40 it is") == "s 40");
}

TEST_CASE("what is wrong with a pattern is said") {
  CHECK(refusal("(a|b").find("not closed") != std::string::npos);
  CHECK(refusal("a) b").find("without its") != std::string::npos);
  CHECK(refusal("{0,4}").find("nothing that every match must hold") != std::string::npos);
  CHECK(refusal("word?").find("nothing that every match must hold") != std::string::npos);
  CHECK(refusal("a {4,0} b").find("gap") != std::string::npos);
  CHECK(refusal("a {0,99} b").find("gap") != std::string::npos);
  CHECK(refusal("@nobody here").find("@nobody") != std::string::npos);
  CHECK(refusal("<colour>").find("<colour>") != std::string::npos);
  CHECK(refusal("(|a)").find("empty alternative") != std::string::npos);
  CHECK(refusal("~two-words").find("one word") != std::string::npos);
  CHECK(refusal(std::string(9000, 'a')).find("8,000") != std::string::npos);
  CHECK(refusal(std::string(40, '(')).find("deeply") != std::string::npos);
  CHECK(refusal("a {0,20} b {0,20} c {0,20} d {0,20} e").find("64") != std::string::npos);
}

TEST_CASE("many alternatives are shared out over several programs") {
  std::string pattern = "start (";
  for (char c = 'a'; c <= 'z'; ++c)
    pattern += std::string(pattern.back() == '(' ? "" : "|") + c + "x " + c + "y " + c + "z";
  pattern += ") end";
  CHECK(match(pattern, "start qx qy qz end") == "start qx qy qz end");
  CHECK(match(pattern, "start ax ay az end") == "start ax ay az end");
  CHECK(match(pattern, "start ax ay bz end") == "");
}

TEST_CASE("text made to provoke backtracking costs no more than other text") {
  std::string text;
  for (int i = 0; i < 20000; ++i)
    text += "no ";
  CHECK(find("no {0,10} no {0,10} no {0,10} yes", text).spans.empty());
}

TEST_CASE("agrees with a slow matcher on random patterns and texts") {
  Maker maker(20260);
  int compared = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string pattern = maker.pattern();
    Vocabulary vocabulary;
    const auto node = parse_pattern(pattern, {}, vocabulary);
    REQUIRE(node);
    if (!Program::compile(*node, vocabulary)) continue; // nothing it must hold
    for (int i = 0; i < 4; ++i) {
      const std::string text = maker.text();
      const Reading reading = read_words(text, vocabulary);
      Spans smallest;
      const Spans all = naive(*node, reading, smallest);
      const Spans found = find(pattern, text).spans;
      CAPTURE(pattern);
      CAPTURE(text);
      for (const auto& span : found)
        REQUIRE(all.count(span) == 1);
      for (const auto& span : smallest)
        REQUIRE(found.count(span) == 1);
      compared += static_cast<int>(all.size());
    }
  }
  CHECK(compared > 1000);
}

TEST_CASE("a text without a full stop is read in stretches") {
  std::string text;
  for (std::size_t n = 0; n < 10 * longest_sentence; ++n)
    text += "word ";
  const Reading reading = read_words(text, Vocabulary{});
  REQUIRE(reading.words.size() == 10 * longest_sentence);
  for (std::size_t n = 0; n < reading.words.size(); ++n) {
    CHECK(reading.sentence_from[n] <= n);
    CHECK(reading.sentence_to[n] > n);
    CHECK(reading.sentence_to[n] - reading.sentence_from[n] <= longest_sentence);
  }
}
