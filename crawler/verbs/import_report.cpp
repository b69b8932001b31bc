// Every file name and address here comes from outside and is made safe first.
#include "crawler/verbs/import_report.hpp"

#include "common/text.hpp"

#include <fmt/core.h>
#include <set>

namespace sidestep::crawler {

namespace {

// How a date is known, in words.
std::string_view words_for(std::string_view basis) {
  if (basis == "mhtml-date") return "the date in the file";
  if (basis == "singlefile-date") return "the date in the file";
  if (basis == "saved-on") return "as you said";
  if (basis == "newest-event") return "its newest event";
  if (basis == "last-message") return "its last message";
  return "when it was captured";
}

std::string what_it_is(const Item& item) {
  const bool petitions = is_petitions(*item.source);
  const std::string id = fmt::format("{}:{}", item.source->name, item.thread);
  if (item.is == Item::Is::loose) return fmt::format("attachment of {}#{}", id, item.message);
  return fmt::format("{} of {} {}", item.is == Item::Is::record ? "record" : "page",
                     petitions ? "petition" : "request", id);
}

std::string day_of(const Item& item) {
  const auto zone = item.source->timezone.empty() ? "UTC" : item.source->timezone;
  const auto day = day_in_zone(item.as_of->at, zone);
  return long_date(day ? *day : std::chrono::floor<std::chrono::days>(item.as_of->at));
}

} // namespace

void print_item(const Terminal& out, const Item& item, const Keeping& keeping) {
  const std::string name = for_terminal(file_name_of(item.file));
  if (!item.good()) {
    out.line(fmt::format("{}: not taken: {}", name, for_terminal(item.problem)));
    return;
  }
  out.line(fmt::format("{}: {}, as of {} ({}){}", name, for_terminal(what_it_is(item)),
                       day_of(item), words_for(item.as_of->basis),
                       keeping.known ? ", kept already" : ""));
  if (item.is_private) out.line("  saved while signed in: it is marked private and never exported");
  for (const std::string& note : item.notes)
    out.line("  " + for_terminal(note));
}

Result<void> print_missing(const Terminal& out, const std::vector<Item>& items,
                           const archive::Reader& kept) {
  std::set<std::string> told;
  for (const Item& item : items) {
    if (item.is != Item::Is::page || !item.good()) continue;
    std::vector<const Expected*> missing;
    for (const Expected& file : item.listed) {
      TRY_ASSIGN(const auto row, kept.latest(file.url));
      const bool here = row && row->status == 200;
      if (!here && told.insert(file.url).second) missing.push_back(&file);
    }
    if (missing.empty()) continue;
    const std::string id = fmt::format("{}:{}", item.source->name, item.thread);
    out.line(fmt::format(
        "{}: {} of {} missing. Save {} in your browser, then import {}:", for_terminal(id),
        missing.size(), counted(item.listed.size(), "attachment is", "attachments are"),
        missing.size() == 1 ? "it" : "them", missing.size() == 1 ? "it" : "them"));
    for (const Expected* file : missing)
      out.line("  " + for_terminal(file->url));
  }
  return {};
}

void print_count(const Terminal& err, const ImportCount& count) {
  if (count.kept + count.known + count.left + count.page_parts == 0) {
    err.line("no file is there to import");
    return;
  }
  std::string line = fmt::format("kept {}", counted(count.kept, "file"));
  if (count.known > 0) line += fmt::format(", {} kept already", count.known);
  if (count.left > 0) line += fmt::format(", {} not taken", count.left);
  if (count.page_parts > 0)
    line += fmt::format(", {} left out that only dress a page", counted(count.page_parts, "file"));
  err.line(line);
}

} // namespace sidestep::crawler
