// EML: the header lines that a reader is shown, the words, then what is
// attached. Gmime takes the mail apart; it opens no file and no connection.
#include "indexer/attachments/child/readers.hpp"
#include "indexer/attachments/child/text_maker.hpp"
#include "indexer/attachments/kind.hpp"

#include "common/text.hpp"

#include <gmime/gmime.h>
#include <iconv.h>

#include <memory>

namespace sidestep::indexer {
namespace {

constexpr int deepest_mail = 10; // multiparts within multiparts
constexpr int most_pieces = 200;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T> using Held = std::unique_ptr<T, Unref>;

std::string decoded(GMimePart* piece) {
  GMimeDataWrapper* content = g_mime_part_get_content(piece);
  if (content == nullptr) return {};
  const Held<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, memory.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  if (bytes == nullptr || bytes->data == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

class Mail {
public:
  Mail(TextMaker& maker, unsigned depth) : maker_(maker), depth_(depth) {}

  void message(GMimeMessage* mail, int level) {
    field("From", addresses(g_mime_message_get_from(mail)));
    field("Date", text(g_mime_object_get_header(GMIME_OBJECT(mail), "Date")));
    field("To", addresses(g_mime_message_get_to(mail)));
    field("Cc", addresses(g_mime_message_get_cc(mail)));
    field("Subject", text(g_mime_message_get_subject(mail)));
    maker_.gap();
    piece(g_mime_message_get_mime_part(mail), level);
  }

private:
  static std::string text(const char* value) {
    return value == nullptr ? std::string{} : squeeze(clean_utf8(value));
  }
  static std::string addresses(InternetAddressList* list) {
    if (list == nullptr || internet_address_list_length(list) > 200) return {};
    char* made = internet_address_list_to_string(list, nullptr, FALSE);
    std::string shown = text(made);
    g_free(made);
    return shown;
  }
  void field(std::string_view name, const std::string& value) {
    if (value.empty()) return;
    maker_.put(std::string(name) + ": " + value);
    maker_.line();
  }

  void piece(GMimeObject* object, int level) {
    if (object == nullptr || level > deepest_mail || ++pieces_ > most_pieces) return;
    if (GMIME_IS_MESSAGE_PART(object)) {
      GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
      if (inner != nullptr) message(inner, level + 1);
    } else if (GMIME_IS_MULTIPART(object)) {
      multipart(GMIME_MULTIPART(object), level);
    } else if (GMIME_IS_PART(object)) {
      leaf(GMIME_PART(object));
    }
  }

  // Of alternatives the first that is plain text, else the last.
  void multipart(GMimeMultipart* parts, int level) {
    const int count = g_mime_multipart_get_count(parts);
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(parts));
    if (count > 0 && g_mime_content_type_is_type(type, "multipart", "alternative") != 0) {
      GMimeObject* chosen = g_mime_multipart_get_part(parts, count - 1);
      for (int i = count; i-- > 0;) {
        GMimeObject* one = g_mime_multipart_get_part(parts, i);
        if (g_mime_content_type_is_type(g_mime_object_get_content_type(one), "text", "plain") != 0)
          chosen = one;
      }
      piece(chosen, level + 1);
      return;
    }
    for (int i = 0; i < count; ++i)
      piece(g_mime_multipart_get_part(parts, i), level + 1);
  }

  void leaf(GMimePart* part) {
    const char* file = g_mime_part_get_filename(part);
    const std::string name = text(file);
    char* mime =
        g_mime_content_type_get_mime_type(g_mime_object_get_content_type(GMIME_OBJECT(part)));
    const std::string type = text(mime);
    g_free(mime);
    const std::string bytes = decoded(part);
    if (name.empty() && type.starts_with("image/")) return; // a logo
    add_inner(maker_, bytes, name, type, depth_);
  }

  TextMaker& maker_;
  unsigned depth_;
  int pieces_ = 0;
};

} // namespace

// What gmime and the character tables open lazily; after confine() nothing opens.
void warm_up_mail() {
  g_mime_init();
  for (const char* charset : {"ISO-8859-1", "WINDOWS-1252", "ISO-8859-15"})
    static_cast<void>(iconv_open("UTF-8", charset));
}

Extracted read_mail(std::string_view bytes, unsigned depth) {
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Held<GMimeMessage> mail(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!mail) return unread("damaged mail");
  TextMaker maker;
  Mail(maker, depth).message(mail.get(), 0);
  return maker.take();
}

} // namespace sidestep::indexer
