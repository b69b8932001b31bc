// Parsing is dear and a thread has many captures, so that an older page is
// parsed only when its bytes name a message that is not accounted for.
#include "indexer/verbs/missing.hpp"

#include "common/text.hpp"
#include "sites/address.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <set>

namespace sidestep::indexer {
namespace {

constexpr std::size_t largest_page = 64U << 20U;
constexpr std::string_view digits = "0123456789";

std::string_view number_at(std::string_view text) {
  return text.substr(0, std::min(text.find_first_not_of(digits), text.size()));
}

// "incoming-7" where id="incoming-7" stands.
void add_anchors(std::string_view html, std::set<std::string>& ids) {
  for (const std::string_view kind : {"incoming-", "outgoing-", "comment-"})
    for (auto at = html.find(kind); at != std::string_view::npos; at = html.find(kind, at + 1)) {
      const bool quoted = at >= 4 && (html.substr(at - 4, 3) == "id=" || html[at - 1] == '=');
      const auto number = number_at(html.substr(at + kind.size()));
      if (quoted && !number.empty()) ids.insert(std::string(kind) + std::string(number));
    }
}

// "incoming-7/attach-3" where .../response/7/attach/[html/]3/... stands.
void add_files(std::string_view html, std::set<std::string>& ids) {
  constexpr std::string_view start = "/response/";
  for (auto at = html.find(start); at != std::string_view::npos; at = html.find(start, at + 1)) {
    std::string_view rest = html.substr(at + start.size());
    const auto message = number_at(rest);
    rest.remove_prefix(message.size());
    if (message.empty() || !rest.starts_with("/attach/")) continue;
    rest.remove_prefix(8);
    if (rest.starts_with("html/")) rest.remove_prefix(5);
    const auto part = number_at(rest);
    if (!part.empty()) ids.insert(fmt::format("incoming-{}/attach-{}", message, part));
  }
}

std::string parent_of(const std::string& id) { return id.substr(0, id.find('/')); }

// What the current page tells of: shown, or hidden with a mark.
class Account {
public:
  explicit Account(const Thread& thread) {
    for (const Message& message : thread.messages) {
      ids_.insert(message.local_id);
      if (message.hidden) (message.parent.empty() ? hidden_ : marked_).insert(message.local_id);
    }
    // A site conceals annotations without a mark; its record still lists them.
    for (const std::string& note : thread.notes)
      if (note.starts_with("comment-") && note.ends_with(listed_not_shown))
        ids_.insert(note.substr(0, note.size() - listed_not_shown.size()));
  }
  bool covers(const std::string& id) const {
    return ids_.contains(id) || hidden_.contains(parent_of(id));
  }
  // Marks of hidden files of a message that name none of the older page's: each
  // may stand for any file that is missing.
  bool may_be_hidden(const std::string& id, const Thread& older) const {
    return std::any_of(marked_.begin(), marked_.end(), [&](const std::string& mark) {
      return parent_of(mark) == parent_of(id) &&
             std::none_of(older.messages.begin(), older.messages.end(),
                          [&](const Message& one) { return one.local_id == mark; });
    });
  }
  void add(const std::string& id) { ids_.insert(id); }

private:
  std::set<std::string> ids_{};
  std::set<std::string> hidden_{}; // messages
  std::set<std::string> marked_{}; // files
};

// Behind the message that it followed on the older page.
void insert(Thread& thread, const Thread& older, std::size_t index, Message message) {
  std::size_t at = 0;
  for (std::size_t i = index; i-- > 0 && at == 0;)
    for (std::size_t j = 0; j < thread.messages.size(); ++j)
      if (thread.messages[j].local_id == older.messages[i].local_id) at = j + 1;
  thread.messages.insert(thread.messages.begin() + static_cast<std::ptrdiff_t>(at),
                         std::move(message));
}

Result<std::optional<Thread>> read(const archive::Reader& reader, const sites::Source& source,
                                   Document page, const archive::CaptureRow* data) {
  std::optional<Document> record;
  if (data != nullptr) {
    TRY_ASSIGN(std::string bytes, reader.payload(*data, largest_page));
    record = Document{*data, std::move(bytes)};
  }
  auto thread = read_request(source, page, record);
  if (!thread) return std::optional<Thread>{}; // no page of the thread: it shows nothing
  return std::optional<Thread>(std::move(*thread));
}

} // namespace

std::vector<std::string> ids_named(std::string_view html) {
  std::set<std::string> ids;
  add_anchors(html, ids);
  add_files(html, ids);
  return {ids.begin(), ids.end()};
}

Result<std::vector<std::string>> add_missing(const archive::Reader& reader,
                                             const sites::Source& source,
                                             const std::vector<const archive::CaptureRow*>& pages,
                                             const archive::CaptureRow* data,
                                             const archive::CaptureRow& shown, Thread& thread) {
  std::vector<std::string> missing;
  Account account(thread);
  std::set<std::string> seen{shown.digest};
  for (const archive::CaptureRow* row : pages) {
    const bool newer = row->at > shown.at || (row->at == shown.at && row->id > shown.id);
    if (newer || (row->is_private && !shown.is_private) || !seen.insert(row->digest).second)
      continue;
    auto bytes = reader.payload(*row, largest_page);
    if (!bytes && bytes.error().code == Code::archive) return tl::unexpected(bytes.error());
    if (!bytes) continue;
    const auto named = ids_named(*bytes);
    if (std::all_of(named.begin(), named.end(),
                    [&](const std::string& id) { return account.covers(id); }))
      continue;
    TRY_ASSIGN(const auto older, read(reader, source, {*row, std::move(*bytes)}, data));
    if (!older) continue;
    for (std::size_t i = 0; i < older->messages.size(); ++i) {
      Message message = older->messages[i];
      if (message.hidden || account.covers(message.local_id)) continue;
      account.add(message.local_id);
      if (!message.parent.empty() && account.may_be_hidden(message.local_id, *older)) continue;
      if (message.file_url.empty())
        message.url = sites::message_url(source, {source.name, thread.name, message.local_id});
      missing.push_back(message.local_id);
      thread.notes.push_back(fmt::format(
          "{}: not on the page of {}, which does not call it hidden; shown as it was on {}",
          message.local_id, iso(shown.at).substr(0, 10), iso(row->at).substr(0, 10)));
      insert(thread, *older, i, std::move(message));
    }
  }
  return missing;
}

} // namespace sidestep::indexer
