#include "indexer/verbs/gather.hpp"

#include "indexer/attachments/extract.hpp"

#include <algorithm>

namespace sidestep::indexer {

namespace {

using archive::CaptureRow;
using archive::Role;

constexpr std::size_t largest_page = 64U << 20U;
constexpr std::size_t largest_file = 256U << 20U;

// The newest good capture of a role. An older capture that arrived later never
// becomes the current text: the time of capture decides, then archive order.
const CaptureRow* newest(const std::vector<CaptureRow>& captures, Role role) {
  const CaptureRow* best = nullptr;
  for (const CaptureRow& row : captures)
    if (row.label.role == role && row.status == 200 && (best == nullptr || row.at >= best->at))
      best = &row;
  return best;
}

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

const CaptureRow* file_named(const std::vector<CaptureRow>& captures, std::string_view url) {
  const CaptureRow* best = nullptr;
  for (const CaptureRow& row : captures)
    if (row.label.role == Role::attachment && row.status == 200 && row.url == url &&
        (best == nullptr || row.at >= best->at))
      best = &row;
  return best;
}

} // namespace

Result<std::optional<Gathered>> gather(const archive::Reader& reader, const sites::Source& source,
                                       const std::vector<CaptureRow>& captures) {
  const CaptureRow* page = newest(captures, Role::page);
  const CaptureRow* data = newest(captures, Role::data);
  const bool petition = source.platform == sites::Platform::uk_petitions;
  const CaptureRow* proof = petition && data != nullptr ? data : page;
  if (proof == nullptr) return std::nullopt;
  Gathered gathered;
  gathered.proof = *proof;
  for (const CaptureRow& row : captures)
    if ((row.label.role == Role::page || row.label.role == Role::data) && row.status == 200 &&
        row.at >= gathered.as_of) {
      gathered.as_of = row.at;
      gathered.as_of_basis = row.basis;
    }
  if (!petition) {
    TRY_ASSIGN(gathered.thread, read_alaveteli(reader, source, *page, data));
    return gathered;
  }
  TRY_ASSIGN(const Document kept, document(reader, *proof));
  TRY_ASSIGN(gathered.thread,
             proof == data ? read_petition(source, kept) : read_petition_page(source, kept));
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
