// Values are named in the message: who edited a catalogue sees what to put back.
#include "archive/compare.hpp"

#include "archive/warc/check.hpp"
#include "common/text.hpp"

#include <array>
#include <fmt/format.h>

namespace sidestep::archive {
namespace {

struct Value {
  std::string_view name;
  std::string text;
};

std::array<Value, 22> values(const Entry& entry) {
  const CaptureRow& row = entry.row;
  const auto number = [](auto value) { return fmt::format("{}", value); };
  return {{{"record's id", entry.record_id},
           {"file", row.place.file},
           {"offset", number(row.place.offset)},
           {"length", number(row.place.length)},
           {"offset of the first record", number(entry.group_offset)},
           {"length of all records", number(entry.group_length)},
           {"type", entry.type},
           {"record referred to", entry.refers_to},
           {"address", row.url},
           {"source", row.label.source},
           {"thread", row.label.thread},
           {"message", row.label.message},
           {"role", std::string(name(row.label.role))},
           {"way here", row.label.via},
           {"status", number(row.status)},
           {"media type", row.mime},
           {"date", iso(row.at)},
           {"basis of the date", row.basis},
           {"digest", row.digest},
           {"size", number(row.size)},
           {"mark \"imported\"", row.imported ? "yes" : "no"},
           {"mark \"private\"", row.is_private ? "yes" : "no"}}};
}

std::string shown(const std::string& text) {
  return text.empty() ? "empty" : for_terminal(std::string_view(text).substr(0, 200));
}

} // namespace

std::string place_text(const std::string& file, std::uint64_t offset) {
  return fmt::format("{} at {}", file, offset);
}

std::string difference(const Entry& catalogue, const Entry& records) {
  const auto a = values(catalogue);
  const auto b = values(records);
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].text != b[i].text)
      return fmt::format("the {} is {} in the catalogue, {} in the WARC file", a[i].name,
                         shown(a[i].text), shown(b[i].text));
  if (catalogue.group_digest != records.group_digest)
    return "the bytes of its records are not those that were written (digest of the compressed "
           "bytes)";
  return {};
}

void check_records(const warc::Group& group, const std::string& file, std::string& warcinfo_id,
                   Verification& result) {
  for (const auto& [offset, length, record] : group.records) {
    ++result.records;
    if (warcinfo_id == unknown_warcinfo) warcinfo_id = group.main().field("WARC-Warcinfo-ID");
    if (record.type() == "warcinfo") warcinfo_id = record.id();
    for (auto& fault : warc::faults_of(record, file, warcinfo_id))
      result.add(place_text(file, offset),
                 fmt::format("{} record: {}", for_terminal(record.type()), fault));
  }
}

} // namespace sidestep::archive
