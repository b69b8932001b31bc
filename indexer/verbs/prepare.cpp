// The cheapest way that comes to the same: nothing, what moves with time, the
// stored text, the WARC files.
#include "indexer/verbs/prepare.hpp"

#include "indexer/attachments/extract.hpp"
#include "indexer/verbs/signature.hpp"
#include "indexer/verbs/stored.hpp"
#include "sites/alaveteli_json.hpp"
#include "sites/id.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace sidestep::indexer {
namespace {

using archive::CaptureRow;
using archive::Role;
using Captures = std::vector<CaptureRow>;

constexpr std::size_t largest_record = 64U << 20U;

std::string id_of(const sites::Source& source, const std::string& name) {
  return sites::Id{source.name, name, ""}.text();
}

// The site's number, by the newest record among the captures.
Result<std::int64_t> number_of(const archive::Reader& reader, const Captures& captures) {
  for (const CaptureRow* row : newest_first(captures, Role::data)) {
    auto bytes = reader.payload(*row, largest_record);
    if (!bytes && bytes.error().code == Code::archive) return tl::unexpected(bytes.error());
    if (!bytes) continue;
    if (const auto data = sites::read_request_json(*bytes)) return data->id;
  }
  return 0;
}

// A redirect that leads from one thread to another is a fault of the site: only
// names whose records give the same number, or none, are one thread's.
struct One {
  std::vector<std::string> names{};
  Captures captures{};
};
Result<One> one_thread(const archive::Reader& reader, const sites::Source& source,
                       const std::vector<std::string>& names) {
  One one;
  std::int64_t number = 0;
  for (const std::string& name : names) {
    TRY_ASSIGN(Captures captures, reader.captures(source.name, name));
    if (names.size() > 1 && source.platform == sites::Platform::alaveteli) {
      TRY_ASSIGN(const std::int64_t own, number_of(reader, captures));
      if (own != 0 && number != 0 && own != number) continue;
      if (own != 0) number = own;
    }
    one.names.push_back(name);
    std::move(captures.begin(), captures.end(), std::back_inserter(one.captures));
  }
  std::sort(one.captures.begin(), one.captures.end(),
            [](const CaptureRow& a, const CaptureRow& b) { return a.id < b.id; });
  return one;
}

const archive::Judged* judged(const archive::Withdrawn& withdrawn, const sites::Source& source,
                              const One& one) {
  for (const std::string& name : one.names)
    if (const auto* found = withdrawn.against(source.name, name, one.captures)) return found;
  return nullptr;
}

// Files of the thread that are not shown: the cache is not to keep their text.
void forget_hidden(const std::filesystem::path& cache, const Captures& captures,
                   const store::ThreadEntry* shown) {
  std::set<std::string_view> kept;
  if (shown != nullptr)
    for (const MessageRecord& message : shown->messages)
      kept.insert(message.proof.sha256);
  for (const CaptureRow& row : captures)
    if (row.label.role == Role::attachment && is_good(row) && !kept.contains(row.digest))
      forget_cached(cache, row.digest);
}

// The entry that the index has of the thread, under whichever name.
struct Held {
  std::string id{};
  std::string signature{};
};
Result<Held> held_of(const store::Known& known, const sites::Source& source,
                     const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    TRY_ASSIGN(std::string signature, known.signature(id_of(source, name)));
    if (!signature.empty()) return Held{id_of(source, name), std::move(signature)};
  }
  return Held{};
}

std::int64_t number_in(const ThreadRecord& thread) {
  for (const std::string& name : thread.other_names)
    if (!name.empty() && name.find_first_not_of("0123456789") == std::string::npos)
      return std::stoll(name.substr(0, 18));
  return 0;
}

