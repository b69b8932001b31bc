// Tells files apart by their first bytes.
#include "crawler/importers/import.hpp"

#include "common/files.hpp"
#include "common/text.hpp"
#include "crawler/importers/mhtml.hpp"

#include <algorithm>

namespace sidestep::crawler {

namespace {

std::string_view start_of(std::string_view bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  while (!bytes.empty() && (bytes.front() == ' ' || bytes.front() == '\n' ||
                            bytes.front() == '\r' || bytes.front() == '\t'))
    bytes.remove_prefix(1);
  return bytes;
}

bool looks_like_html(std::string_view start) {
  constexpr std::size_t enough = 2048;
  if (!start.starts_with('<')) return false;
  const std::string head = lower_ascii(start.substr(0, enough));
  return head.find("<html") != std::string::npos || head.starts_with("<!doctype html") ||
         head.find("<head") != std::string::npos || head.find("<body") != std::string::npos;
}

void examine_mhtml(const std::string& bytes, const sites::Sources& sources, std::string_view url,
                   Item& item) {
  const auto mail = read_mhtml(bytes);
  if (!mail) {
    item.problem = mail.error().message;
    return;
  }
  item.mhtml = true;
  if (mail->secrets)
    item.notes.push_back("it holds a session's secrets: the page in it is kept, the file is not");
  if (mail->date) item.proven = AsOf{*mail->date, "mhtml-date"};
  examine_page(mail->html, url.empty() ? mail->location : url, sources, item);
}

} // namespace

std::string file_name_of(const FoundFile& file) { return file.path.filename().string(); }

Item examine(const FoundFile& file, const sites::Sources& sources, std::string_view url) {
  Item item{.file = file, .problem = file.problem};
  if (!file.problem.empty()) item.is = Item::Is::refused;
  if (!file.problem.empty() || file.page_part) return item;
  const auto bytes = read_file(file.path, file.size);
  if (!bytes) {
    item.is = Item::Is::refused;
    item.problem = bytes.error().message;
    return item;
  }
  const std::string_view start = start_of(*bytes);
  if (start.starts_with('{') || start.starts_with('['))
    examine_record(*bytes, sources, item);
  else if (looks_like_html(start))
    examine_page(*bytes, url, sources, item);
  else if (looks_like_mhtml(start))
    examine_mhtml(*bytes, sources, url, item);
  return item;
}

} // namespace sidestep::crawler
