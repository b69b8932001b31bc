// Hits for people: what, when and who first; proof last.
#include "common/text.hpp"
#include "query/output/hits.hpp"
#include "query/output/wording.hpp"

#include <fmt/format.h>

namespace sidestep::query {
namespace {

constexpr std::string_view indent = "   ";
constexpr std::size_t shown_of_digest = 8;

std::string heading(const Hit& hit, std::size_t number, const std::string& rest,
                    const Terminal& terminal) {
  const std::string title = fmt::format("{}. {}", number, clean(hit.message.title));
  std::string out = wrap(title + ": " + rest, terminal.columns, indent).substr(indent.size());
  if (terminal.colour && out.starts_with(title))
    out = terminal.paint(title, Hue::plain, true) + out.substr(title.size());
  if (terminal.colour && hit.late && *hit.late > 0)
    if (const std::size_t at = out.rfind(late_words(*hit.late)); at != std::string::npos)
      out = out.substr(0, at) + terminal.paint(out.substr(at), Hue::yellow);
  return out;
}

std::string what(const Hit& hit) {
  const MessageRecord& message = hit.message;
  std::string out = kind_words(message);
  const std::size_t at =
      hit.passage.marks.empty() ? hit.passage.start : hit.passage.marks.front().start;
  if (const int page = page_at(message, at); page > 0) out += fmt::format(", page {}", page);
  if (hit.late && *hit.late > 0) out += ", " + late_words(*hit.late);
  if (message.is_private) out += ", private";
  if (message.delisted) out += ", delisted by its site";
  return out;
}

std::string body(const Hit& hit, const Terminal& terminal) {
  const MessageRecord& message = hit.message;
  const auto line = [&](std::string_view text) {
    return wrap(text, terminal.columns, indent) + "\n";
  };
  std::string out =
      line(day_words(message.date) +
           (message.authority_name.empty() ? "" : ", " + clean(message.authority_name)));
  const std::string passage = passage_text(message, hit.passage, true);
  if (!passage.empty())
    out += bracketed(line('"' + passage + '"'), terminal);
  else if (!message.note.empty())
    out += line(clean(message.note));
  if (const std::string found = findings_words(message.findings); !found.empty())
    out += line(found);
  if (message.revised)
    out += line("The original is kept beside it: sidestep show " + message.thread);
  out += std::string(indent) + clean(message.url) + "\n";
  const std::string proof =
      fmt::format("{}, captured {}, proof {}", message.id, day_words(message.proof.captured),
                  message.proof.sha256.substr(0, shown_of_digest));
  const std::string lines = wrap(clean(proof), terminal.columns, indent);
  for (const std::string_view each : split(lines, '\n'))
    out += terminal.paint(each, Hue::dim) + "\n";
  return out;
}

std::string step_text(const Step& step, const Terminal& terminal) {
  const std::string passage = passage_text(step.message, step.passage, true);
  const std::string line =
      fmt::format("{}, {}: {}", day_words(step.message.date), kind_words(step.message),
                  passage.empty() ? clean(step.message.note) : '"' + passage + '"');
  std::string out = bracketed(wrap(line, terminal.columns, indent) + "\n", terminal);
  return out + std::string(indent) + clean(step.message.url) + "\n";
}

// What did not come, and as of when that was judged.
std::string silence_text(const Hit& hit, const Terminal& terminal) {
  const std::string as_of = day_words(hit.message.as_of);
  const std::string line =
      hit.silent_until.empty()
          ? fmt::format("Then nothing such, as of {}.", as_of)
          : fmt::format("Then nothing such by {}, as of {}.", day_words(hit.silent_until), as_of);
  return wrap(line, terminal.columns, indent) + "\n";
}

std::string order_words(Sort sort) {
  switch (sort) {
  case Sort::relevance:
    return "best matches first";
  case Sort::oldest:
    return "oldest first";
  case Sort::newest:
    break;
  }
  return "newest first";
}

} // namespace

std::string hit_text(const Hit& hit, std::size_t number, const Terminal& terminal) {
  return heading(hit, number, what(hit), terminal) + "\n" + body(hit, terminal);
}

std::string thread_text(const Hit& hit, std::size_t number, std::size_t messages,
                        const Terminal& terminal) {
  return heading(hit, number, counted(messages, "message") + " found; " + what(hit), terminal) +
         "\n" + body(hit, terminal);
}

std::string sequence_text(const Hit& hit, std::size_t number, bool absent,
                          const Terminal& terminal) {
  const MessageRecord& message = hit.message;
  std::string rest = counted(hit.steps.size(), "step");
  if (message.is_private) rest += ", private";
  if (message.delisted) rest += ", delisted by its site";
  std::string out = heading(hit, number, rest, terminal) + "\n";
  if (!message.authority_name.empty())
    out += wrap(clean(message.authority_name), terminal.columns, indent) + "\n";
  for (const Step& step : hit.steps)
    out += step_text(step, terminal);
  if (absent) out += silence_text(hit, terminal);
  const std::string proof =
      fmt::format("{}, captured {}, proof {}", message.id, day_words(message.proof.captured),
                  message.proof.sha256.substr(0, shown_of_digest));
  return out + terminal.paint(wrap(clean(proof), terminal.columns, indent), Hue::dim) + "\n";
}

std::string summary(const Answer& answer, bool threads, std::size_t shown) {
  const std::size_t total = threads ? answer.threads : answer.messages;
  std::string out = (answer.exact ? "" : "about ") + counted(total, threads ? "thread" : "message");
  if (total > 1) out += ", " + order_words(answer.sort);
  out += fmt::format(", of {} searched.", answer.searched);
  if (!answer.as_of.empty()) out += fmt::format(" Captured up to {}.", day_words(answer.as_of));
  out += "\n";
  if (answer.only_quoted > 0)
    out += fmt::format("{} more only {} these words (add in:all).\n", answer.only_quoted,
                       answer.only_quoted == 1 ? "quotes" : "quote");
  if (shown < total)
    out +=
        answer.exact
            ? fmt::format("{} shown, {} more; --limit {} shows all.\n", shown, total - shown, total)
            : fmt::format("{} shown; --limit N shows more, --count counts them exactly.\n", shown);
  return out;
}

} // namespace sidestep::query
