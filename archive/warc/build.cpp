// Bytes from the wire go into blocks as they came; only the head is completed
// with an empty line where a server broke off before it. Header values are
// made one line each: nothing from outside can add a field.
#include "archive/warc/build.hpp"

#include "archive/entry.hpp"
#include "archive/warc/http.hpp"
#include "archive/warc/sniff.hpp"
#include "common/digest.hpp"

#include <fmt/format.h>

namespace sidestep::archive::warc {
namespace {

constexpr std::size_t sniffed = 64 * 1024; // bytes of a payload looked at

std::string digest_value(std::string_view bytes) { return "sha256:" + sha256_hex(bytes); }

Record begin(std::string_view type, std::string_view url, Instant at, const Placing& placing,
             std::string block) {
  Record record;
  const auto digest = digest_value(block);
  record.add("WARC-Type", type);
  record.add("WARC-Record-ID", record_id(fmt::format("{} {} {} {} {} {}", placing.file,
                                                     placing.offset, type, url, iso(at), digest)));
  record.add("WARC-Date", iso(at));
  record.add("WARC-Target-URI", url);
  record.add("WARC-Warcinfo-ID", placing.warcinfo_id);
  record.add("WARC-Block-Digest", digest);
  record.block = std::move(block);
  return record;
}

// The lines that rebuild a catalogue row; what is empty is left out.
Record metadata(const Record& main, const Label& label, const Placing& placing,
                const std::vector<Field>& more) {
  std::string block;
  const auto line = [&block](std::string_view name, std::string_view value) {
    const auto clean = one_line(value);
    if (!clean.empty()) block += fmt::format("{}: {}\r\n", name, clean);
  };
  line("via", label.via);
  line("source", label.source);
  line("thread", label.thread);
  line("message", label.message);
  line("role", name(label.role));
  for (const auto& field : more)
    line(field.name, field.value);
  const auto at = parse_instant(main.field("WARC-Date")).value_or(Instant{});
  Record record = begin("metadata", main.field("WARC-Target-URI"), at, placing, std::move(block));
  record.add("Content-Type", "application/warc-fields");
  record.add("WARC-Concurrent-To", main.id());
  return record;
}

std::string whole_head(std::string head) {
  if (read_http(head).head.ends_with("\n\n") || head.ends_with("\r\n\r\n")) return head;
  if (!head.ends_with("\n")) head += "\r\n";
  return head + "\r\n";
}

// What the payload is once its content coding is undone, as far as it goes.
std::string_view identified(const HttpMessage& message, const std::string& payload) {
  const auto decoded = decode_content(payload, message.field("Content-Encoding"), sniffed, true);
  return decoded ? sniff(*decoded) : std::string_view();
}

Result<void> check_size(std::string_view url, std::size_t size) {
  if (size <= block_limit) return {};
  return fail(Code::source, "{} is {} bytes, more than a record may hold ({})", url, size,
              block_limit);
}

Record response_of(const Exchange& exchange, const Placing& placing, std::string_view digest) {
  const auto url = header_url(exchange.url);
  Record response =
      begin("response", url, exchange.at, placing, whole_head(exchange.head) + exchange.body);
  const auto message = read_http(response.block);
  const auto payload = payload_of(message);
  std::string truncated = exchange.truncated;
  const auto declared = message.declared_length();
  if (truncated.empty() && declared && *declared != message.body.size()) truncated = "unspecified";
  response.add("Content-Type", "application/http;msgtype=response");
  response.add("WARC-Payload-Digest",
               digest.empty() ? digest_value(payload) : "sha256:" + std::string(digest));
  response.add("WARC-Identified-Payload-Type", identified(message, payload));
  response.add("WARC-IP-Address", one_line(exchange.ip));
  response.add("WARC-Truncated", one_line(truncated));
  return response;
}

// The same payload came again, or the site said that it has not changed: the head
// is kept, and where the payload lies.
Record revisit_of(const Exchange& exchange, const Placing& placing, const Original& original) {
  const auto head = whole_head(exchange.head);
  const bool not_modified = read_http(head).status() == 304;
  Record record = begin("revisit", header_url(exchange.url), exchange.at, placing, head);
  record.add("Content-Type", "application/http;msgtype=response");
  record.add("WARC-Profile",
             fmt::format("http://netpreserve.org/warc/1.1/revisit/{}",
                         not_modified ? "server-not-modified" : "identical-payload-digest"));
  record.add("WARC-Payload-Digest", "sha256:" + original.digest);
  record.add("WARC-Refers-To", original.record_id);
  record.add("WARC-Refers-To-Target-URI", original.url);
  record.add("WARC-Refers-To-Date", iso(original.at));
  record.add("WARC-IP-Address", one_line(exchange.ip));
  if (!not_modified) record.add("WARC-Truncated", "length");
  return record;
}

} // namespace

std::string warcinfo_block(const Writing& writing) {
  std::string block = fmt::format(
      "software: sidestep/{}\r\nformat: WARC File Format 1.1\r\nconformsTo: "
      "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
      "robots: obey\r\n",
      SIDESTEP_VERSION);
  const auto line = [&block](std::string_view name, std::string_view value) {
    const auto clean = one_line(value);
    if (!clean.empty()) block += fmt::format("{}: {}\r\n", name, clean);
  };
  line("http-header-user-agent", writing.user_agent);
  line("operator", writing.contact);
  if (writing.fixed_clock)
    line("description", "written under a fixed clock (SIDESTEP_NOW): the dates are not real");
  return block;
}

Record warcinfo(const std::string& block, const Placing& placing, Instant at) {
  Record record = begin("warcinfo", "", at, {placing.file, placing.offset, ""}, block);
  record.add("WARC-Filename", placing.file);
  record.add("Content-Type", "application/warc-fields");
  return record;
}

Result<std::vector<Record>> records_of(const Exchange& exchange, const Label& label,
                                       const Placing& placing,
                                       const std::optional<Original>& original,
                                       std::string_view digest) {
  TRY(check_size(exchange.url, exchange.head.size() + exchange.body.size() + 4));
  Record response =
      original ? revisit_of(exchange, placing, *original) : response_of(exchange, placing, digest);
  const auto url = header_url(exchange.url);

  std::vector<Record> records;
  if (!exchange.request.empty()) {
    Record request = begin("request", url, exchange.at, placing, exchange.request);
    request.add("Content-Type", "application/http;msgtype=request");
    request.add("WARC-IP-Address", one_line(exchange.ip));
    request.add("WARC-Concurrent-To", response.id());
    records.push_back(std::move(request));
  }
  Record about =
      metadata(response, label, placing, {{"fetchTimeMs", std::to_string(exchange.milliseconds)}});
  records.push_back(std::move(response));
  records.push_back(std::move(about));
  return records;
}

Result<std::vector<Record>> records_of(const Resource& resource, const Label& label,
                                       const Placing& placing, Instant imported) {
  TRY(check_size(resource.url, resource.bytes.size()));
  Record record =
      begin("resource", header_url(resource.url), resource.as_of, placing, resource.bytes);
  const auto mime = media_type(one_line(resource.mime));
  const auto kind = sniff(std::string_view(resource.bytes).substr(0, sniffed));
  record.add("Content-Type", mime.empty() ? "application/octet-stream" : mime);
  record.add("WARC-Payload-Digest", record.field("WARC-Block-Digest"));
  record.add("WARC-Identified-Payload-Type", kind);
  Record about = metadata(record, label, placing,
                          {{"asOfBasis", resource.basis},
                           {"importedFile", resource.file_name},
                           {"importedAt", iso(imported)},
                           {"private", resource.is_private ? "yes" : ""}});
  std::vector<Record> records;
  records.push_back(std::move(record));
  records.push_back(std::move(about));
  return records;
}

Record statement(std::string_view url, std::string block, const Placing& placing, Instant at) {
  Record record = begin("metadata", url, at, placing, std::move(block));
  record.add("Content-Type", "application/warc-fields");
  record.add("WARC-Payload-Digest", record.field("WARC-Block-Digest"));
  return record;
}

} // namespace sidestep::archive::warc
