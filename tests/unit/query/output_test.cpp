// Hits as text and as JSON Lines, and the verbs as a user runs them.
#include "common/files.hpp"
#include "query/language/parser.hpp"
#include "query/output/csv.hpp"
#include "query/output/hits.hpp"
#include "query/output/quotes.hpp"
#include "query/output/show.hpp"
#include "query/output/wording.hpp"
#include "query/verbs/verbs.hpp"
#include "tests/kit/places.hpp"
#include "tests/kit/query/sample_index.hpp"

#include <fcntl.h>
#include <nlohmann/json.hpp>

using namespace sidestep;
using namespace sidestep::query;
using Json = nlohmann::ordered_json;

namespace {

const Terminal plain{};

Answer ask(std::string_view text) {
  static const sample::Folder folder;
  static const bool built = [] {
    sample::build(folder.path);
    return true;
  }();
  CHECK(built);
  Request request;
  request.query = *parse(text);
  request.fetch = 100;
  request.count_quoted = true;
  auto answer = search(folder.path, request);
  REQUIRE(answer);
  return *answer;
}

Json schema(const std::string& name) {
  const auto text = read_file(test::source_root() / "data/schemas" / (name + ".json"), 1 << 20);
  REQUIRE(text);
  return Json::parse(*text);
}

// Every key is described, in the described order, and none that must be there
// is missing.
void follows(const Json& object, const Json& described, const std::string& what) {
  std::vector<std::string> order;
  for (const auto& [key, value] : described["properties"].items())
    order.push_back(key);
  std::size_t at = 0;
  for (const auto& [key, value] : object.items()) {
    const auto found = std::find(order.begin(), order.end(), key);
    REQUIRE_MESSAGE(found != order.end(), (what + " does not know " + key));
    CHECK_MESSAGE(static_cast<std::size_t>(found - order.begin()) >= at, (what + ": " + key));
    at = static_cast<std::size_t>(found - order.begin());
  }
  for (const auto& key : described["required"])
    CHECK_MESSAGE(object.contains(key.get<std::string>()), (what + " lacks " + key.dump()));
}

// A verb with its output in a file.
class Run {
public:
  Run(VerbFunction verb, std::vector<std::string> words,
      std::map<std::string, std::vector<std::string>, std::less<>> options = {},
      bool build = true) {
    if (build) sample::build(folder_.path / "index");
    Context context;
    static const VerbRow row{"search", "sidestep", "", "", "", {}, {}};
    context.verb = &row;
    context.args.words = std::move(words);
    context.args.options = std::move(options);
    context.config.archive_dir = folder_.path;
    context.out.descriptor = ::open((folder_.path / "out").c_str(), O_CREAT | O_WRONLY, 0600);
    context.err.descriptor = ::open((folder_.path / "err").c_str(), O_CREAT | O_WRONLY, 0600);
    const Result<Code> done = verb(context);
    code = done ? *done : done.error().code;
    if (!done) message = done.error().message;
    ::close(context.out.descriptor);
    ::close(context.err.descriptor);
    out = *read_file(folder_.path / "out", 1 << 20);
    err = *read_file(folder_.path / "err", 1 << 20);
  }

  Code code = Code::internal;
  std::string message{};
  std::string out{};
  std::string err{};

private:
  sample::Folder folder_{};
};

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

} // namespace

TEST_CASE("a hit as text: what, when and who, the words, then the proof") {
  const Answer answer = ask("says:closing");
  REQUIRE(answer.hits.size() == 2);
  CHECK(hit_text(answer.hits[0], 1, plain) ==
        "1. Publish the shopping reports: revised response to a petition\n"
        "   9 July 2026, Department for Claims\n"
        "   \"The Secretary of State set out the position on 3 June and [has nothing to\n"
        "   add] to that statement.\"\n"
        "   says: nothing-further\n"
        "   The original is kept beside it: sidestep show petitions:900012\n"
        "   https://petitions.example.org/petitions/900012?reveal_response=yes#response-threshold\n"
        "   petitions:900012#response-2, captured 4 September 2026, proof aaaaaaaa\n");
  CHECK(has(hit_text(answer.hits[1], 2, plain),
            "2. Mystery shopping of assessment centres: reply, 38 working days late\n"
            "   12 June 2026, Office for Work Assessments\n"));
  CHECK(has(hit_text(answer.hits[1], 2, plain),
            "   says: matter-of-policy, nothing-further. cites: FOIA s.43(2). not counted:\n"
            "   cost-limit (quoted)\n"));
}

