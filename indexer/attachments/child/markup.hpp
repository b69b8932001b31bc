// XML of office files: parsing within limits, and one walk that every format
// shares. A document that defines entities is refused, and the walk
// keeps no stack of its own in the machine's: depth is a number to it.
#pragma once

#include "common/result.hpp"

#include <pugixml.hpp>

#include <cstddef>
#include <functional>
#include <string_view>

namespace sidestep::indexer {

// Error (source): no XML, or too much of it for the memory there is.
Result<void> parse_xml(pugi::xml_document& into, std::string_view bytes);

// An element's name without its prefix: "w:p" is "p".
std::string_view local(const pugi::xml_node& node);
// The attribute of that local name; "" when absent.
std::string_view attribute_of(const pugi::xml_node& node, std::string_view name);
// The number that `text` begins with; `otherwise` when there is none.
std::size_t number_of(std::string_view text, std::size_t otherwise);

// Every element under `from`, in the document's order. `enter` says whether to
// go into it; `leave` is called for those alone.
void walk_xml(const pugi::xml_node& from, const std::function<bool(const pugi::xml_node&)>& enter,
              const std::function<void(const pugi::xml_node&)>& leave);
pugi::xml_node first_named(const pugi::xml_node& from, std::string_view name);

} // namespace sidestep::indexer
