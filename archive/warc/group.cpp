// One reading of a group serves the writer, recovery, rebuilding and verify:
// so what the catalogue says cannot differ from what the records say, unless
// one of them was changed.
#include "archive/warc/group.hpp"

#include "archive/warc/http.hpp"
#include "common/digest.hpp"
#include "common/text.hpp"

#include <algorithm>

namespace sidestep::archive::warc {
namespace {

bool is_capture(std::string_view type) {
  return type == "response" || type == "revisit" || type == "resource";
}

// A metadata record that is beside nothing speaks for itself.
bool is_statement(const Record& record) {
  return record.type() == "metadata" && record.field("WARC-Concurrent-To").empty();
}

const Located* find_main(const std::vector<Located>& records) {
  const auto found = std::find_if(records.begin(), records.end(), [](const Located& located) {
    return is_capture(located.record.type()) || is_statement(located.record);
  });
  return found == records.end() ? nullptr : &*found;
}

// What is wrong with `record` as the next one of the group; "" when nothing.
std::string misplaced(const std::vector<Located>& group, const Record& record) {
  const auto type = record.type();
  const auto last = group.empty() ? std::string_view("warcinfo") : group.back().record.type();
  if (type == "warcinfo" && group.empty()) return {};
  if (type == "request" && last == "warcinfo") return {};
  if (is_capture(type) && (last == "warcinfo" || last == "request")) return {};
  if (is_statement(record) && last == "warcinfo") return {};
  if (type == "metadata" && !is_statement(record) && is_capture(last)) return {};
  return "a " + for_terminal(type) +
         " record stands where it does not belong; one before it is missing or was moved";
}

// The records of one capture name its main record: "" when they do.
std::string unlinked(const std::vector<Located>& group) {
  const Located* main = find_main(group);
  for (const auto& [offset, length, record] : group)
    if ((record.type() == "request" || record.type() == "metadata") && &record != &main->record &&
        (record.field("WARC-Concurrent-To") != main->record.id() ||
         record.field("WARC-Target-URI") != main->record.field("WARC-Target-URI")))
      return "the " + std::string(record.type()) + " record beside it belongs to another capture";
  return {};
}

std::string value(const std::vector<Field>& fields, std::string_view name) {
  for (const auto& field : fields)
    if (field.name == name) return field.value;
  return {};
}

std::string sha256_of(std::string_view digest) {
  return digest.starts_with("sha256:") ? lower_ascii(digest.substr(7)) : std::string();
}

void read_label(const Record& metadata, Entry& entry) {
  const auto fields = parse_fields(metadata.block);
  Label& label = entry.row.label;
  label.source = value(fields, "source");
  label.thread = value(fields, "thread");
  label.message = value(fields, "message");
  label.role = role_named(value(fields, "role"));
  label.via = value(fields, "via");
  const auto basis = value(fields, "asOfBasis");
  entry.row.basis = basis.empty() ? "captured" : basis;
  entry.row.is_private = value(fields, "private") == "yes";
}

void read_http_row(const Record& main, CaptureRow& row) {
  const auto message = read_http(main.block);
  row.status = message.status();
  row.mime = media_type(one_line(message.field("Content-Type")));
  row.size = main.type() == "revisit" ? 0 : payload_of(message).size();
}

} // namespace

const Record& Group::main() const { return find_main(records)->record; }

ScannedGroup next_group(Scanner& scanner, std::uint64_t offset) {
  ScannedGroup result;
  result.offset = result.fault_at = offset;
  while (true) {
    auto scanned = scanner.next();
    result.fault_at = scanned.located.offset;
    if (scanned.ending != Ending::record) {
      result.ending = scanned.ending;
      result.fault = std::move(scanned.fault);
      // A file that ends between the records of a capture is as unfinished as
      // one that ends within a record.
      if (result.ending == Ending::end && !result.group.records.empty())
        result.ending = Ending::unfinished;
      return result;
    }
    result.fault = misplaced(result.group.records, scanned.located.record);
    const bool last = scanned.located.record.type() == "metadata";
    if (result.fault.empty()) {
      result.group.records.push_back(std::move(scanned.located));
      if (last) result.fault = unlinked(result.group.records);
    }
    if (!result.fault.empty()) {
      result.ending = Ending::broken;
      return result;
    }
    if (last) {
      result.ending = Ending::record;
      return result;
    }
  }
}

Result<Entry> entry_of(const Group& group, const std::string& file) {
  const Located& located = *find_main(group.records);
  const Record& main = located.record;
  Entry entry;
  entry.type = main.type();
  entry.record_id = main.id();
  entry.refers_to = main.field("WARC-Refers-To");
  entry.group_offset = group.offset();
  entry.group_length = group.end() - group.offset();
  CaptureRow& row = entry.row;
  row.url = main.field("WARC-Target-URI");
  row.digest = sha256_of(main.field("WARC-Payload-Digest"));
  row.place = {file, located.offset, located.length};
  const auto at = parse_instant(main.field("WARC-Date"));
  if (!at || row.url.empty() || entry.record_id.empty() ||
      (row.digest.empty() && entry.refers_to.empty()))
    return fail(Code::archive, "{} at {}: the record lacks its date, address, id or digest", file,
                located.offset);
  row.at = *at;
  if (entry.type == "resource") {
    row.status = 200;
    row.mime = media_type(main.field("Content-Type"));
    row.size = main.block.size();
    row.imported = true;
  } else if (entry.type == "metadata") {
    row.mime = media_type(main.field("Content-Type"));
    row.size = main.block.size();
  } else {
    read_http_row(main, row);
  }
  read_label(group.records.back().record, entry);
  return entry;
}

Result<Entry> digested_entry(const Group& group, const std::filesystem::path& file) {
  TRY_ASSIGN(auto entry, entry_of(group, file.filename().string()));
  TRY_ASSIGN(const auto bytes, read_range(file, entry.group_offset, entry.group_length));
  entry.group_digest = sha256_hex(bytes);
  return entry;
}

} // namespace sidestep::archive::warc
