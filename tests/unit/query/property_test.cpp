// Random threads and random queries: the index finds exactly what the rules,
// evaluated the slow way, find.
#include "common/files.hpp"
#include "query/language/parser.hpp"
#include "query/search/search.hpp"
#include "tests/kit/places.hpp"
#include "tests/kit/query/naive.hpp"
#include "tests/kit/query/sample_index.hpp"

#include <random>

using namespace sidestep;
using namespace sidestep::query;

namespace {

const std::vector<std::string> vocabulary{"refuse", "refused", "refusal", "cost",    "costs",
                                          "limit",  "limited", "further", "nothing", "add",
                                          "bins",   "visit",   "policy",  "s"};

class Dice {
public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t n) { return random_() % n; }
  const std::string& word() { return vocabulary[below(vocabulary.size())]; }

private:
  std::mt19937 random_;
};

std::string words(Dice& dice, std::size_t n) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i)
    out += (i == 0 ? "" : dice.below(6) == 0 ? ". " : " ") + dice.word();
  return out;
}

MessageRecord random_message(Dice& dice, const ThreadRecord& thread, int n, std::string date) {
  const Kind kind = n == 0 ? Kind::request : dice.below(2) == 0 ? Kind::response : Kind::follow_up;
  MessageRecord out = sample::message(thread, "m-" + std::to_string(n), kind, std::move(date), "");
  for (std::size_t parts = 1 + dice.below(3); parts > 0; --parts) {
    const std::size_t start = out.text.size();
    out.text += words(dice, 1 + dice.below(12)) + "\n";
    const Voice voice = dice.below(3) == 0 ? Voice::quoted_request : Voice::own;
    if (!out.voices.empty() && out.voices.back().voice == voice)
      out.voices.back().end = out.text.size();
    else
      out.voices.push_back({voice, start, out.text.size()});
  }
  if (kind == Kind::response && dice.below(2) == 0) {
    Finding finding;
    finding.category = dice.below(2) == 0 ? "delay" : "nothing-further";
    finding.family = finding.category == "delay" ? "delaying" : "closing";
    finding.rule = finding.category + "-1";
    finding.polarity = dice.below(3) == 0 ? Polarity::quoted : Polarity::asserted;
    finding.end = 1;
    out.findings.push_back(finding);
  }
  return out;
}

std::vector<indexer::store::ThreadEntry> random_threads(Dice& dice) {
  std::vector<indexer::store::ThreadEntry> out;
  for (int t = 0; t < 40; ++t) {
    indexer::store::ThreadEntry entry;
    const std::string body = dice.below(2) == 0 ? "bins_board" : "visits_board";
    entry.thread =
        sample::thread("sample", "t" + std::to_string(t), words(dice, 3), body, "A Board");
    entry.thread.jurisdiction = dice.below(3) == 0 ? "scotland" : "england";
    entry.authorities = {body};
    Day day = *parse_day("2025-01-06") + std::chrono::days{dice.below(400)};
    const bool hidden = dice.below(8) == 0;
    const auto messages = static_cast<int>(1 + dice.below(7));
    for (int n = 0; n < messages; ++n) {
      const bool undated = dice.below(25) == 0;
      MessageRecord message =
          random_message(dice, entry.thread, n, undated ? std::string() : iso(day));
      message.delisted = hidden;
      sample::add(entry, message);
      day += std::chrono::days{dice.below(40)};
    }
    for (MessageRecord& each : entry.messages)
      each.as_of = iso(day + std::chrono::days{3});
    entry.signature = "s" + std::to_string(t);
    out.push_back(std::move(entry));
  }
  return out;
}

std::string plain(Dice& dice) {
  switch (dice.below(5)) {
  case 0:
    return "\"" + dice.word() + "\"";
  case 1:
    return dice.below(2) == 0 ? "re*" : "li*";
  default:
    return dice.word();
  }
}

std::string random_query(Dice& dice, int depth);

std::string leaf(Dice& dice) {
  switch (dice.below(10)) {
  case 0:
    return "\"" + words(dice, 2) + "\"";
  case 1:
    return plain(dice) + " NEAR/" + std::to_string(1 + dice.below(4)) + " " + plain(dice);
  case 2: {
    const std::string n = std::to_string(1 + dice.below(3));
    return plain(dice) + " NEAR/" + n + " (" + dice.word() + " OR " + plain(dice) + ") NEAR/" + n +
           " " + plain(dice);
  }
  case 3:
    return dice.below(2) == 0 ? "says:delay" : "says:stock";
  case 4:
    return dice.below(2) == 0 ? "by:authority" : "authority:bins_board";
  case 5:
    return dice.below(2) == 0 ? "date:2025-06.." : "date:..2025-09-15";
  default:
    return plain(dice);
  }
}

std::string random_query(Dice& dice, int depth) {
  if (depth == 0) return leaf(dice);
  const std::string a = random_query(dice, depth - 1);
  const std::string b = random_query(dice, depth - 1);
  switch (dice.below(6)) {
  case 0:
    return "(" + a + ") (" + b + ")";
  case 1:
    return "(" + a + ") OR (" + b + ")";
  case 2:
    return "(" + a + ") -(" + b + ")";
  case 3:
    return "thread:(" + a + " -(" + b + ")) " + leaf(dice);
  default:
    return a;
  }
}

std::string random_sequence(Dice& dice) {
  std::string out = "(" + random_query(dice, 1) + ")";
  for (std::size_t steps = 1 + dice.below(2); steps > 0; --steps) {
    const bool absent = steps == 1 && dice.below(3) == 0;
    out += absent ? " THEN NOT" : " THEN";
    const std::string n = std::to_string(dice.below(40));
    const std::size_t unit = dice.below(3);
    out += unit == 0 ? "" : "/" + n + (unit == 1 ? "d" : "wd");
    out += " (" + random_query(dice, 1) + ")";
  }
  return out;
}

std::set<std::string> found(const std::filesystem::path& dir, const Query& query) {
  Request request;
  request.query = query;
  const auto answer = search(dir, request);
  REQUIRE_MESSAGE(answer, (answer ? "" : answer.error().message));
  std::set<std::string> out;
  for (const Reference& each : answer->found)
    out.insert(each.id);
  REQUIRE(out.size() == answer->found.size());
  return out;
}

} // namespace

TEST_CASE("the index finds what the rules say, for random threads and queries") {
  const auto holidays = Holidays::load(test::source_root() / "data/bank-holidays.json");
  REQUIRE(holidays);
  std::size_t hits = 0;
  for (unsigned seed = 1; seed <= 4; ++seed) {
    Dice dice(seed);
    const sample::Folder folder;
    const naive::World world(random_threads(dice), *holidays);
    sample::build(folder.path, world.threads());
    for (int n = 0; n < 250; ++n) {
      std::string text = n % 3 == 0 ? random_sequence(dice) : random_query(dice, 2);
      if (dice.below(4) == 0) text = "in:all " + text;
      if (dice.below(6) == 0) text = "delisted:yes " + text;
      const auto query = parse(text);
      REQUIRE_MESSAGE(query, (text + ": " + (query ? "" : query.error().message)));
      const auto wanted = world.find(*query);
      hits += wanted.size();
      const auto seen = found(folder.path, *query);
      std::string differs;
      for (const std::string& id : wanted)
        if (!seen.contains(id)) differs += " -" + id;
      for (const std::string& id : seen)
        if (!wanted.contains(id)) differs += " +" + id;
      CHECK_MESSAGE(differs.empty(), (std::to_string(seed) + ": " + text + differs));
    }
  }
  CHECK(hits > 1000); // queries that find nothing would prove nothing
}
