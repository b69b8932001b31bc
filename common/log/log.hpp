// The log of the verbs that work unattended (crawl, index, nightly): one
// JSON object a line, through spdlog, in log/VERB.jsonl of the archive, rotated.
// It is for the people who look after a machine; `status` is for the rest. What
// keys mean: docs/nightly.md. No secret is written: addresses go through
// safe_url(), headers and bodies are never handed over. A log that cannot be
// written stops nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace sidestep {

using LogValue = std::variant<std::string, std::int64_t>;
using LogFields = std::initializer_list<std::pair<std::string_view, LogValue>>;

class Log {
public:
  Log() = default; // writes nowhere
  // In the archive's log/; where that cannot be written, in
  // $XDG_STATE_HOME/sidestep/log/. The archive's folder must be there.
  static Log open(const std::filesystem::path& archive, std::string_view verb);

  // `event` is one of the words in docs/nightly.md: "request", "thread", ...
  void info(std::string_view event, LogFields fields) const { write("info", event, fields); }
  void warning(std::string_view event, LogFields fields) const { write("warning", event, fields); }
  void error(std::string_view event, LogFields fields) const { write("error", event, fields); }

  // Where it is written; "" when nowhere.
  const std::filesystem::path& file() const { return file_; }

private:
  struct Sink;
  void write(std::string_view level, std::string_view event, LogFields fields) const;

  std::shared_ptr<Sink> sink_{};
  std::filesystem::path file_{};
  std::string verb_{};
};

// The address without what may be a secret: share links (/r/TOKEN), signed ids
// of waiting attachments, parameters that carry keys; and without a fragment.
std::string safe_url(std::string_view url);

} // namespace sidestep
