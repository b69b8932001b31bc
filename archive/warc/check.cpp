// ISO 28500:2017 section 5 and 6 as a table: a letter a record type. Digests
// are demanded of every record, for every record of ours has one.
#include "archive/warc/check.hpp"

#include "archive/warc/http.hpp"
#include "common/calendar.hpp"
#include "common/digest.hpp"
#include "common/text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace sidestep::archive::warc {
namespace {

// The types: i warcinfo, q request, r response, v revisit, m metadata,
// s resource.
char letter_of(std::string_view type) {
  constexpr std::array types{
      std::pair{std::string_view("warcinfo"), 'i'}, std::pair{std::string_view("request"), 'q'},
      std::pair{std::string_view("response"), 'r'}, std::pair{std::string_view("revisit"), 'v'},
      std::pair{std::string_view("metadata"), 'm'}, std::pair{std::string_view("resource"), 's'}};
  for (const auto& [name, letter] : types)
    if (name == type) return letter;
  return 0;
}

struct FieldRule {
  std::string_view name;
  std::string_view must; // types that have it
  std::string_view may;  // types that may
};

constexpr std::array rules{
    FieldRule{"WARC-Record-ID", "iqrvms", ""},
    FieldRule{"WARC-Date", "iqrvms", ""},
    FieldRule{"WARC-Block-Digest", "iqrvms", ""},
    FieldRule{"WARC-Target-URI", "qrvms", ""},
    FieldRule{"WARC-Warcinfo-ID", "qrvms", ""},
    FieldRule{"WARC-Payload-Digest", "rs", "qvm"},
    FieldRule{"WARC-Concurrent-To", "q", "rvsm"},
    FieldRule{"WARC-Filename", "i", ""},
    FieldRule{"WARC-Profile", "v", ""},
    FieldRule{"WARC-Refers-To", "", "vm"},
    FieldRule{"WARC-Refers-To-Target-URI", "", "v"},
    FieldRule{"WARC-Refers-To-Date", "", "v"},
    FieldRule{"WARC-IP-Address", "", "qrvms"},
    FieldRule{"WARC-Identified-Payload-Type", "", "qrvms"},
    FieldRule{"WARC-Truncated", "", "qrvms"},
    FieldRule{"WARC-Segment-Number", "", ""},
    FieldRule{"WARC-Segment-Origin-ID", "", ""},
    FieldRule{"WARC-Segment-Total-Length", "", ""},
};

bool has(const Record& record, std::string_view name) {
  return std::any_of(record.fields.begin(), record.fields.end(),
                     [&](const Field& field) { return iequals(field.name, name); });
}

std::string_view content_type(char type) {
  switch (type) {
  case 'i':
  case 'm':
    return "application/warc-fields";
  case 'q':
    return "application/http;msgtype=request";
  case 'r':
  case 'v':
    return "application/http;msgtype=response";
  default:
    return {};
  }
}

bool is_date(std::string_view text) {
  return text.size() >= 20 && text[10] == 'T' && text.ends_with('Z') && parse_instant(text);
}

bool is_id(std::string_view text) {
  return text.starts_with("<urn:uuid:") && text.ends_with('>') && text.size() == 47;
}

void check_digest(std::vector<std::string>& faults, const Record& record, std::string_view field,
                  std::string_view bytes) {
  const auto said = record.field(field);
  if (!said.empty() && said != "sha256:" + sha256_hex(bytes))
    faults.push_back(fmt::format("the {} has not the digest that its record says",
                                 field == "WARC-Block-Digest" ? "block" : "payload"));
}

void check_payload(std::vector<std::string>& faults, const Record& record, char type) {
  if (type == 's' || type == 'm') check_digest(faults, record, "WARC-Payload-Digest", record.block);
  if (type != 'r') return; // a revisit's payload lies elsewhere
  const auto message = read_http(record.block);
  check_digest(faults, record, "WARC-Payload-Digest", payload_of(message));
  if (message.status() == 0)
    faults.emplace_back("the block does not begin with an HTTP status line");
  const auto declared = message.declared_length();
  if (declared && *declared != message.body.size() && record.field("WARC-Truncated").empty())
    faults.push_back(fmt::format("the body has {} bytes, its Content-Length says {}",
                                 message.body.size(), *declared));
}

} // namespace

std::vector<std::string> faults_of(const Record& record, std::string_view file,
                                   std::string_view warcinfo_id) {
  std::vector<std::string> faults;
  const char type = letter_of(record.type());
  if (type == 0)
    return {fmt::format("records of the type \"{}\" are not written here",
                        for_terminal(record.type()))};
  for (const auto& rule : rules) {
    const bool there = has(record, rule.name);
    const bool must = rule.must.find(type) != std::string_view::npos;
    const bool may = rule.may.find(type) != std::string_view::npos;
    if (must && !there) faults.push_back(fmt::format("the field {} is missing", rule.name));
    if (there && !must && !may)
      faults.push_back(
          fmt::format("a {} record must not have the field {}", record.type(), rule.name));
  }
  const auto expected = content_type(type);
  if (record.field("Content-Type").empty() ||
      (!expected.empty() && record.field("Content-Type") != expected))
    faults.emplace_back("the Content-Type is not that of its type");
  if (!is_date(record.field("WARC-Date"))) faults.emplace_back("the WARC-Date is no date");
  if (!is_id(record.id())) faults.emplace_back("the WARC-Record-ID is no urn:uuid");
  if (type == 'i' && record.field("WARC-Filename") != file)
    faults.push_back(
        fmt::format("it was written for the file {}", for_terminal(record.field("WARC-Filename"))));
  if (type != 'i' && record.field("WARC-Warcinfo-ID") != warcinfo_id)
    faults.emplace_back("it names another warcinfo than the one before it");
  check_digest(faults, record, "WARC-Block-Digest", record.block);
  check_payload(faults, record, type);
  return faults;
}

} // namespace sidestep::archive::warc
