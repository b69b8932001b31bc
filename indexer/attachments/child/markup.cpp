// See markup.hpp.
#include "indexer/attachments/child/markup.hpp"

#include <charconv>

namespace sidestep::indexer {
namespace {

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace

Result<void> parse_xml(pugi::xml_document& into, std::string_view bytes) {
  // No office writes a DOCTYPE; what has one is made to unfold to gigabytes.
  if (bytes.substr(0, 65536).find("<!DOCTYPE") != std::string_view::npos)
    return fail(Code::source, "its XML has a DOCTYPE, which no office file needs");
  // Blanks between two words may be a run of their own.
  const pugi::xml_parse_result parsed = into.load_buffer(
      bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (parsed.status == pugi::status_out_of_memory)
    return fail(Code::source, "its XML takes more memory than is given to one file");
  if (!parsed) return fail(Code::source, "damaged XML: {}", parsed.description());
  return {};
}

std::string_view local(const pugi::xml_node& node) { return without_prefix(node.name()); }

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& one : node.attributes())
    if (without_prefix(one.name()) == name) return one.value();
  return {};
}

std::size_t number_of(std::string_view text, std::size_t otherwise) {
  std::size_t value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void walk_xml(const pugi::xml_node& from, const std::function<bool(const pugi::xml_node&)>& enter,
              const std::function<void(const pugi::xml_node&)>& leave) {
  pugi::xml_node at = from;
  bool down = enter(at);
  if (!down) return;
  for (;;) {
    pugi::xml_node next = down ? at.first_child() : pugi::xml_node{};
    while (!next) {
      if (down) leave(at);
      if (at == from) return;
      next = at.next_sibling();
      if (next) break;
      at = at.parent();
      down = true;
    }
    at = next;
    down = enter(at);
  }
}

pugi::xml_node first_named(const pugi::xml_node& from, std::string_view name) {
  pugi::xml_node found;
  walk_xml(
      from,
      [&](const pugi::xml_node& node) {
        if (!found && local(node) == name) found = node;
        return !found;
      },
      [](const pugi::xml_node&) {});
  return found;
}

} // namespace sidestep::indexer