TEST_CASE("the summary says how many, in which order, of what, as of when") {
  CHECK(summary(ask("says:closing"), false, 2) ==
        "2 messages, newest first, of 12 searched. Captured up to 4 September 2026.\n");
  CHECK(has(summary(ask("cost"), false, 1), "1 more only quotes these words (add in:all).\n"));
  CHECK(has(summary(ask("*"), false, 2), "2 shown, 10 more; --limit 12 shows all.\n"));
  Answer many = ask("*");
  many.exact = false;
  CHECK(has(summary(many, false, 2), "about 12 messages"));
}

TEST_CASE("sections are written as people write them") {
  CHECK(reference_words("foia", "s43.2") == "FOIA s.43(2)");
  CHECK(reference_words("eir", "r12.4.b") == "EIR reg.12(4)(b)");
  CHECK(reference_words("", "s36.2.b.ii") == "s.36(2)(b)(ii)");
}

TEST_CASE("JSON Lines have the described keys, in the described order") {
  const Json search_schema = schema("search-1");
  for (const Hit& hit : ask("* in:all").hits) {
    const Json line = Json::parse(hit_line(hit, true));
    follows(line, search_schema, "search");
    follows(line["proof"], search_schema["$defs"]["proof"], "proof");
    for (const Json& finding : line["findings"]) {
      follows(finding, search_schema["$defs"]["finding"], "finding");
      const std::string text = line["text"];
      CHECK(text.substr(finding["start"],
                        finding["end"].get<std::size_t>() - finding["start"].get<std::size_t>()) ==
            finding["quote"].get<std::string>());
    }
    follows(Json::parse(quote_line(hit.message, "words")), schema("quote-1"), "quote");
  }
  const Json plain_line = Json::parse(hit_line(ask("says:delay").hits.at(0), false));
  CHECK(!plain_line.contains("text"));
  const auto entry = sample::visits();
  const Json thread = Json::parse(show_line({entry.thread, entry.messages}));
  const Json show_schema = schema("show-1");
  follows(thread, show_schema, "show");
  for (const Json& deadline : thread["deadlines"])
    follows(deadline, show_schema["$defs"]["deadline"], "deadline");
  for (const Json& message : thread["messages"])
    follows(message, show_schema["$defs"]["message"], "message");
}

TEST_CASE("an authority that is none is null, a private message says so") {
  Hit hit = ask("says:delay").hits.at(0);
  hit.message.authority.clear();
  hit.message.is_private = true;
  const Json line = Json::parse(hit_line(hit, false));
  CHECK(line["authority"].is_null());
  CHECK(line["private"] == true);
}

TEST_CASE("search: results on stdout, the rest on stderr, exit codes") {
  const Run found(search_verb, {"says:closing"});
  CHECK(found.code == Code::ok);
  CHECK(found.out.starts_with("1. "));
  CHECK(found.err.starts_with("2 messages"));
  const Run none(search_verb, {"exceed"});
  CHECK(none.code == Code::nothing);
  CHECK(none.out.empty());
  CHECK(has(none.err, "nothing found for exceed in 12 messages, captured up to"));
  CHECK(has(none.err, "in:all"));
  const Run wrong(search_verb, {"from:x"});
  CHECK(wrong.code == Code::usage);
  const Run missing(search_verb, {"x"}, {}, false);
  CHECK(missing.code == Code::index);
}

