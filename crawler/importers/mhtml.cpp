// gmime is C with reference counts; all of it stays in this file.
#include "crawler/importers/mhtml.hpp"

#include "common/text.hpp"

#include <gmime/gmime.h>
#include <memory>
#include <vector>

namespace sidestep::crawler {

namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T> using Held = std::unique_ptr<T, Unref>;

void start_gmime() {
  static const bool started = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(started);
}

std::string header(GMimeObject* object, const char* name) {
  const char* value = g_mime_object_get_header(object, name);
  return value == nullptr ? std::string() : std::string(trim(value));
}

bool holds_secrets(GMimeObject* object) {
  for (const char* name : {"Cookie", "Set-Cookie", "Authorization"})
    if (g_mime_object_get_header(object, name) != nullptr) return true;
  return false;
}

// All leaf parts, in order, without recursion.
std::vector<GMimePart*> parts_of(GMimeObject* root, bool& secrets) {
  constexpr std::size_t most = 20000;
  std::vector<GMimePart*> parts;
  std::vector<GMimeObject*> left{root};
  for (std::size_t seen = 0; !left.empty() && seen < most; ++seen) {
    GMimeObject* object = left.back();
    left.pop_back();
    if (object == nullptr) continue;
    secrets = secrets || holds_secrets(object);
    if (GMIME_IS_MULTIPART(object)) {
      auto* multipart = GMIME_MULTIPART(object);
      for (int at = g_mime_multipart_get_count(multipart); at-- > 0;)
        left.push_back(g_mime_multipart_get_part(multipart, at));
    } else if (GMIME_IS_PART(object)) {
      parts.push_back(GMIME_PART(object));
    }
  }
  return parts;
}

bool is_html(GMimePart* part) {
  GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
  return type != nullptr && (g_mime_content_type_is_type(type, "text", "html") != 0 ||
                             g_mime_content_type_is_type(type, "application", "xhtml+xml") != 0);
}

// The part's bytes, its transfer coding undone, in UTF-8.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
  if (wrapper == nullptr) return "";
  const Held<GMimeStream> memory(g_mime_stream_mem_new());
  const Held<GMimeStream> filtered(g_mime_stream_filter_new(memory.get()));
  const char* charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
  const bool other =
      charset != nullptr && !iequals(charset, "utf-8") && !iequals(charset, "us-ascii");
  if (other) {
    const Held<GMimeFilter> filter(g_mime_filter_charset_new(charset, "utf-8"));
    if (filter) g_mime_stream_filter_add(GMIME_STREAM_FILTER(filtered.get()), filter.get());
  }
  g_mime_data_wrapper_write_to_stream(wrapper, filtered.get());
  g_mime_stream_flush(filtered.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  return bytes == nullptr || bytes->data == nullptr
             ? ""
             : std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

std::optional<Instant> date_of(GMimeMessage* message) {
  GDateTime* date = g_mime_message_get_date(message);
  if (date == nullptr) return std::nullopt;
  const Instant at{std::chrono::seconds(g_date_time_to_unix(date))};
  // A date before the sites were there is a clock that was never set.
  constexpr std::chrono::sys_days first{std::chrono::year{2006} / 1 / 1};
  return at < first ? std::nullopt : std::optional<Instant>(at);
}

} // namespace

bool looks_like_mhtml(std::string_view head) {
  constexpr std::size_t enough = 4096;
  const std::string start = lower_ascii(head.substr(0, enough));
  return !start.starts_with('<') && start.find("mime-version:") != std::string::npos &&
         start.find("content-type:") != std::string::npos;
}

Result<Mhtml> read_mhtml(const std::string& bytes) {
  start_gmime();
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Held<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return fail(Code::source, "not an MHTML file that can be read");
  Mhtml found;
  found.secrets = holds_secrets(GMIME_OBJECT(message.get()));
  found.location = header(GMIME_OBJECT(message.get()), "Snapshot-Content-Location");
  found.date = date_of(message.get());
  GMimePart* page = nullptr;
  for (GMimePart* part : parts_of(g_mime_message_get_mime_part(message.get()), found.secrets)) {
    if (!is_html(part)) continue;
    const std::string location = header(GMIME_OBJECT(part), "Content-Location");
    if (page == nullptr || (!found.location.empty() && location == found.location)) page = part;
    if (!found.location.empty() && location == found.location) break;
  }
  if (page == nullptr) return fail(Code::source, "a mail or MHTML file without a page in it");
  if (found.location.empty()) found.location = header(GMIME_OBJECT(page), "Content-Location");
  found.html = content_of(page);
  return found;
}

} // namespace sidestep::crawler
