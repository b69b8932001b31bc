// Links lead to threads in every shape that the sites ever had; one thread is
// crawled once, however many of its messages are cited.
#include "crawler/verbs/crawl_links.hpp"

#include "common/files.hpp"
#include "common/text.hpp"
#include "crawler/lists/links.hpp"
#include "sites/address.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

constexpr std::size_t largest_file = 64'000'000;
constexpr std::size_t most_threads = 500;

struct Bytes {
  std::string url{}; // where it came from at last; "" = a file
  std::string text{};
  std::optional<archive::Exchange> exchange{};
};

// None: said why.
Result<std::optional<Bytes>> ask_page(Workshop& shop, const std::string& where,
                                      const sites::Source& source) {
  TRY_ASSIGN(Url url, parse_url(where));
  for (int hop = 0; hop <= most_hops; ++hop) {
    TRY_ASSIGN(auto asked, shop.asker.ask(source, url.text()));
    std::string why = asked.how == Asked::How::answered ? asked.response.problem : asked.why;
    if (asked.how == Asked::How::answered && asked.response.redirect()) {
      const auto next = resolve_url(url, asked.response.field("Location"));
      if (next && sites::read_address({source}, next->text())) {
        url = *next;
        continue;
      }
      why = fmt::format("{} leads to another site, {}; name that one", url.text(),
                        asked.response.field("Location"));
    } else if (asked.how == Asked::How::answered && why.empty() && asked.response.status != 200) {
      why = fmt::format("{} answered HTTP {}", url.text(), asked.response.status);
    }
    if (why.empty())
      return std::optional<Bytes>(
          Bytes{url.text(), std::move(asked.response.body), std::move(asked.exchange)});
    shop.teller.trouble(why);
    return std::optional<Bytes>{};
  }
  shop.teller.trouble(where + " redirects without end");
  return std::optional<Bytes>{};
}

bool leads_to_thread(const sites::Address& address) {
  using sites::What;
  if (address.what == What::event) return true;
  const bool thread = address.what == What::thread || address.what == What::numbered ||
                      address.what == What::attachment;
  return thread && !address.id.thread.empty();
}

// Which job crawls the thread; a new one when none does yet.
std::size_t job_for(const sites::Address& address, std::vector<Job>& jobs) {
  Job job;
  job.source = address.source;
  job.kind = JobKind::named;
  job.thread = address.id.thread;
  job.archived = address.archived;
  job.start = address.what == sites::What::event
                  ? address.source->url + address.url.path
                  : sites::json_url(*address.source, job.thread, job.archived);
  job.command = job.start;
  const auto same = std::find_if(jobs.begin(), jobs.end(), [&](const Job& other) {
    if (other.source != job.source) return false;
    return job.thread.empty() ? other.start == job.start : other.thread == job.thread;
  });
  const auto at = static_cast<std::size_t>(same - jobs.begin());
  if (same == jobs.end()) jobs.push_back(std::move(job));
  return at;
}

} // namespace

Result<std::optional<sites::Source>> page_source(const std::string& where) {
  if (where.find("://") == std::string::npos) return std::optional<sites::Source>{};
  TRY_ASSIGN(const Url url, parse_url(where));
  sites::Source source;
  source.url = url.origin();
  return std::optional<sites::Source>(std::move(source));
}

Result<CitingPage> read_citing_page(Workshop& shop, const std::string& where,
                                    const std::optional<sites::Source>& source, bool keep) {
  CitingPage page;
  std::optional<Bytes> bytes;
  if (source) {
    TRY_ASSIGN(bytes, ask_page(shop, where, *source));
  } else {
    TRY_ASSIGN(auto text, read_file(where, largest_file, Code::usage));
    bytes = Bytes{"", std::move(text), {}};
  }
  page.code = Code::source;
  if (!bytes) return page;
  const auto read = read_link_page(bytes->text, bytes->url);
  if (!read) {
    shop.teller.trouble(fmt::format("{}: {}", where, read.error().message));
    return page;
  }
  const auto own = bytes->url.empty() ? parse_url(read->canonical) : parse_url(bytes->url);
  page.citation.url = own ? own->text() : "";
  page.citation.title = read->title;
  page.citation.date = read->date;
  for (const std::string& link : read->links) {
    const auto address = sites::read_address(shop.sources, link);
    if (!address || !leads_to_thread(*address)) continue;
    const std::size_t before = page.jobs.size();
    const std::size_t job = job_for(*address, page.jobs);
    if (job == most_threads) {
      page.jobs.resize(before);
      shop.teller.note(fmt::format("{} links to more than {} threads; the rest is left out", where,
                                   most_threads));
      break;
    }
    page.citation.links.push_back(address->id.message);
    page.job_of.push_back(job);
  }
  page.code = page.jobs.empty() ? Code::nothing : Code::ok;
  if (page.jobs.empty())
    shop.teller.trouble(fmt::format("{} links to no request or petition of a site that is "
                                    "configured",
                                    where));
  else
    shop.teller.note(fmt::format("{} links to {}", where, counted(page.jobs.size(), "thread")));
  if (!keep || page.jobs.empty()) return page;
  if (bytes->exchange)
    TRY(shop.writer.keep(*bytes->exchange, {"", "", "", archive::Role::other, "--links-in"}));
  return page;
}

Result<void> keep_citation(Workshop& shop, CitingPage page, const std::vector<std::string>& names) {
  if (page.citation.url.empty()) {
    shop.teller.note("the file does not tell its own address: what it cites was crawled, that it "
                     "cites it is not kept");
    return {};
  }
  std::vector<std::string> links;
  for (std::size_t at = 0; at < page.job_of.size(); ++at) {
    const std::size_t job = page.job_of[at];
    if (names[job].empty()) continue;
    const std::string id =
        sites::Id{page.jobs[job].source->name, names[job], page.citation.links[at]}.text();
    if (std::find(links.begin(), links.end(), id) == links.end()) links.push_back(id);
  }
  page.citation.links = std::move(links);
  return shop.writer.keep(page.citation).map([](bool) {});
}

} // namespace sidestep::crawler
