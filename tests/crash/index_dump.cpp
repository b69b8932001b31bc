// Prints what an index holds, a line a document, sorted: id, then a digest each
// of its terms with their positions, its values and its data. Two indexes hold
// the same when this prints the same, however their documents are numbered.
#include "common/digest.hpp"
#include "indexer/store/reader.hpp"
#include "indexer/store/schema.hpp"
#include "indexer/store/shards.hpp"

#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <set>
#include <string>

using namespace sidestep;
namespace store = indexer::store;

namespace {

std::string line_of(const Xapian::Database& db, Xapian::docid id) {
  const Xapian::Document document = db.get_document(id);
  std::string terms;
  std::string name;
  for (auto term = db.termlist_begin(id); term != db.termlist_end(id); ++term) {
    if ((*term).starts_with(store::prefix::id)) name = *term;
    terms += fmt::format("{} {}", *term, term.get_wdf());
    for (auto at = db.positionlist_begin(id, *term); at != db.positionlist_end(id, *term); ++at)
      terms += fmt::format(" {}", *at);
    terms += '\n';
  }
  std::string values;
  for (auto value = document.values_begin(); value != document.values_end(); ++value)
    values += fmt::format("{}={}\n", value.get_valueno(), *value);
  return fmt::format("{} {:.16} {:.16} {:.16}", name, sha256_hex(terms), sha256_hex(values),
                     sha256_hex(document.get_data()));
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("index_dump INDEX\n", stderr);
    return 2;
  }
  const auto lines =
      store::with_reader(std::filesystem::path(argv[1]),
                         [](const Xapian::Database& db) -> Result<std::multiset<std::string>> {
                           std::multiset<std::string> out;
                           const store::Moving moving(db);
                           for (auto at = db.postlist_begin(""); at != db.postlist_end(""); ++at)
                             if (!moving.leaves_out(*at)) out.insert(line_of(db, *at));
                           return out;
                         });
  if (!lines) {
    std::fprintf(stderr, "%s\n", lines.error().message.c_str());
    return 1;
  }
  for (const std::string& line : *lines)
    std::puts(line.c_str());
  return 0;
}
