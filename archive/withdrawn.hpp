// Which threads stand withdrawn: the newest verdict on a thread, unless the
// site showed it again later. Crawler, indexer and `status` ask here, so that
// they cannot differ.
#pragma once

#include "archive/verdict.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidestep::archive {

class Withdrawn {
public:
  Withdrawn() = default;
  explicit Withdrawn(const std::vector<Verdict>& verdicts);

  // The judgement that stands against a thread, given its captures; null when
  // none does.
  const Judged* against(std::string_view source, std::string_view thread,
                        const std::vector<CaptureRow>& captures) const;
  // (source, thread) of all that were ever judged withdrawn by a verdict of id > after.
  std::vector<std::pair<std::string, std::string>> judged_after(std::int64_t after) const;

private:
  struct Standing {
    Judged judged{};
    std::int64_t verdict = 0; // its id
  };
  std::map<std::pair<std::string, std::string>, Standing> newest_{};
};

} // namespace sidestep::archive
