// Parts are put behind one another while they fit, the weightiest first: a line
// that wraps could not be replaced.
#include "common/output/progress.hpp"

#include "common/text.hpp"

#include <fmt/format.h>
#include <vector>

namespace sidestep {

namespace {

constexpr double settled_rate = 5; // seconds; before them a rate says nothing
constexpr std::chrono::milliseconds between{200};

std::string time_left(double seconds) {
  if (seconds < 90) return fmt::format("{:.0f} seconds left", seconds);
  if (seconds < 90 * 60) return fmt::format("{:.0f} minutes left", seconds / 60);
  if (seconds < 48 * 3600) return fmt::format("{:.0f} hours left", seconds / 3600);
  return fmt::format("{:.0f} days left", seconds / 86400);
}

std::string rate_text(double a_second) {
  if (a_second >= 2) return fmt::format("{:.0f} a second", a_second);
  if (a_second * 60 >= 1) return fmt::format("{:.0f} a minute", a_second * 60);
  return fmt::format("{:.0f} an hour", a_second * 3600);
}

void add_count(std::vector<std::string>& parts, long n, std::string_view word) {
  if (n >= 0) parts.push_back(fmt::format("{} {}", grouped(static_cast<std::size_t>(n)), word));
}

} // namespace

std::string progress_line(const Progress& progress, double seconds, std::size_t columns) {
  std::vector<std::string> parts;
  parts.push_back(progress.all >= 0
                      ? fmt::format("{}: {} of {}", progress.doing,
                                    grouped(static_cast<std::size_t>(progress.done)),
                                    counted(static_cast<std::size_t>(progress.all), "thread"))
                      : fmt::format("{}: {}", progress.doing,
                                    counted(static_cast<std::size_t>(progress.done), "thread")));
  const double rate = seconds > 0 ? static_cast<double>(progress.done) / seconds : 0;
  const bool rate_known = seconds >= settled_rate && progress.done > 0;
  const auto left = static_cast<double>(progress.all - progress.done);
  if (progress.all > progress.done && rate_known)
    parts.push_back(time_left(left / rate));
  else if (progress.all > progress.done && progress.seconds_each)
    parts.push_back(time_left(left * *progress.seconds_each));
  add_count(parts, progress.fresh, "new");
  add_count(parts, progress.changed, "changed");
  if (progress.blocked > 0) add_count(parts, progress.blocked, "blocked");
  add_count(parts, progress.found, "found");
  if (rate_known) parts.push_back(rate_text(rate));
  std::string line;
  for (const std::string& part : parts) {
    const std::string more = (line.empty() ? "" : ", ") + part;
    if (line.size() + more.size() >= columns) break;
    line += more;
  }
  return line;
}

bool ProgressLine::is_due() const {
  return !quiet_ && err_.is_terminal && (!last_ || Clock::now() - *last_ >= between);
}

void ProgressLine::show(const Progress& progress) {
  if (!is_due()) return;
  const auto at = Clock::now();
  last_ = at;
  const double seconds = std::chrono::duration<double>(at - begun_).count();
  err_.write("\r\x1b[K" + progress_line(progress, seconds, err_.columns));
  shown_ = true;
}

void ProgressLine::clear() {
  if (shown_) err_.write("\r\x1b[K");
  shown_ = false;
}

} // namespace sidestep
