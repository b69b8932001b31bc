// The evidence is what the run kept: the site's own page with its own words.
#include "crawler/verbs/crawl_verdict.hpp"

#include "archive/withdrawn.hpp"
#include "common/text.hpp"
#include "crawler/lists/listing.hpp"
#include "sites/address.hpp"
#include "sites/lists.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace sidestep::crawler {
namespace {

constexpr std::size_t always_believed = 5;
constexpr std::size_t one_in = 50; // 2 %
constexpr std::size_t page_limit = 16'000'000;

// The run's last answer for the thread.
const archive::CaptureRow* evidence(const std::vector<archive::CaptureRow>& rows,
                                    std::int64_t after) {
  const auto found = std::find_if(rows.rbegin(), rows.rend(), [&](const auto& row) {
    return row.id > after && row.label.role == archive::Role::page && is_withheld(row.status);
  });
  return found == rows.rend() ? nullptr : &*found;
}

std::string some_names(const std::vector<archive::Judged>& threads) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, threads.size()); ++i)
    text += (i == 0 ? "" : ", ") + threads[i].thread;
  return text + (threads.size() > most ? fmt::format(" and {} more", threads.size() - most) : "");
}

} // namespace

std::size_t most_withdrawn(std::size_t revisited) {
  return std::max(always_believed, revisited / one_in);
}

void Verdicts::add(const Job& job, const CrawlRun& run) {
  Visits& visits = sources_[job.source->name];
  visits.source = job.source;
  visits.stopped = visits.stopped || run.stop().has_value();
  visits.revisited += run.visited().revisited;
  visits.shown = visits.shown || run.visited().shown;
  for (const ThreadState& thread : run.visited().withheld)
    visits.withheld.push_back({thread, run.after_capture()});
}

// A petition's record has no words: its page is asked.
Result<bool> Verdicts::says_missing(const sites::Source& source, const archive::CaptureRow& row) {
  std::string page;
  if (is_petitions(source)) {
    const auto url = sites::thread_url(source, row.label.thread,
                                       row.url.find("/archived/") != std::string::npos);
    TRY_ASSIGN(const auto asked, shop_.asker.ask(source, url));
    if (asked.how != Asked::How::answered || asked.response.status != row.status) return false;
    TRY(shop_.writer.keep(asked.exchange,
                          {source.name, row.label.thread, "", archive::Role::page, row.url}));
    page = asked.response.body;
  } else if (auto kept = shop_.writer.reader().payload(row, page_limit)) {
    page = std::move(*kept);
  } else if (kept.error().code == Code::archive) {
    return tl::unexpected(kept.error());
  }
  return page_standing(page) == sites::Standing::missing;
}

Result<Verdicts::Word> Verdicts::judge(const sites::Source& source,
                                       const std::vector<archive::CaptureRow>& rows,
                                       const Visit& visit, archive::Judged& judged) {
  const archive::CaptureRow* const row = evidence(rows, visit.after_capture);
  if (row == nullptr) return Word::none;
  judged = {visit.thread.name, row->status, row->at, row->digest};
  if (row->status == 410) return Word::withdrawn;
  if (row->status == 403) { // kept only with the site's own words on it
    const bool words = source.platform == sites::Platform::alaveteli;
    return words ? Word::withdrawn : Word::doubtful;
  }
  TRY_ASSIGN(const bool missing, says_missing(source, *row));
  return missing ? Word::withdrawn : Word::doubtful;
}

// Where nothing else was asked, the source's list is.
Result<bool> Verdicts::answers_elsewhere(const Visits& visits) {
  if (visits.shown) return true;
  const sites::Source& source = *visits.source;
  const std::string list =
      is_petitions(source) ? sites::petition_list_url(source, {}) : sites::list_url(source, {});
  TRY_ASSIGN(const auto asked, shop_.asker.ask(source, list));
  if (asked.how != Asked::How::answered || asked.response.status != 200) return false;
  TRY(shop_.writer.keep(asked.exchange,
                        {visits.source->name, "", "", archive::Role::listing, "a 404"}));
  return page_standing(asked.response.body) == sites::Standing::page;
}

Result<Verdicts::Weighed> Verdicts::weigh(const Visits& visits) {
  const sites::Source& source = *visits.source;
  const archive::Reader& reader = shop_.writer.reader();
  TRY_ASSIGN(const auto before, reader.verdicts());
  const archive::Withdrawn standing(before);
  Weighed weighed;
  weighed.verdict.source = source.name;
  weighed.verdict.revisited = visits.revisited;
  auto& threads = weighed.verdict.threads;
  for (const Visit& visit : visits.withheld) {
    if (outcome_of(source, visit.thread) != Outcome::absent) continue;
    TRY_ASSIGN(const auto rows, reader.captures(source.name, visit.thread.name));
    if (standing.against(source.name, visit.thread.name, rows) != nullptr) continue;
    archive::Judged judged;
    TRY_ASSIGN(const Word word, judge(source, rows, visit, judged));
    if (word == Word::doubtful) ++weighed.doubtful;
    if (word == Word::withdrawn) threads.push_back(std::move(judged));
  }
  const auto is_404 = [](const archive::Judged& judged) { return judged.status == 404; };
  if (std::none_of(threads.begin(), threads.end(), is_404)) return weighed;
  TRY_ASSIGN(const bool elsewhere, answers_elsewhere(visits));
  if (!elsewhere) weighed.doubtful += std::erase_if(threads, is_404);
  return weighed;
}

// Says why nothing, or not all, is taken for withdrawn.
Result<Code> Verdicts::declare(const sites::Source& source, Weighed weighed) {
  Teller& teller = shop_.teller;
  archive::Verdict& verdict = weighed.verdict;
  const std::size_t n = verdict.threads.size();
  const std::size_t most = most_withdrawn(verdict.revisited);
  Code code = Code::ok;
  if (weighed.doubtful > 0) {
    code = Code::source;
    teller.trouble(fmt::format("{} that {} kept {} not to be had now, and {} does not say so in "
                               "its own words, or says it of everything; not taken for withdrawn",
                               counted(weighed.doubtful, "thread"),
                               weighed.doubtful == 1 ? "was" : "were",
                               weighed.doubtful == 1 ? "is" : "are", source.name));
  }
  if (n == 0) return code;
  verdict.vetoed = n > most;
  TRY(shop_.writer.keep(verdict));
  if (verdict.vetoed) {
    teller.trouble(fmt::format("{} says of {} of {} kept threads that they are hidden or gone; "
                               "more than {} at once are not believed: nothing is withdrawn",
                               source.name, n, verdict.revisited, most));
    teller.list(some_names(verdict.threads));
    teller.list(fmt::format("If it is so, name them to crawl, at most {} at a time.", most));
    return Code::source;
  }
  teller.note(fmt::format("{} withdrawn by {}: {}", counted(n, "thread"), source.name,
                          some_names(verdict.threads)));
  teller.note("With the next index they leave search and show; their captures stay.");
  return code;
}

Result<Code> Verdicts::pass() {
  Code code = Code::ok;
  for (const auto& [name, visits] : sources_) {
    if (visits.stopped) continue;
    TRY_ASSIGN(Weighed weighed, weigh(visits));
    TRY_ASSIGN(const Code one, declare(*visits.source, std::move(weighed)));
    if (one != Code::ok) code = one;
  }
  return code;
}

} // namespace sidestep::crawler
