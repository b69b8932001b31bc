// Facets in each format. A value from outside is made safe for where it goes.
#include "query/output/facets.hpp"

#include "common/model/json.hpp"
#include "common/text.hpp"
#include "query/output/csv.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sidestep::query {

std::string facet_text(const Facet& facet, std::size_t all, const Terminal& terminal) {
  std::string out = terminal.paint(facet.field, Hue::plain, true) + "\n";
  for (const FacetValue& each : facet.values)
    out += fmt::format("{:>8}  {}\n", each.count, for_terminal(each.value));
  if (facet.values.empty()) out += "          none\n";
  if (all > facet.values.size())
    out += fmt::format("          and {} more; --limit N prints more\n", all - facet.values.size());
  return out;
}

std::string facet_lines(const Facet& facet) {
  std::string out;
  for (const FacetValue& each : facet.values) {
    nlohmann::ordered_json line = nlohmann::ordered_json::object();
    line["schema"] = "sidestep.facets/1";
    line["field"] = facet.field;
    line["value"] = each.value;
    line["count"] = each.count;
    out += line_of(line) + "\n";
  }
  return out;
}

std::string facet_csv(const Facet& facet, bool with_head) {
  std::string out = with_head ? csv_line({"field", "value", "count"}) : "";
  for (const FacetValue& each : facet.values)
    out += csv_line({facet.field, each.value, std::to_string(each.count)});
  return out;
}

} // namespace sidestep::query
