// Every field that entry_of() reads is set here; a test holds the two together.
#include "indexer/verbs/stored.hpp"

#include "sites/id.hpp"

#include <algorithm>
#include <charconv>

namespace sidestep::indexer {
namespace {

using archive::CaptureRow;
using archive::Role;

// The newest capture that has these bytes.
const CaptureRow* with_digest(const std::vector<CaptureRow>& captures, const std::string& digest,
                              const std::vector<Role>& roles) {
  const CaptureRow* best = nullptr;
  for (const CaptureRow& row : captures)
    if (row.digest == digest && is_good(row) &&
        std::find(roles.begin(), roles.end(), row.label.role) != roles.end() &&
        (best == nullptr || row.at >= best->at))
      best = &row;
  return best;
}

std::optional<Message> message_from(const MessageRecord& record,
                                    const std::vector<CaptureRow>& captures,
                                    const std::vector<Role>& text) {
  Message message;
  const std::size_t hash = record.id.find('#');
  message.local_id = hash == std::string::npos ? "" : record.id.substr(hash + 1);
  message.kind = record.kind;
  message.date = parse_day(record.date);
  message.date_basis = record.date_basis;
  message.sent = parse_instant(record.sent);
  message.author = record.author;
  message.text = record.text;
  message.url = record.url;
  message.note = record.note;
  message.revised = record.revised;
  message.superseded = record.superseded;
  message.file_name = record.filename;
  message.page_starts = record.page_starts;
  if (record.kind == Kind::attachment)
    message.parent = message.local_id.substr(0, message.local_id.find('/'));
  const CaptureRow* row =
      record.kind == Kind::attachment ? file_named(captures, record.url) : nullptr;
  if (row == nullptr || row->digest != record.proof.sha256)
    row = with_digest(captures, record.proof.sha256, text);
  if (row == nullptr) return std::nullopt;
  message.capture = *row;
  return message;
}

void take_thread(const store::ThreadEntry& stored, Thread& thread) {
  const ThreadRecord& record = stored.thread;
  thread.source = record.source;
  thread.name = record.id.substr(record.source.size() + 1);
  thread.title = record.title;
  thread.url = record.url;
  thread.authority = record.authority;
  thread.authority_name = record.authority_name;
  thread.departments = record.departments;
  thread.authority_tags = record.authority_tags;
  thread.requester = record.requester;
  thread.law_used = record.law_used;
  thread.status = record.status;
  thread.status_text = record.status_text;
  thread.tags = record.tags;
  thread.notes = record.notes;
  thread.signatures = record.signatures;
  thread.parliament = record.parliament;
  thread.response_threshold_reached = parse_instant(record.threshold_reached);
  thread.delisted = !stored.messages.empty() && stored.messages.front().delisted;
}

} // namespace

std::optional<Gathered> gathered_from(const store::ThreadEntry& stored, const sites::Source& source,
                                      const std::vector<CaptureRow>& captures) {
  const bool petition = source.platform == sites::Platform::uk_petitions;
  const auto text = petition ? std::vector{Role::data, Role::page} : std::vector{Role::page};
  const CaptureRow* proof = with_digest(captures, stored.thread.proof.sha256, text);
  if (proof == nullptr) return std::nullopt;
  Gathered gathered;
  take_thread(stored, gathered.thread);
  for (const MessageRecord& record : stored.messages) {
    auto message = message_from(record, captures, text);
    if (!message) return std::nullopt;
    gathered.thread.messages.push_back(std::move(*message));
  }
  gathered.proof = *proof;
  const auto records = newest_first(captures, Role::data);
  const CaptureRow& last =
      !petition && !records.empty() && records.front()->at >= proof->at ? *records.front() : *proof;
  gathered.as_of = last.at;
  gathered.as_of_basis = last.basis;
  gathered.other_names = stored.thread.other_names;
  return gathered;
}

} // namespace sidestep::indexer
