// The time of the answer decides, then archive order: an older page that is
// imported later does not bring a thread back, and neither does what is seen
// only by somebody signed in.
#include "archive/withdrawn.hpp"

#include <algorithm>

namespace sidestep::archive {
namespace {

bool shows_thread(const CaptureRow& row) {
  const bool text = row.label.role == Role::page || row.label.role == Role::data;
  return text && (row.status == 200 || row.status == 304) && !row.is_private;
}

} // namespace

Withdrawn::Withdrawn(const std::vector<Verdict>& verdicts) {
  for (const Verdict& verdict : verdicts) {
    if (verdict.vetoed) continue;
    for (const Judged& judged : verdict.threads) {
      Standing& newest = newest_[{verdict.source, judged.thread}];
      if (newest.verdict == 0 || judged.at >= newest.judged.at) newest = {judged, verdict.row.id};
    }
  }
}

const Judged* Withdrawn::against(std::string_view source, std::string_view thread,
                                 const std::vector<CaptureRow>& captures) const {
  const auto found = newest_.find({std::string(source), std::string(thread)});
  if (found == newest_.end()) return nullptr;
  const auto& [judged, verdict] = found->second;
  const bool again = std::any_of(captures.begin(), captures.end(), [&](const CaptureRow& row) {
    return shows_thread(row) && (row.at > judged.at || (row.at == judged.at && row.id > verdict));
  });
  return again ? nullptr : &judged;
}

std::vector<std::pair<std::string, std::string>> Withdrawn::judged_after(std::int64_t after) const {
  std::vector<std::pair<std::string, std::string>> names;
  for (const auto& [name, standing] : newest_)
    if (standing.verdict > after) names.push_back(name);
  return names;
}

} // namespace sidestep::archive
