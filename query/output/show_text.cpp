// The thread as a timeline.
#include "common/text.hpp"
#include "common/words.hpp"
#include "query/output/body.hpp"
#include "query/output/ledger.hpp"
#include "query/output/show.hpp"
#include "query/output/wording.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sidestep::query {
namespace {

constexpr std::string_view indent = "   ";

bool is_petition(const ThreadView& view) {
  return std::any_of(view.messages.begin(), view.messages.end(), [](const MessageRecord& each) {
    return each.kind == Kind::petition || each.kind == Kind::petition_response;
  });
}

std::string as_of_line(const ThreadRecord& thread) {
  const std::string day = day_words(thread.as_of);
  if (thread.as_of_basis == "saved-on")
    return fmt::format("As of {}, when it was saved. Later replies are not known here.", day);
  if (thread.as_of_basis == "newest-event" || thread.as_of_basis == "last-message")
    return fmt::format("As of {}, the newest date in what was imported. Later replies are not "
                       "known here.",
                       day);
  return fmt::format("As of {}, the last capture. Later replies are not known here.", day);
}

std::string head(const ThreadView& view, const Terminal& terminal) {
  const ThreadRecord& thread = view.thread;
  std::string what = is_petition(view) ? "A petition" : "A request";
  if (!thread.authority_name.empty())
    what += (is_petition(view) ? ", answered by " : " to ") + clean(thread.authority_name);
  std::string more;
  if (!thread.date.empty()) more += ", " + day_words(thread.date);
  if (!thread.law.empty() && thread.law != "petitions") more += ", under " + law_name(thread.law);
  if (thread.signatures)
    more += ", " + counted(static_cast<std::size_t>(std::max<std::int64_t>(*thread.signatures, 0)),
                           "signature");
  // On two lines where one would break a date or a number.
  if (columns_of(what + more) > terminal.columns && !more.empty()) more.replace(0, 2, ",\n");
  what += more;
  std::string out;
  const std::string title = wrap(clean(thread.title), terminal.columns);
  for (const std::string_view line : split(title, '\n'))
    out += terminal.paint(line, Hue::plain, true) + "\n";
  out += wrap(what + "\n" + as_of_line(thread), terminal.columns) + "\n";
  const bool left_out = std::any_of(view.messages.begin(), view.messages.end(),
                                    [](const MessageRecord& each) { return each.is_private; });
  if (left_out) out += "PRIVATE  some of it was only captured while signed in.\n";
  return out;
}

// A message's own id, on the right of the line that `used` columns are taken of.
std::string local_id(const MessageRecord& message, std::size_t used, const Terminal& terminal) {
  const std::string local = clean(message.id.substr(message.id.find('#') + 1));
  used += columns_of(local);
  const std::string gap(used + 2 < terminal.columns ? terminal.columns - used : 2, ' ');
  return gap + terminal.paint(local, Hue::dim) + "\n";
}

std::string heading(const MessageRecord& message, std::size_t number, const Terminal& terminal) {
  const std::string day = fmt::format("{}. {}, ", number, day_words(message.date));
  std::string what = kind_capitals(message);
  if (message.superseded) what += ", since revised";
  if (!message.reply.empty()) what += ": " + reply_words(message.reply);
  if (message.date_basis == "sent") what += " (day by its own mail)";
  const bool body = message.by == By::authority;
  return day + terminal.paint(what, body ? Hue::plain : Hue::cyan, body) +
         local_id(message, columns_of(day + what), terminal);
}

bool same_words(const MessageRecord& a, const MessageRecord& b) {
  const Words left = words_of(a.text);
  const Words right = words_of(b.text);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Word& x, const Word& y) { return x.folded == y.folded; });
}

std::string attachment(const MessageRecord& message, const MessageRecord* parent,
                       const ShowOptions& options, const Terminal& terminal) {
  std::string line = "Attachment: " + clean(message.filename);
  if (!message.page_starts.empty()) line += ", " + counted(message.page_starts.size(), "page");
  const bool same = parent != nullptr && !message.text.empty() && same_words(message, *parent);
  if (same) line += ", same words as above";
  line = std::string(indent) + line;
  std::string out = line + local_id(message, columns_of(line), terminal);
  if (same && !options.all) return out;
  return out + body_text(message, options.all, terminal) + legend(message, options.all, terminal);
}

// What makes the reply what it is called. A receipt that is folded needs none.
std::string why(const MessageRecord& message, bool all, const Terminal& terminal) {
  constexpr std::size_t most = 3;
  if (message.reply.empty() || message.reply_reasons.empty()) return "";
  const auto& reasons = message.reply_reasons;
  const std::size_t shown = all ? reasons.size() : std::min(most, reasons.size());
  std::string line = "Why " + reply_words(message.reply) + ": ";
  for (std::size_t n = 0; n < shown; ++n)
    line += (n == 0 ? "" : "; ") + clean(reasons[n]);
  if (shown < reasons.size())
    line += fmt::format("; and {} more (--all prints them)", reasons.size() - shown);
  return wrap(line + ".", terminal.columns, std::string(indent)) + "\n";
}