TEST_CASE("search: counts, ids, lines, limits") {
  CHECK(Run(search_verb, {"says:stock"}, {{"--count", {""}}}).out == "4\n");
  CHECK(Run(search_verb, {"says:stock"}, {{"--count", {""}}, {"--threads", {""}}}).out == "2\n");
  const Run zero(search_verb, {"zanzibar"}, {{"--count", {""}}});
  CHECK(zero.out == "0\n");
  CHECK(zero.code == Code::nothing);
  CHECK(Run(search_verb, {"says:closing"}, {{"--format", {"ids"}}}).out ==
        "petitions:900012#response-2\nsample:mystery_shopping#incoming-1061\n");
  CHECK(Run(search_verb, {"says:closing"}, {{"--format", {"ids"}}, {"--threads", {""}}}).out ==
        "petitions:900012\nsample:mystery_shopping\n");
  const Run lines(search_verb, {"*"}, {{"--format", {"jsonl"}}, {"--limit", {"3"}}});
  CHECK(std::count(lines.out.begin(), lines.out.end(), '\n') == 3);
  CHECK(Run(search_verb, {"*"}, {{"--format", {"jsonl"}}}).out.size() > lines.out.size());
  CHECK(has(Run(search_verb, {"-bins"}, {{"--explain", {""}}}).out, "read as: -bins"));
  CHECK(Run(search_verb, {"*"}, {{"--format", {"xml"}}}).code == Code::usage);
  CHECK(Run(search_verb, {}, {{"--phrase", {"matter of policy"}}, {"--count", {""}}}).out == "1\n");
}

TEST_CASE("show, quote and fields: ids, what is missing, exit codes") {
  CHECK(Run(show_verb, {"sample:mystery_shopping"}).code == Code::ok);
  CHECK(Run(show_verb, {"sample:old_visits_name"}).out ==
        Run(show_verb, {"sample:mystery_shopping"}).out);
  const Run missing(show_verb, {"sample:nothing_here", "sample:bins"});
  CHECK(missing.code == Code::nothing);
  CHECK(has(missing.err, "nothing is kept of sample:nothing_here"));
  CHECK(has(missing.out, "Bins emptied twice"));
  CHECK(Run(show_verb, {"sample:bins#incoming-77"}).code == Code::nothing);
  CHECK(Run(show_verb, {}).code == Code::usage);
  const Run quoted(quote_verb, {"sample:bins#incoming-10"}, {{"--find", {"emptied twice"}}});
  CHECK(quoted.out.starts_with("\"The bins were emptied twice.\"\n"));
  CHECK(quoted.code == Code::ok);
  CHECK(Run(quote_verb, {"sample:bins#incoming-10"}, {{"--find", {"gold"}}}).code == Code::nothing);
  CHECK(Run(quote_verb, {"sample:bins"}).code == Code::usage);
  CHECK(Run(fields_verb, {}).code == Code::ok);
  CHECK(Run(fields_verb, {"status", "succ"}).out == "      2  successful\n");
  CHECK(Run(fields_verb, {"nonsense"}).code == Code::usage);
  CHECK(Run(fields_verb, {"status", "zzz"}).code == Code::nothing);
}

TEST_CASE("cells of a spreadsheet are quoted, and none is a formula") {
  CHECK(csv_cell("plain words") == "plain words");
  CHECK(csv_cell("a, \"b\"\nc") == "\"a, \"\"b\"\"\nc\"");
  for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1"})
    CHECK_MESSAGE(csv_cell(formula).find('\'') < 2, formula);
  CHECK(csv_cell("a=1") == "a=1");
  CHECK(csv_cell("a\x1b[31mb").find('\x1b') == std::string::npos);
  CHECK(csv_line({"a", "b,c"}) == "a,\"b,c\"\r\n");
}

TEST_CASE("columns are those of the rows, usual ones unless named") {
  REQUIRE(csv_columns(CsvRows::messages, ""));
  CHECK(csv_columns(CsvRows::messages, "")->front() == "id");
  CHECK(*csv_columns(CsvRows::findings, "quote, id") == std::vector<std::string>{"quote", "id"});
  CHECK_FALSE(csv_columns(CsvRows::messages, "quote"));
  CHECK_FALSE(csv_columns(CsvRows::findings, "id,colour"));
}
