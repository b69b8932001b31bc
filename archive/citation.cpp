// A line a fact; each is made one line first, for all of it comes from outside.
#include "archive/citation.hpp"

#include "archive/entry.hpp"
#include "archive/warc/record.hpp"

#include <fmt/format.h>

namespace sidestep::archive {
namespace {

constexpr std::size_t most_links = 2000;

} // namespace

std::string citation_block(const Citation& citation) {
  std::string block = fmt::format("role: {}\r\n", name(Role::citation));
  const auto line = [&block](std::string_view key, std::string_view value) {
    const auto clean = warc::one_line(value);
    if (!clean.empty()) block += fmt::format("{}: {}\r\n", key, clean);
  };
  line("page", citation.url);
  line("title", citation.title);
  line("date", citation.date);
  for (const auto& link : citation.links)
    line("cites", link);
  return block;
}

Citation read_citation(std::string_view block) {
  Citation citation;
  for (const warc::Field& field : warc::parse_fields(block)) {
    if (field.name == "page") citation.url = field.value;
    if (field.name == "title") citation.title = field.value;
    if (field.name == "date") citation.date = field.value;
    if (field.name == "cites" && citation.links.size() < most_links)
      citation.links.push_back(field.value);
  }
  return citation;
}

std::string citation_url(std::string_view page) {
  return warc::header_url(fmt::format("urn:sidestep:citation:{}", page));
}

} // namespace sidestep::archive
