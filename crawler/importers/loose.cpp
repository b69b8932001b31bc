// Chooses by name. Two attachments of one name in one thread are common
// ("response.pdf" each time): bytes must never be put under the wrong message.
#include "crawler/importers/loose.hpp"

#include "common/text.hpp"
#include "crawler/importers/names.hpp"
#include "crawler/lists/saved_page.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <utility>

namespace sidestep::crawler {

namespace {

std::string whose(const Expected& file) {
  return fmt::format("{}#{}", sites::thread_url(*file.source, file.thread), file.message);
}

// A file fits by its name on the page or by the one in its address.
std::vector<const Expected*> fitting(const std::string& file_name,
                                     const std::vector<Expected>& expected) {
  std::vector<std::string> names;
  for (const Expected& file : expected) {
    names.push_back(file.name);
    names.push_back(file.url.substr(file.url.rfind('/') + 1));
  }
  std::vector<const Expected*> found;
  for (const std::size_t at : fitting_names(file_name, names))
    if (found.empty() || found.back() != &expected[at / 2]) found.push_back(&expected[at / 2]);
  return found;
}

std::optional<AsOf> as_of(const archive::CaptureRow& row) { return AsOf{row.at, row.basis}; }

} // namespace

Choice choose_attachment(const std::string& file_name, std::uint64_t size,
                         const std::vector<Expected>& expected) {
  std::vector<const Expected*> found = fitting(file_name, expected);
  if (found.empty())
    return {.problem = "belongs to no page of this import; say whose it is with --for "
                       "URL#incoming-N"};
  if (found.size() > 1) {
    const auto same_size = [size](const Expected* file) {
      return file->most > 0 && size >= file->least && size <= file->most;
    };
    if (std::count_if(found.begin(), found.end(), same_size) == 1)
      found = {*std::find_if(found.begin(), found.end(), same_size)};
  }
  if (found.size() > 1)
    return {.problem = fmt::format("may be of {} or {}; say which with --for, one file at a time",
                                   whose(*found[0]), whose(*found[1]))};
  return {.file = found.front()};
}

std::vector<Expected> expected_of(const std::vector<Item>& items) {
  std::vector<Expected> all;
  for (const Item& item : items) {
    if (!item.good()) continue;
    for (const Expected& file : item.listed)
      if (std::none_of(all.begin(), all.end(),
                       [&file](const Expected& other) { return other.url == file.url; }))
        all.push_back(file);
  }
  return all;
}

Result<std::vector<Expected>> expected_of(const archive::Reader& kept, const sites::Source& source,
                                          const std::string& thread) {
  constexpr std::size_t largest = 32U << 20U;
  TRY_ASSIGN(const auto rows, kept.captures(source.name, thread));
  const archive::CaptureRow* newest = nullptr;
  for (const archive::CaptureRow& row : rows)
    if (row.label.role == archive::Role::page && row.status == 200 &&
        (newest == nullptr || row.at >= newest->at))
      newest = &row;
  std::vector<Expected> expected;
  if (newest == nullptr) return expected;
  TRY_ASSIGN(const std::string html, kept.payload(*newest, largest));
  TRY_ASSIGN(const SavedPage page, read_saved_page(html));
  for (const ListedFile& file : page.files)
    if (std::string url = sites::attachment_url(source, thread, file.href); !url.empty())
      expected.push_back({.source = &source,
                          .thread = thread,
                          .message = file.message,
                          .name = file.name,
                          .url = std::move(url),
                          .least = file.least,
                          .most = file.most,
                          .as_of = as_of(*newest),
                          .is_private = newest->is_private});
  return expected;
}

std::string_view mime_of(std::string_view file_name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> known{
      {{"pdf", "application/pdf"},
       {"txt", "text/plain"},
       {"csv", "text/csv"},
       {"htm", "text/html"},
       {"html", "text/html"},
       {"doc", "application/msword"},
       {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
       {"xls", "application/vnd.ms-excel"},
       {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
       {"odt", "application/vnd.oasis.opendocument.text"},
       {"rtf", "application/rtf"},
       {"jpg", "image/jpeg"},
       {"png", "image/png"},
       {"zip", "application/zip"}}};
  const std::string ending = lower_ascii(file_name.substr(file_name.rfind('.') + 1));
  for (const auto& [name, mime] : known)
    if (name == ending) return mime;
  return "application/octet-stream";
}

} // namespace sidestep::crawler