std::string message_text(const MessageRecord& message, std::size_t number,
                         const ShowOptions& options, const Terminal& terminal) {
  const std::string top = heading(message, number, terminal);
  if (!options.all && is_receipt(message))
    return top + fmt::format("{}(standard receipt, {}; --all prints it)\n", indent,
                             counted(static_cast<std::size_t>(message.words), "word"));
  return top + body_text(message, options.all, terminal) + legend(message, options.all, terminal) +
         why(message, options.all, terminal);
}

std::string messages(const ThreadView& view, const ShowOptions& options, const Terminal& terminal) {
  std::string out;
  std::size_t number = 0;
  const MessageRecord* parent = nullptr;
  for (const MessageRecord& message : view.messages) {
    const bool wanted = options.only == nullptr || options.only->id == message.id;
    if (message.kind == Kind::attachment) {
      const bool of_wanted = options.only != nullptr && parent == options.only;
      if (!wanted && !of_wanted) continue;
      if (parent == nullptr || (options.only != nullptr && !of_wanted))
        out += "\n" + heading(message, number, terminal);
      out += attachment(message, parent, options, terminal);
      continue;
    }
    ++number;
    parent = &message;
    if (wanted) out += "\n" + message_text(message, number, options, terminal);
  }
  if (options.only != nullptr && view.messages.size() > 1)
    out += fmt::format("\nOne of {}; the whole: sidestep show {}\n",
                       counted(view.messages.size(), "message"), clean(view.thread.id));
  return out;
}

bool says_something(const MessageRecord& message) {
  return std::any_of(message.findings.begin(), message.findings.end(), [](const Finding& each) {
    return each.polarity == Polarity::asserted && each.kind != FindingKind::date &&
           is_stock(each.family);
  });
}

// The message that a reader will most likely quote: the last of the body's with
// something found in it, a letter before its attachments; else the body's last.
const MessageRecord* to_quote(const ThreadView& view, const ShowOptions& options) {
  if (options.only != nullptr) return options.only;
  const MessageRecord* best = nullptr;
  int best_rank = 0;
  for (const MessageRecord& message : view.messages) {
    if (message.by != By::authority || trim(message.text).empty()) continue;
    const bool letter = message.kind != Kind::attachment;
    const int rank = (says_something(message) ? 2 : 0) + (letter ? 1 : 0);
    if (rank < best_rank) continue;
    best = &message;
    best_rank = rank;
  }
  return best;
}

std::string foot(const ThreadView& view, const ShowOptions& options, const Terminal& terminal) {
  const ThreadRecord& thread = view.thread;
  std::string out = "\n";
  const std::string status = thread.status_text.empty() ? thread.status : thread.status_text;
  if (!status.empty())
    out += wrap(fmt::format("Site status: \"{}\"{}", clean(status),
                            is_petition(view) ? "" : " (set by the requester)"),
                terminal.columns) +
           "\n";
  for (const std::string& note : thread.notes)
    out += wrap("Note: " + clean(note), terminal.columns) + "\n";
  for (const CitingPage& page : thread.cited_by) {
    const std::string title = page.title.empty() ? "a page" : "\"" + clean(page.title) + "\"";
    out += wrap("Cited by " + title + (page.date.empty() ? "" : ", " + day_words(page.date)),
                terminal.columns) +
           "\n         " + clean(page.url) + "\n";
  }
  out += "Page     " + clean(thread.url) + "\n";
  const Proof& proof = options.only == nullptr ? thread.proof : options.only->proof;
  if (proof.sha256.size() >= 12) {
    const std::string& digest = proof.sha256;
    out += terminal.paint(fmt::format("Proof    sha256 {}...{}, {} at {}", digest.substr(0, 8),
                                      digest.substr(digest.size() - 4), clean(proof.warc),
                                      proof.offset),
                          Hue::dim) +
           "\n";
  }
  out += "Check    sidestep verify " + clean(thread.id) + "\n";
  if (const MessageRecord* quoted = to_quote(view, options))
    out += "Paste    sidestep quote " + clean(quoted->id) + "\n";
  return out;
}

} // namespace

std::string show_text(const ThreadView& view, const ShowOptions& options,
                      const Terminal& terminal) {
  std::string out = head(view, terminal);
  if (const std::string deadlines = deadlines_text(view, terminal); !deadlines.empty())
    out += "\n" + deadlines;
  out += flags_text(view, terminal);
  if (const std::string ledger = ledger_text(view, terminal); !ledger.empty()) out += "\n" + ledger;
  return out + messages(view, options, terminal) + foot(view, options, terminal);
}

} // namespace sidestep::query
