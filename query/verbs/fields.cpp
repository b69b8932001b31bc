// `fields`: what can be asked, and which values there are.
#include "common/model/json.hpp"
#include "common/text.hpp"
#include "query/search/values.hpp"
#include "query/verbs/common.hpp"
#include "query/verbs/verbs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace sidestep::query {
namespace {

namespace store = indexer::store;

std::string aliases_of(const store::FieldRow& row) {
  return row.aliases.empty() ? "" : fmt::format(" (also {})", fmt::join(row.aliases, ", "));
}

Result<Code> print_table(const Context& context) {
  std::string out;
  for (const store::FieldRow& row : store::fields()) {
    out +=
        context.out.paint(fmt::format("{}:", row.name), Hue::plain, true) + aliases_of(row) + "\n";
    out += wrap(row.description, context.out.columns, "    ") + "\n";
    out += fmt::format("    {}\n", row.example);
  }
  if (!context.out.write(out)) return output_failed();
  return Code::ok;
}

// The kept queries that begin so.
Result<Code> print_patterns(const Context& context, std::string_view beginning, bool json) {
  std::string out;
  for (const PatternSettings& pattern : context.config.patterns) {
    if (!pattern.name.starts_with(beginning)) continue;
    if (json)
      out += line_of(nlohmann::ordered_json{{"field", "pattern"},
                                            {"value", pattern.name},
                                            {"query", pattern.query},
                                            {"origin", pattern.origin}}) +
             "\n";
    else
      out += fmt::format("{:<14}  {}\n", for_terminal(pattern.name), for_terminal(pattern.query));
  }
  if (!context.out.write(out)) return output_failed();
  if (!out.empty()) return Code::ok;
  say(context, "no pattern of the configuration begins so\n");
  return Code::nothing;
}

Result<Code> print_values(const Context& context, const store::FieldRow& row,
                          std::string_view beginning, bool json) {
  if (row.type == store::FieldType::text || row.type == store::FieldType::mode) {
    context.out.write(fmt::format("{}: {}\n    {}\n", row.name, row.description, row.example));
    return Code::ok;
  }
  TRY_ASSIGN(const auto index, index_of(context));
  TRY_ASSIGN(const std::vector<ValueCount> values, values_of(index, row, beginning));
  std::string out;
  for (const ValueCount& each : values) {
    if (json)
      out += line_of(nlohmann::ordered_json{{"field", row.name},
                                            {"value", each.value},
                                            {"messages", each.messages},
                                            {"note", each.note}}) +
             "\n";
    else
      out += fmt::format("{:>7}  {}{}\n", each.messages, for_terminal(each.value),
                         each.note.empty() ? "" : "  (" + each.note + ")");
  }
  if (!context.out.write(out)) return output_failed();
  if (!values.empty()) return Code::ok;
  say(context, beginning.empty() ? fmt::format("no message has a value in {}:\n", row.name)
                                 : fmt::format("no value of {}: begins with {}\n", row.name,
                                               for_terminal(beginning)));
  return Code::nothing;
}

} // namespace

Result<Code> fields_verb(Context& context) {
  const std::vector<std::string>& words = context.args.words;
  bool json = false;
  if (context.args.has("--format")) {
    TRY_ASSIGN(const std::string format, context.args.choice("--format", {"text", "jsonl"}));
    json = format == "jsonl";
  }
  if (words.empty()) return print_table(context);
  const std::string name = lower_ascii(trim(words.front()));
  const store::FieldRow* row =
      store::field_named(name.ends_with(':') ? name.substr(0, name.size() - 1) : name);
  if (row == nullptr)
    return hinted(fail(Code::usage, "there is no field {}", for_terminal(name)),
                  "sidestep fields lists them");
  if (words.size() > 2)
    return fail(Code::usage, "fields takes a name and the beginning of a value, not {} words",
                words.size());
  const std::string beginning = words.size() == 2 ? words[1] : "";
  if (row->type == store::FieldType::pattern) return print_patterns(context, beginning, json);
  return print_values(context, *row, beginning, json);
}

} // namespace sidestep::query
