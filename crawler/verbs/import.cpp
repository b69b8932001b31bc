// Two passes: first every file is looked at, so that pages, records and loose
// attachments find each other in whatever order they lie; then what has a place
// is kept, one file after the other, each whole before the next.
#include "crawler/verbs/import.hpp"

#include "common/text.hpp"
#include "crawler/importers/import.hpp"
#include "crawler/verbs/import_report.hpp"
#include "sites/sources.hpp"

#include <algorithm>
#include <optional>

namespace sidestep::crawler {

namespace {

Result<ImportRequest> request_of(const Context& context) {
  ImportRequest request;
  request.names = context.args.words;
  if (request.names.empty())
    return hinted(fail(Code::usage, "import needs files or folders"),
                  "for example: sidestep import ~/Downloads/saved-page");
  request.url = context.args.value("--url").value_or("");
  request.belongs_to = context.args.value("--for").value_or("");
  if (const auto day = context.args.value("--saved-on")) {
    request.saved_on = parse_day(*day);
    if (!request.saved_on)
      return hinted(fail(Code::usage, "--saved-on {} is no date", for_terminal(*day)),
                    "write it as 2026-09-04");
  }
  constexpr double mega = 1024.0 * 1024.0;
  request.largest = static_cast<std::uint64_t>(context.config.max_body_mb * mega);
  return request;
}

bool has_archive(const std::filesystem::path& dir) {
  std::error_code error;
  return std::filesystem::exists(archive::catalogue_file(dir), error);
}

Result<std::vector<Item>> look_at(const ImportRequest& request, const sites::Sources& sources,
                                  const std::filesystem::path& dir) {
  TRY_ASSIGN(const auto files, find_files(request.names, request.largest));
  std::vector<Item> items;
  items.reserve(files.size());
  for (const FoundFile& file : files) {
    if (interrupted()) return tl::unexpected(interruption());
    items.push_back(examine(file, sources));
  }
  TRY(settle_addresses(items, sources, request));
  settle_dates(items, request);
  std::optional<archive::Reader> kept;
  if (!request.belongs_to.empty() && has_archive(dir)) {
    TRY_ASSIGN(kept, archive::Reader::open(dir));
  }
  TRY(settle_loose(items, sources, request, kept ? &*kept : nullptr));
  return items;
}

// A page comes before its attachments, so that a kill between them leaves a
// page that says what it lacks.
void put_in_order(std::vector<Item>& items) {
  std::stable_partition(items.begin(), items.end(),
                        [](const Item& item) { return item.is != Item::Is::loose; });
}

Result<ImportCount> keep_all(std::vector<Item>& items, const ImportRequest& request,
                             const Context& context) {
  ImportCount count;
  std::optional<archive::Writer> writer; // opened when there is something to keep
  for (Item& item : items) {
    if (interrupted()) return tl::unexpected(interruption());
    if (item.file.page_part && !item.good()) {
      ++count.page_parts;
      continue;
    }
    Keeping keeping;
    if (item.good()) {
      if (!writer) {
        TRY_ASSIGN(writer, archive::Writer::open(context.config.archive_dir, "", ""));
      }
      TRY_ASSIGN(keeping, keep_item(*writer, item, request.largest));
    }
    count.kept += keeping.kept ? 1 : 0;
    count.known += keeping.known ? 1 : 0;
    count.left += item.good() ? 0 : 1;
    print_item(context.out, item, keeping);
  }
  if (writer) TRY(print_missing(context.out, items, writer->reader()));
  return count;
}

} // namespace

Result<Code> import_files(Context& context) {
  catch_interrupts();
  TRY_ASSIGN(const ImportRequest request, request_of(context));
  const sites::Sources sources = sites::sources_from(context.config);
  TRY_ASSIGN(std::vector<Item> items, look_at(request, sources, context.config.archive_dir));
  put_in_order(items);
  TRY_ASSIGN(const ImportCount count, keep_all(items, request, context));
  if (!context.quiet) print_count(context.err, count);
  return count.kept + count.known > 0 ? Code::ok : Code::nothing;
}

} // namespace sidestep::crawler
