// Documents are read one at a time and let go: an index is larger than memory.
#include "keeper/index_facts.hpp"

#include "common/model/json.hpp"
#include "indexer/store/reader.hpp"
#include "indexer/store/schema.hpp"
#include "indexer/store/stub.hpp"

#include <charconv>
#include <fmt/format.h>
#include <system_error>
#include <unordered_map>
#include <xapian.h>

namespace sidestep::keeper {
namespace {

namespace store = indexer::store;

constexpr std::size_t listed_limit = 20;

using Captures = std::unordered_map<std::string, const archive::CaptureRow*>; // "file offset"

std::string key_of(const std::string& file, std::uint64_t offset) {
  return fmt::format("{} {}", file, offset);
}

// What is wrong with a proof; "" when it leads to its record.
std::string fault_of(const Proof& proof, const Captures& captures) {
  const auto found = captures.find(key_of(proof.warc, proof.offset));
  if (found == captures.end())
    return fmt::format("no capture lies in {} at {}", proof.warc, proof.offset);
  const auto& row = *found->second;
  if (row.digest != proof.sha256)
    return fmt::format("its sha256 is {}, the archive holds {}", proof.sha256, row.digest);
  if (iso(row.at) != proof.captured)
    return fmt::format("it says captured {}, the archive says {}", proof.captured, iso(row.at));
  return {};
}

void check_document(Proofs& proofs, const std::string& data, const Captures& captures) {
  const auto message = message_from(data);
  if (message && message->proof.warc.empty()) return; // nothing was captured: no proof is claimed
  ++proofs.checked;
  const std::string what = message ? fault_of(message->proof, captures) : message.error().message;
  if (what.empty()) return;
  ++proofs.wrong;
  if (proofs.listed.size() < listed_limit)
    proofs.listed.push_back({message ? message->id : "a message", what});
}

} // namespace

IndexFacts index_facts(const std::filesystem::path& index_dir) {
  IndexFacts facts;
  std::error_code ignored;
  if (!std::filesystem::exists(store::stub_file(index_dir), ignored)) return facts;
  auto read =
      store::with_reader(index_dir, [](const Xapian::Database& database) -> Result<IndexFacts> {
        IndexFacts found{.state = IndexState::ready};
        const auto value = [&](std::string_view key) {
          return database.get_metadata(std::string(key));
        };
        found.version = value(store::metadata::schema);
        found.lexicon = value(store::metadata::lexicon);
        found.messages = database.get_termfreq(std::string(store::message_marker));
        found.threads = database.get_termfreq(std::string(store::thread_marker));
        const auto last = value(store::metadata::last_capture);
        std::from_chars(last.data(), last.data() + last.size(), found.last_capture);
        return found;
      });
  if (read) return *read;
  facts.state = IndexState::unusable;
  facts.trouble = read.error();
  return facts;
}

Result<Proofs> check_proofs(const std::filesystem::path& index_dir,
                            const std::vector<archive::CaptureRow>& captures,
                            const std::string& only) {
  Captures places;
  for (const auto& row : captures)
    places.emplace(key_of(row.place.file, row.place.offset), &row);
  return store::with_reader(index_dir, [&](const Xapian::Database& database) -> Result<Proofs> {
    Proofs proofs;
    const auto term = only.empty() ? std::string(store::message_marker)
                                   : store::term_of(store::prefix::thread, only);
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
      const auto document = database.get_document(*at);
      auto marker = document.termlist_begin();
      marker.skip_to(std::string(store::message_marker));
      if (marker != document.termlist_end() && *marker == store::message_marker)
        check_document(proofs, document.get_data(), places);
    }
    return proofs;
  });
}

} // namespace sidestep::keeper
