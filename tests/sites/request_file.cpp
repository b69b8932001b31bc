// The plain-text form of one request: header lines, then a block a message,
// begun by "%% KIND ID DATE TIME", with its own header lines, an empty line and
// the text. See data/sample/README.md.
#include "tests/sites/sample.hpp"

#include <charconv>
#include <fstream>
#include <sstream>

namespace sidestep::sample {
namespace {

namespace fs = std::filesystem;

struct Place {
  fs::path file;
  int line = 0;
};

tl::unexpected<Error> wrong(const Place& at, std::string_view what) {
  return fail(Code::config, "{}:{}: {}", at.file.string(), at.line, what);
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::pair<std::string_view, std::string_view> key_value(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return {"", line};
  return {trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))};
}

Result<std::int64_t> number(const Place& at, std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size())
    return wrong(at, "not a number: " + std::string(text));
  return out;
}

Result<LocalTime> moment(const Place& at, std::string_view text) {
  // "2026-03-18 09:12"
  constexpr std::string_view form = "dddd-dd-dd dd:dd";
  bool good = text.size() == form.size();
  for (std::size_t i = 0; good && i < form.size(); ++i)
    good = form[i] == 'd' ? text[i] >= '0' && text[i] <= '9' : text[i] == form[i];
  if (!good)
    return wrong(at, "expected a time such as 2026-03-18 09:12, found " + std::string(text));
  return std::string(text.substr(0, 10)) + "T" + std::string(text.substr(11)) + ":00";
}

// "3 | Shown Name.pdf | file.pdf | hidden waits"
Result<File> attachment(const Place& at, std::string_view value, const fs::path& files) {
  std::vector<std::string> cells;
  std::istringstream in{std::string(value)};
  for (std::string cell; std::getline(in, cell, '|');)
    cells.emplace_back(trimmed(cell));
  if (cells.size() < 3) return wrong(at, "expected: attach: PART | NAME | FILE [| hidden waits]");
  File out;
  TRY_ASSIGN(const auto part, number(at, cells[0]));
  out.part = static_cast<int>(part);
  out.name = cells[1];
  std::ifstream bytes(files / cells[2], std::ios::binary);
  if (!bytes) return wrong(at, "no file " + (files / cells[2]).string());
  std::ostringstream all;
  all << bytes.rdbuf();
  out.bytes = std::move(all).str();
  if (cells.size() > 3) {
    out.hidden = cells[3].find("hidden") != std::string::npos;
    out.waits = cells[3].find("waits") != std::string::npos;
  }
  return out;
}

Result<void> request_header(const Place& at, std::string_view line, Request& out) {
  const auto [key, value] = key_value(line);
  if (key == "id") {
    TRY_ASSIGN(out.id, number(at, value));
  } else if (key == "title")
    out.title = value;
  else if (key == "body")
    out.body = value;
  else if (key == "requester") {
    out.requester = value;
    out.requester_slug = url_name(value);
  } else if (key == "state")
    out.state = value;
  else if (key == "status")
    out.status = value;
  else if (key == "due")
    out.due = std::string(value) + "T00:00:00";
  else if (key == "law")
    out.law = value;
  else if (key == "prominence")
    out.prominence = value;
  else if (key == "note")
    out.note = value;
  else if (key == "closed")
    out.closed = value;
  else if (key == "unclassified")
    out.awaiting_description = value == "yes";
  else if (key == "tags")
    out.tags = read_tags(value);
  else
    return wrong(at, "unknown header: " + std::string(line));
  return {};
}

Result<void> message_header(const Place& at, std::string_view line, const fs::path& files,
                            Message& out) {
  const auto [key, value] = key_value(line);
  if (key == "from")
    out.from = value;
  else if (key == "subject")
    out.subject = value;
  else if (key == "state")
    out.state = value;
  else if (key == "prominence")
    out.prominence = value;
  else if (key == "sent") {
    TRY_ASSIGN(out.sent, moment(at, value));
  } else if (key == "attach") {
    TRY_ASSIGN(auto file, attachment(at, value, files));
    out.files.push_back(std::move(file));
  } else
    return wrong(at, "unknown message header: " + std::string(line));
  return {};
}

// "%% response 1038 2026-03-18 11:02"; "-" for an event without a message.
Result<Message> message_start(const Place& at, std::string_view line) {
  std::istringstream in{std::string(line.substr(2))};
  Message out;
  std::string id, day, time;
  in >> out.kind >> id >> day >> time;
  if (id != "-") {
    TRY_ASSIGN(out.id, number(at, id));
  }
  TRY_ASSIGN(out.at, moment(at, day + " " + time));
  return out;
}

void finish(Message& message) {
  const auto last = message.text.find_last_not_of('\n');
  message.text.erase(last == std::string::npos ? 0 : last + 1);
}

} // namespace

Result<Request> read_request(std::string_view text, const fs::path& file, const fs::path& files) {
  Request out;
  out.slug = file.stem().string();
  Place at{file, 0};
  bool in_text = false;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) {
    ++at.line;
    if (line.starts_with("%% ")) {
      if (!out.messages.empty()) finish(out.messages.back());
      TRY_ASSIGN(auto message, message_start(at, line));
      message.event = out.id * 100 + static_cast<std::int64_t>(out.messages.size()) + 1;
      out.messages.push_back(std::move(message));
      in_text = false;
    } else if (out.messages.empty()) {
      if (!trimmed(line).empty() && line[0] != '#') TRY(request_header(at, line, out));
    } else if (in_text) {
      out.messages.back().text += line + "\n";
    } else if (trimmed(line).empty()) {
      in_text = true;
    } else {
      TRY(message_header(at, line, files, out.messages.back()));
    }
  }
  if (!out.messages.empty()) finish(out.messages.back());
  if (out.id == 0 || out.title.empty() || out.body.empty() || out.messages.empty())
    return wrong(at, "a request needs id, title, body and at least one message");
  for (std::size_t i = 1; i < out.messages.size(); ++i)
    if (out.messages[i].at < out.messages[i - 1].at)
      return wrong(at, "messages are not in order of time: " + out.messages[i].at);
  return out;
}

} // namespace sidestep::sample
