// How the bytes of an answer are put together. A broken form is made from the
// whole one by leaving out a part or by a wrong length.
#include "archive/warc/gzip.hpp"
#include "tests/sites/wire.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>
#include <zlib.h>

namespace sidestep::sample {
namespace {

constexpr std::array forms{
    std::pair{Form::plain, std::string_view("plain")},
    std::pair{Form::gzip, std::string_view("gzip")},
    std::pair{Form::chunked, std::string_view("chunked")},
    std::pair{Form::chunked_gzip, std::string_view("chunked-gzip")},
    std::pair{Form::deflate, std::string_view("deflate")},
    std::pair{Form::until_close, std::string_view("until-close")},
    std::pair{Form::cut, std::string_view("cut")},
    std::pair{Form::cut_chunk, std::string_view("cut-chunk")},
    std::pair{Form::reset, std::string_view("reset")},
    std::pair{Form::more_promised, std::string_view("more-promised")},
    std::pair{Form::less_promised, std::string_view("less-promised")},
};

std::string deflated(const std::string& bytes) {
  uLongf size = compressBound(bytes.size());
  std::string out(size, '\0');
  compress2(reinterpret_cast<Bytef*>(out.data()), &size,
            reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), 6);
  out.resize(size);
  return out;
}

std::string chunks(std::string_view bytes) {
  constexpr std::size_t most = 1000;
  std::string out;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(most, bytes.size()))) {
    const auto piece = bytes.substr(0, most);
    out += fmt::format("{:x}\r\n{}\r\n", piece.size(), piece);
  }
  return out + "0\r\n\r\n";
}

Form usual_form(const Reply& reply, bool takes_gzip) {
  const bool text = reply.type.starts_with("text/") || reply.type.starts_with("application/json");
  const bool coded = std::any_of(reply.headers.begin(), reply.headers.end(), [](const auto& field) {
    return field.first == "Content-Encoding";
  });
  return takes_gzip && text && !coded && !reply.body.empty() ? Form::chunked_gzip : Form::plain;
}

bool is_chunked(Form form) {
  return form == Form::chunked || form == Form::chunked_gzip || form == Form::cut_chunk;
}

std::string head_of(const Reply& reply, Form form, std::size_t length, bool close) {
  std::string head =
      fmt::format("HTTP/1.1 {} {}\r\n", reply.status, reply.status < 400 ? "OK" : "Not so");
  for (const auto& [name, value] : reply.headers)
    head += fmt::format("{}: {}\r\n", name, value);
  if (!reply.type.empty() && reply.status != 304) head += "Content-Type: " + reply.type + "\r\n";
  if (form == Form::gzip || form == Form::chunked_gzip) head += "Content-Encoding: gzip\r\n";
  if (form == Form::deflate) head += "Content-Encoding: deflate\r\n";
  if (is_chunked(form))
    head += "Transfer-Encoding: chunked\r\n";
  else if (form != Form::until_close && reply.status != 304)
    head += fmt::format("Content-Length: {}\r\n", length);
  return head + (close ? "Connection: close\r\n\r\n" : "\r\n");
}

} // namespace

Result<Form> form_named(std::string_view name) {
  std::string known;
  for (const auto& [form, word] : forms) {
    if (name == word) return form;
    known += " " + std::string(word);
  }
  return fail(Code::usage, "no form is called {}; there are:{}", name, known);
}

Sent sent_as(const Reply& reply, bool takes_gzip) {
  const Form form = reply.form == Form::usual ? usual_form(reply, takes_gzip) : reply.form;
  Sent sent;
  sent.payload = reply.status == 304 ? "" : reply.body;
  if (form == Form::gzip || form == Form::chunked_gzip)
    sent.payload = archive::warc::gzip_member(sent.payload);
  if (form == Form::deflate) sent.payload = deflated(sent.payload);
  std::size_t length = sent.payload.size();
  sent.close = form == Form::until_close || form == Form::cut || form == Form::cut_chunk ||
               form == Form::reset || form == Form::more_promised || form == Form::less_promised;
  sent.reset = form == Form::reset;
  sent.whole = form != Form::cut && form != Form::cut_chunk && form != Form::reset &&
               form != Form::more_promised;
  if (form == Form::more_promised) length += 10;
  if (form == Form::less_promised) {
    length -= std::min<std::size_t>(length, 10);
    sent.beyond = sent.payload.substr(length);
    sent.payload.resize(length);
  }
  if (form == Form::cut || form == Form::reset) sent.payload.resize(length / 2);
  sent.body = sent.payload;
  if (form == Form::cut_chunk) {
    sent.payload.resize(length / 2);
    sent.body = fmt::format("{:x}\r\n{}", length, sent.payload);
  } else if (is_chunked(form)) {
    sent.body = chunks(sent.payload);
  }
  sent.head = head_of(reply, form, length, sent.close);
  return sent;
}

} // namespace sidestep::sample