// By the text that the index holds; nothing when it takes the WARC files.
Result<std::optional<Prepared>> from_stored(const Bench& bench, const store::Known& known,
                                            const sites::Source& source, const One& one,
                                            const Held& held, const std::string& signature) {
  if (held.id.empty() || text_half(held.signature) != text_half(signature))
    return std::optional<Prepared>{};
  TRY_ASSIGN(auto stored, known.entry(held.id));
  if (!stored) return std::optional<Prepared>{};
  const auto gathered = gathered_from(*stored, source, one.captures);
  if (!gathered) return std::optional<Prepared>{};
  Prepared prepared;
  prepared.same_text = held.signature == signature;
  prepared.what = Prepared::What::put;
  prepared.entry =
      entry_of(*gathered, source, bench.readers, prepared.same_text ? &*stored : nullptr);
  prepared.id = prepared.entry.thread.id;
  prepared.number = number_in(prepared.entry.thread);
  prepared.entry.thread.cited_by = bench.citing.of(source.name, one.names);
  const bool moved = prepared.entry.thread.cited_by != stored->thread.cited_by ||
                     prepared.entry.thread.as_of != stored->thread.as_of ||
                     prepared.entry.thread.flags != stored->thread.flags ||
                     prepared.entry.thread.proof.captured != stored->thread.proof.captured;
  if (prepared.same_text && !moved) prepared.what = Prepared::What::same;
  return std::optional<Prepared>(std::move(prepared));
}

Result<Prepared> from_archive(const Bench& bench, const sites::Source& source, const One& one) {
  Prepared prepared;
  auto gathered = gather(bench.reader, source, one.captures);
  if (!gathered && gathered.error().code == Code::archive) return tl::unexpected(gathered.error());
  if (!gathered) {
    prepared.what = Prepared::What::unread;
    prepared.why = gathered.error().message;
    return prepared;
  }
  if (!*gathered) return prepared;
  Gathered& found = **gathered;
  TRY(read_attachments(bench.reader, bench.cache, one.captures, found.thread));
  for (const std::string& name : one.names)
    if (name != found.thread.name) found.other_names.push_back(name);
  if (found.thread.number != 0 && std::to_string(found.thread.number) != found.thread.name)
    found.other_names.push_back(std::to_string(found.thread.number));
  prepared.what = Prepared::What::put;
  prepared.missing = std::move(found.missing);
  prepared.number = source.platform == sites::Platform::alaveteli ? found.thread.number : 0;
  prepared.entry = entry_of(found, source, bench.readers);
  prepared.entry.thread.cited_by = bench.citing.of(source.name, one.names);
  prepared.id = prepared.entry.thread.id;
  return prepared;
}

} // namespace

Result<Prepared> prepare(const Bench& bench, const store::Known& known, const sites::Source& source,
                         const std::vector<std::string>& names) {
  TRY_ASSIGN(const One one, one_thread(bench.reader, source, names));
  if (const auto* word = judged(bench.withdrawn, source, one)) {
    Prepared prepared;
    prepared.what = Prepared::What::withdrawn;
    prepared.id = id_of(source, one.names.front());
    prepared.names = one.names;
    prepared.status = word->status;
    prepared.since = iso(word->at).substr(0, 10);
    forget_hidden(bench.cache, one.captures, nullptr);
    return prepared;
  }
  const std::string signature = signature_of(one.captures, source, bench.lexicon);
  TRY_ASSIGN(const Held held, held_of(known, source, one.names));
  TRY_ASSIGN(auto quick, from_stored(bench, known, source, one, held, signature));
  if (quick) {
    quick->names = one.names;
    quick->entry.signature = signature;
    return std::move(*quick);
  }
  TRY_ASSIGN(Prepared prepared, from_archive(bench, source, one));
  prepared.names = one.names;
  if (prepared.id.empty()) prepared.id = id_of(source, one.names.front());
  prepared.entry.signature = signature;
  if (prepared.what == Prepared::What::put)
    forget_hidden(bench.cache, one.captures, &prepared.entry);
  return prepared;
}

} // namespace sidestep::indexer
