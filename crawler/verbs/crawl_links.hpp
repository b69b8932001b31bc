// crawl --links-in: a page elsewhere that cites requests or petitions. It is read
// under the same manners, every thread it links to is crawled, and its address,
// title, date and links are kept. Of its text nothing is kept unless --keep-page.
#pragma once

#include "crawler/verbs/crawl_run.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sidestep::crawler {

// The page's host, as a source of its own: it was named on the command line. None:
// `where` is a file. Error (usage): an address that is none.
Result<std::optional<sites::Source>> page_source(const std::string& where);

struct CitingPage {
  archive::Citation citation{};      // its links as they stand in the page
  std::vector<Job> jobs{};           // one a thread
  std::vector<std::size_t> job_of{}; // by link: which job leads to its thread
  Code code = Code::ok;              // else: said why
};
// Reads the page, and keeps it where `keep` says so. Error: interrupted, the file
// cannot be read, or nothing can be written.
Result<CitingPage> read_citing_page(Workshop& shop, const std::string& where,
                                    const std::optional<sites::Source>& source, bool keep);
// Once its threads were crawled: `names` are what the sites call them, by job.
Result<void> keep_citation(Workshop& shop, CitingPage page, const std::vector<std::string>& names);

} // namespace sidestep::crawler
