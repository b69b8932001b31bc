// For each address the different payloads, newest first: a capture that brought
// the same bytes again changes nothing, one that brought older ones back does.
#include "indexer/verbs/signature.hpp"

#include "archive/entry.hpp"
#include "common/digest.hpp"
#include "indexer/store/schema.hpp"
#include "indexer/verbs/gather.hpp"
#include "indexer/version.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace sidestep::indexer {
namespace {

constexpr std::size_t half = 32; // hex digits of each

} // namespace

std::string signature_of(const std::vector<archive::CaptureRow>& captures,
                         const sites::Source& source, std::string_view lexicon) {
  std::vector<const archive::CaptureRow*> rows;
  for (const archive::CaptureRow& row : captures)
    if (is_good(row)) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
    return a->at != b->at ? a->at > b->at : a->id > b->id;
  });
  std::map<std::string, std::string> payloads; // by address
  std::set<std::string> seen;
  for (const archive::CaptureRow* row : rows) {
    const std::string one = fmt::format(" {} {} {}", archive::name(row->label.role), row->digest,
                                        row->is_private ? "private" : "");
    if (seen.insert(row->url + one).second) payloads[row->url] += one;
  }
  std::string text =
      fmt::format("{} {} {}", parser_version, store::schema_version, source.timezone);
  for (const auto& [url, digests] : payloads)
    text += "\n" + url + digests;
  const std::string over = fmt::format("{} {} {}", finder_version, lexicon, source.jurisdiction);
  return sha256_hex(text).substr(0, half) + sha256_hex(over).substr(0, half);
}

std::string_view text_half(std::string_view signature) { return signature.substr(0, half); }

} // namespace sidestep::indexer
