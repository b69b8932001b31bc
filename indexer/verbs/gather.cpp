// Which capture is current. It trusts no order of arrival: the time of capture
// decides, and a page that cannot be read, or is folded, replaces no better one.
#include "indexer/verbs/gather.hpp"

#include "indexer/attachments/extract.hpp"
#include "indexer/verbs/missing.hpp"

#include <algorithm>
#include <utility>

namespace sidestep::indexer {

namespace {

using archive::CaptureRow;
using archive::Role;

constexpr std::size_t largest_page = 64U << 20U;
constexpr std::size_t largest_file = 256U << 20U;

Result<Document> document(const archive::Reader& reader, const CaptureRow& row) {
  TRY_ASSIGN(std::string bytes, reader.payload(row, largest_page));
  return Document{row, std::move(bytes)};
}

Result<Thread> read_alaveteli(const archive::Reader& reader, const sites::Source& source,
                              const CaptureRow& page, const CaptureRow* data) {
  TRY_ASSIGN(const Document document_of_page, document(reader, page));
  if (data == nullptr) return read_request(source, document_of_page, std::nullopt);
  TRY_ASSIGN(Document json, document(reader, *data));
  return read_request(source, document_of_page, std::move(json));
}

struct Shown {
  const CaptureRow* row = nullptr;
  Thread thread{};
};

// The first of `rows` that can be read: an error page sent as if it were the
// thread does not hide what was kept before. When none can, why the newest
// cannot. Error: archive at once.
template <typename Read>
Result<Shown> first_readable(const std::vector<const CaptureRow*>& rows, const Read& read) {
  std::optional<Error> why;
  for (const CaptureRow* row : rows) {
    Result<Thread> thread = read(*row);
    if (thread) return Shown{row, std::move(*thread)};
    if (thread.error().code == Code::archive) return tl::unexpected(thread.error());
    if (!why) why = thread.error();
  }
  if (why) return tl::unexpected(*why);
  return Shown{};
}

bool is_folded(const Thread& thread) {
  return std::any_of(thread.messages.begin(), thread.messages.end(),
                     [](const Message& message) { return message.folded; });
}

// A folded text is no version of an unfolded one: where an older page shows the
// whole of a message, that stays its text, proved by that page.
Result<void> unfold(const archive::Reader& reader, const sites::Source& source,
                    const std::vector<const CaptureRow*>& pages, Shown& shown) {
  for (const CaptureRow* row : pages) {
    if (!is_folded(shown.thread)) return {};
    if (row == shown.row) continue;
    const Result<Thread> other = read_alaveteli(reader, source, *row, nullptr);
    if (!other && other.error().code == Code::archive) return tl::unexpected(other.error());
    if (!other) continue;
    for (Message& message : shown.thread.messages) {
      const auto same =
          std::find_if(other->messages.begin(), other->messages.end(), [&](const Message& earlier) {
            return earlier.local_id == message.local_id && !earlier.folded && !earlier.hidden;
          });
      if (!message.folded || same == other->messages.end()) continue;
      message.text = same->text;
      message.folded = false;
      message.capture = *row;
    }
  }
  return {};
}

Result<Shown> request_shown(const archive::Reader& reader, const sites::Source& source,
                            const std::vector<const CaptureRow*>& pages, const CaptureRow* data) {
  TRY_ASSIGN(Shown shown, first_readable(pages, [&](const CaptureRow& row) {
               return read_alaveteli(reader, source, row, data);
             }));
  TRY(unfold(reader, source, pages, shown));
  return shown;
}

// The record tells more than the page, so that the page counts only without it.
Result<Shown> petition_shown(const archive::Reader& reader, const sites::Source& source,
                             const std::vector<const CaptureRow*>& pages,
                             const std::vector<const CaptureRow*>& records) {
  const auto read = [&](const CaptureRow& row) -> Result<Thread> {
    TRY_ASSIGN(const Document kept, document(reader, row));
    return row.label.role == Role::data ? read_petition(source, kept)
                                        : read_petition_page(source, kept);
  };
  Result<Shown> shown = first_readable(records, read);
  if ((shown && shown->row != nullptr) || pages.empty()) return shown;
  if (!shown && shown.error().code == Code::archive) return shown;
  return first_readable(pages, read);
}

// What stands behind the thread's name in an attachment's address.
std::string_view file_tail(std::string_view url) {
  const auto at = url.find("/response/");
  return at == std::string_view::npos ? url : url.substr(at);
}

} // namespace

bool is_good(const CaptureRow& row) { return row.status == 200 || row.status == 304; }

std::vector<const CaptureRow*> newest_first(const std::vector<CaptureRow>& captures, Role role) {
  std::vector<const CaptureRow*> rows;
  for (auto row = captures.rbegin(); row != captures.rend(); ++row)
    if (row->label.role == role && is_good(*row)) rows.push_back(&*row);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const CaptureRow* a, const CaptureRow* b) { return a->at > b->at; });
  return rows;
}

const CaptureRow* file_named(const std::vector<CaptureRow>& captures, std::string_view url) {
  const CaptureRow* best = nullptr;
  for (const CaptureRow& row : captures)
    if (row.label.role == Role::attachment && is_good(row) &&
        (row.url == url || file_tail(row.url) == file_tail(url)) &&
        (best == nullptr || row.at >= best->at))
      best = &row;
  return best;
}

Result<std::optional<Gathered>> gather(const archive::Reader& reader, const sites::Source& source,
                                       const std::vector<CaptureRow>& captures) {
  const auto pages = newest_first(captures, Role::page);
  const auto records = newest_first(captures, Role::data);
  const bool petition = source.platform == sites::Platform::uk_petitions;
  const CaptureRow* data = records.empty() ? nullptr : records.front();
  TRY_ASSIGN(Shown shown, petition ? petition_shown(reader, source, pages, records)
                                   : request_shown(reader, source, pages, data));
  if (shown.row == nullptr) return std::nullopt;
  const CaptureRow& last =
      !petition && data != nullptr && data->at >= shown.row->at ? *data : *shown.row;
  Gathered gathered;
  if (!petition) {
    TRY_ASSIGN(gathered.missing,
               add_missing(reader, source, pages, data, *shown.row, shown.thread));
  }
  gathered.thread = std::move(shown.thread);
  gathered.proof = *shown.row;
  gathered.as_of = last.at;
  gathered.as_of_basis = last.basis;
  return gathered;
}

Result<void> read_attachments(const archive::Reader& reader, const std::filesystem::path& cache,
                              const std::vector<CaptureRow>& captures, Thread& thread) {
  for (Message& message : thread.messages) {
    if (message.kind != Kind::attachment || message.hidden || message.file_url.empty()) continue;
    const CaptureRow* row = file_named(captures, message.file_url);
    if (row == nullptr) {
      message.note = "not captured";
      continue;
    }
    message.capture = *row;
    TRY_ASSIGN(const std::string bytes, reader.payload(*row, largest_file));
    TRY_ASSIGN(Extracted extracted,
               extract_cached(cache, row->digest, bytes, message.file_name, row->mime));
    message.text = std::move(extracted.text);
    message.page_starts = std::move(extracted.page_starts);
    message.note = std::move(extracted.failure);
  }
  return {};
}

} // namespace sidestep::indexer
