// Which body --authority means: the site's own list of bodies, made nightly there
// and asked for once a day, and the one that the name fits.
#include "common/text.hpp"
#include "crawler/lists/listing.hpp"
#include "crawler/verbs/crawl_run.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::crawler {
namespace {

constexpr std::size_t shown_matches = 30;
constexpr std::chrono::hours list_age{24};

} // namespace

Result<FoundAuthority> find_authority(Workshop& shop, const Job& job, long& captures) {
  FoundAuthority found;
  const std::string url = job.source->url + "/body/all-authorities.csv";
  std::string csv;
  const archive::Reader& reader = shop.writer.reader();
  TRY_ASSIGN(const auto row, reader.latest(url));
  if (row && row->status == 200 && now() - row->at < list_age) {
    TRY_ASSIGN(csv, reader.payload(*row, 256'000'000));
  } else {
    TRY_ASSIGN(auto asked, shop.asker.ask(*job.source, url));
    const bool good = asked.how == Asked::How::answered && asked.response.status == 200;
    if (good) {
      const archive::Label label{job.source->name, "", "", archive::Role::listing, job.command};
      TRY(shop.writer.keep(asked.exchange, label));
      ++captures;
      csv = asked.response.body;
    } else {
      if (asked.how == Asked::How::answered)
        asked.why = fmt::format("the list of bodies {} could not be had: HTTP {}", url,
                                asked.response.status);
      if (asked.how == Asked::How::spent) return found;
      if (asked.how != Asked::How::stopped) shop.teller.trouble(asked.why);
      found.code = Code::source;
      found.asked = std::move(asked);
      return found;
    }
  }
  const auto all = read_authorities(csv);
  if (!all) {
    shop.teller.trouble(fmt::format("{}: {}", url, all.error().message));
    found.code = Code::source;
    return found;
  }
  const auto matches = matching(*all, job.authority);
  if (matches.size() == 1) {
    found.slug = matches.front().slug;
    shop.teller.note(fmt::format("{} ({})", for_terminal(matches.front().name), found.slug));
    return found;
  }
  found.code = Code::usage;
  if (matches.empty()) {
    std::vector<std::string> slugs;
    for (const auto& one : *all)
      slugs.push_back(one.slug);
    const std::string near = nearest(job.authority, slugs);
    shop.teller.trouble(fmt::format(
        "no body of {} is called \"{}\"{}", job.source->name, for_terminal(job.authority),
        near.empty() ? "" : "; did you mean " + for_terminal(near) + "?"));
    return found;
  }
  shop.teller.trouble(fmt::format("\"{}\" fits {} bodies of {}; give one of them by its slug:",
                                  for_terminal(job.authority), matches.size(), job.source->name));
  for (std::size_t at = 0; at < matches.size() && at < shown_matches; ++at)
    shop.teller.list(fmt::format("{}  {}", matches[at].slug, matches[at].name));
  if (matches.size() > shown_matches)
    shop.teller.list(fmt::format("... and {} more", matches.size() - shown_matches));
  return found;
}

} // namespace sidestep::crawler
