// A small index of invented letters, made through the store's builder, for the
// tests of this room.
#pragma once

#include "common/words.hpp"
#include "indexer/store/builder.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <string>
#include <unistd.h>
#include <vector>

namespace sample {

using namespace sidestep;
namespace fs = std::filesystem;

struct Folder {
  fs::path path = fs::temp_directory_path() /
                  ("sidestep-query-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
  Folder() { fs::create_directories(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
  static inline int count = 0;
};

inline Finding phrase(const MessageRecord& message, std::string quote, std::string category,
                      std::string family, Polarity polarity = Polarity::asserted) {
  Finding out;
  out.category = category;
  out.family = std::move(family);
  out.rule = category + "-1";
  out.polarity = polarity;
  out.start = message.text.find(quote);
  REQUIRE_MESSAGE(out.start != std::string::npos, quote);
  out.end = out.start + quote.size();
  out.quote = std::move(quote);
  out.lexicon = "test.1";
  return out;
}

inline Finding exemption(const MessageRecord& message, std::string quote, std::string law,
                         std::string ref, Polarity polarity = Polarity::asserted) {
  Finding out = phrase(message, std::move(quote), "", "", polarity);
  out.kind = FindingKind::exemption;
  out.category.clear();
  out.rule = "section";
  out.law = std::move(law);
  out.ref = std::move(ref);
  return out;
}

// Spans given by what they hold, in order; what lies between is own.
inline void voice(MessageRecord& message, std::vector<std::pair<std::string, Voice>> parts = {}) {
  std::size_t at = 0;
  for (const auto& [text, which] : parts) {
    const std::size_t start = message.text.find(text, at);
    REQUIRE_MESSAGE(start != std::string::npos, text);
    if (start > at) message.voices.push_back({Voice::own, at, start});
    at = start + text.size();
    message.voices.push_back({which, start, at});
  }
  if (at < message.text.size()) message.voices.push_back({Voice::own, at, message.text.size()});
}

inline MessageRecord message(const ThreadRecord& thread, std::string local, Kind kind,
                             std::string date, std::string text) {
  MessageRecord out;
  out.thread = thread.id;
  out.id = thread.id + "#" + local;
  out.source = thread.source;
  out.authority = thread.authority;
  out.authority_name = thread.authority_name;
  out.kind = kind;
  out.by = speaker_of(kind);
  out.date = std::move(date);
  out.as_of = thread.as_of.substr(0, 10);
  out.title = thread.title;
  out.url = thread.url + "#" + local;
  out.status = thread.status;
  out.text = std::move(text);
  out.words = static_cast<int>(words_of(out.text).size());
  out.proof = {std::string(62, 'a') + "01", "sidestep-20260904-01.warc.gz", 18233,
               "2026-09-04T02:14:07Z"};
  return out;
}

inline void add(indexer::store::ThreadEntry& entry, MessageRecord message) {
  message.order = static_cast<int>(entry.messages.size()) + 1;
  entry.messages.push_back(std::move(message));
}

inline ThreadRecord thread(std::string source, std::string name, std::string title,
                           std::string authority, std::string authority_name) {
  ThreadRecord out;
  out.id = source + ":" + name;
  out.source = std::move(source);
  out.title = std::move(title);
  out.url = "https://foi.example.org/request/" + name;
  out.authority = std::move(authority);
  out.authority_name = std::move(authority_name);
  out.as_of = "2026-09-04T02:14:07Z";
  out.as_of_basis = "captured";
  out.proof = {std::string(62, 'b') + "02", "sidestep-20260904-01.warc.gz", 700,
               "2026-09-04T02:14:07Z"};
  return out;
}

// Visits: a request, a receipt, a holding letter, a refusal 38 days late with a
// quoted request and a footer, a PDF, a review that nobody answered.
inline indexer::store::ThreadEntry visits() {
  indexer::store::ThreadEntry entry;
  ThreadRecord& t = entry.thread;
  t = thread("sample", "mystery_shopping", "Mystery shopping of assessment centres",
             "work_assessments", "Office for Work Assessments");
  t.requester = "pat_example";
  t.law = "foia";
  t.jurisdiction = "england";
  t.date = "2026-03-18";
  t.status = "internal_review";
  t.status_text = "Awaiting internal review";
  t.tags = {"visits", "year:2026"};
  t.other_names = {"old_visits_name", "4711"};
  Deadline reply;
  reply.kind = "reply";
  reply.law = "foia";
  reply.cite = "FOIA s.10";
  reply.from = "2026-03-18";
  reply.working_days = 20;
  reply.first_day = "2026-03-19";
  reply.skipped = {"2026-04-03", "2026-04-06"};
  reply.skipped_names = {"Good Friday", "Easter Monday"};
  reply.due = "2026-04-17";
  reply.answered = "2026-06-12";
  reply.answered_by = t.id + "#incoming-1061";
  reply.took = 58;
  reply.late = 38;
  Deadline review;
  review.kind = "review";
  review.law = "code";
  review.cite = "Section 45 Code";
  review.from = "2026-06-18";
  review.working_days = 20;
  review.first_day = "2026-06-19";
  review.due = "2026-07-17";
  review.late = 33;
  t.deadlines = {reply, review};

  MessageRecord m = message(t, "outgoing-501", Kind::request, "2026-03-18",
                            "Please send me the reports of all visits for 2025, and say whether "
                            "you have nothing further to add.");
  voice(m);
  add(entry, m);
  m = message(t, "incoming-1038", Kind::response, "2026-03-18",
              "Thank you for your request. It was received today.");
  voice(m);
  m.findings = {phrase(m, "Thank you for your request", "acknowledgement", "neutral")};
  add(entry, m);
  m = message(t, "incoming-1042", Kind::response, "2026-04-17",
              "We need more time to consider it. Some of it may be exempt under section 43.");
  voice(m);
  m.findings = {phrase(m, "We need more time", "delay", "delaying"),
                exemption(m, "exempt under section 43", "foia", "s43", Polarity::tentative)};
  add(entry, m);
  m = message(t, "incoming-1061", Kind::response, "2026-06-12",
              "Dear Pat,\nYou asked whether finding the reports would exceed the cost limit.\n"
              "The reports are withheld under section 43(2). How providers are checked is a "
              "matter of policy, and we have nothing further to add to our letter of 17 April.\n"
              "Yours sincerely\nRecords Team\nYou can complain to the Commissioner.");
  voice(m, {{"Dear Pat,\n", Voice::salutation},
            {"You asked whether finding the reports would exceed the cost limit.\n",
             Voice::quoted_request},
            {"Yours sincerely\nRecords Team\n", Voice::signature},
            {"You can complain to the Commissioner.", Voice::footer}});
  m.findings = {phrase(m, "finding the reports would exceed the cost limit", "cost-limit",
                       "refusing", Polarity::quoted),
                exemption(m, "withheld under section 43(2)", "foia", "s43.2"),
                phrase(m, "a matter of policy", "matter-of-policy", "closing"),
                phrase(m, "we have nothing further to add", "nothing-further", "closing")};
  add(entry, m);
  m = message(t, "incoming-1061/attach-2", Kind::attachment, "2026-06-12",
              "First page of the letter.\fSecond page: the visits were made by Acme Visits.");
  m.filename = "letter.pdf";
  m.page_starts = {0, m.text.find('\f') + 1};
  voice(m);
  add(entry, m);
  m = message(t, "outgoing-517", Kind::follow_up, "2026-06-18",
              "I ask for an internal review, as the balance is not explained.");
  voice(m);
  add(entry, m);
  m = message(t, "comment-7", Kind::annotation, "2026-06-20", "The same letter was sent to me.");
  voice(m);
  add(entry, m);
  t.messages = static_cast<int>(entry.messages.size());
  entry.authorities = {"work_assessments"};
  entry.signature = "visits-1";
  return entry;
}

// Bins: answered in time, in Scotland, by another body.
inline indexer::store::ThreadEntry bins() {
  indexer::store::ThreadEntry entry;
  ThreadRecord& t = entry.thread;
  t = thread("sample", "bins", "Bins emptied twice", "exampleshire", "Exampleshire Council");
  t.law = "foisa";
  t.jurisdiction = "scotland";
  t.date = "2025-01-06";
  t.status = "successful";
  t.status_text = "Successful";
  MessageRecord m = message(t, "outgoing-9", Kind::request, "2025-01-06",
                            "How often were the bins in Mill Lane emptied?");
  voice(m);
  add(entry, m);
  m = message(t, "incoming-10", Kind::response, "2025-01-20",
              "The bins were emptied twice. The council refused no request and hold\u2019s "
              "nothing else; it cost \u00a3450.");
  voice(m);
  add(entry, m);
  entry.authorities = {"exampleshire"};
  entry.signature = "bins-1";
  return entry;
}

// A petition with an original response and its revision, two departments.
inline indexer::store::ThreadEntry petition() {
  indexer::store::ThreadEntry entry;
  ThreadRecord& t = entry.thread;
  t = thread("petitions", "900012", "Publish the shopping reports", "dfc", "Department for Claims");
  t.url = "https://petitions.example.org/petitions/900012";
  t.date = "2026-01-10";
  t.status = "closed";
  t.signatures = 12345;
  MessageRecord m = message(t, "petition", Kind::petition, "2026-01-10",
                            "Publish the reports of all visits to centres.");
  voice(m);
  add(entry, m);
  m = message(t, "response-1", Kind::petition_response, "2026-06-03",
              "The Government takes this seriously and will refuse nothing.");
  m.url = t.url + "#other-business";
  m.superseded = true;
  voice(m);
  m.findings = {phrase(m, "takes this seriously", "reassurance", "reassuring")};
  add(entry, m);
  m = message(t, "response-2", Kind::petition_response, "2026-07-09",
              "The Secretary of State set out the position on 3 June and has nothing to add to "
              "that statement.");
  m.url = t.url + "?reveal_response=yes#response-threshold";
  m.revised = true;
  voice(m);
  m.findings = {phrase(m, "has nothing to add", "nothing-further", "closing")};
  add(entry, m);
  entry.authorities = {"dfc", "mot"};
  entry.signature = "petition-1";
  return entry;
}

// A thread that its site keeps out of its lists.
inline indexer::store::ThreadEntry delisted() {
  indexer::store::ThreadEntry entry;
  entry.thread = thread("sample", "hidden_away", "A delisted question", "exampleshire",
                        "Exampleshire Council");
  entry.thread.date = "2024-02-01";
  MessageRecord m = message(entry.thread, "outgoing-1", Kind::request, "2024-02-01",
                            "A delisted word: zanzibar.");
  m.delisted = true;
  voice(m);
  add(entry, m);
  entry.authorities = {"exampleshire"};
  entry.signature = "delisted-1";
  return entry;
}

inline void build(const fs::path& dir, std::vector<indexer::store::ThreadEntry> entries = {
                                           visits(), bins(), petition(), delisted()}) {
  auto builder = indexer::store::Builder::open(dir);
  REQUIRE(builder);
  auto segments = builder->segments();
  for (const auto& entry : entries)
    REQUIRE(segments.put(entry));
  REQUIRE(segments.close());
  builder->set_names({{{"nothing-further", "closing"},
                       {"matter-of-policy", "closing"},
                       {"delay", "delaying"},
                       {"cost-limit", "refusing"},
                       {"reassurance", "reassuring"},
                       {"acknowledgement", "neutral"}},
                      {{"nothing-further-1", "nothing-further"}},
                      "test.1"});
  REQUIRE(builder->finish());
}

} // namespace sample
