// The options of `read`, and the letter's text: plain, from stdin, or out of a
// PDF, an office file, a mail or an archive through the confined extractor.
#include "indexer/verbs/read.hpp"

#include "common/files.hpp"
#include "common/model/json.hpp"
#include "common/text.hpp"
#include "indexer/attachments/extract.hpp"
#include "indexer/attachments/kind.hpp"
#include "indexer/verbs/letter.hpp"
#include "indexer/verbs/read_batch.hpp"
#include "indexer/verbs/read_text.hpp"

#include <algorithm>

namespace sidestep::indexer {

namespace {

constexpr std::size_t largest_letter = 64U << 20U;
constexpr std::size_t largest_batch = 1U << 30U;

Result<Letter> asked_letter(const Arguments& args) {
  Letter letter;
  if (const auto day = args.value("--date")) {
    letter.date = parse_day(*day);
    if (!letter.date)
      return hinted(fail(Code::usage, "--date {} is no day", for_terminal(*day)),
                    "write it as 2026-06-12");
  }
  if (const auto where = args.value("--jurisdiction")) letter.jurisdiction = *where;
  if (const auto kind = args.value("--kind")) {
    const auto named = kind_named(*kind);
    if (!named && !args.has("--batch"))
      return hinted(fail(Code::usage, "--kind {} is no kind of message", for_terminal(*kind)),
                    "request, follow-up, response, annotation, attachment, petition or "
                    "petition-response");
    letter.kind = letter_kind(*kind);
  }
  return letter;
}

Result<std::string> bytes_of(const std::string& file, std::size_t limit) {
  return file == "-" ? read_stdin(limit) : read_file(file, limit);
}

Result<std::string> text_of(const std::string& file, const std::string& bytes) {
  const FileKind kind = file_kind(bytes, file, "");
  const bool plain = kind == FileKind::text || kind == FileKind::other;
  if (plain && is_utf8(bytes)) return clean_utf8(bytes);
  if (kind == FileKind::other && bytes.find('\0') != std::string::npos)
    return hinted(fail(Code::usage, "{} is of no kind that is read here", for_terminal(file)),
                  "copy its words into a text file and read that");
  TRY_ASSIGN(const Extracted extracted, extract(bytes, file, plain ? "text/plain" : ""));
  if (!extracted.failure.empty())
    return fail(Code::usage, "no text could be taken from {}: {}", for_terminal(file),
                for_terminal(extracted.failure));
  return extracted.text;
}

} // namespace

Result<Code> read(Context& context) {
  TRY_ASSIGN(const std::string format, context.args.choice("--format", {"text", "jsonl"}));
  TRY_ASSIGN(Letter letter, asked_letter(context.args));
  const bool batch = context.args.has("--batch");
  if (context.args.words.size() > 1 || (context.args.words.empty() && !batch))
    return hinted(fail(Code::usage, "read takes one file"),
                  "sidestep read letter.txt, or - for what comes on stdin");
  const std::string file = context.args.words.empty() ? "-" : context.args.words.front();
  TRY_ASSIGN(const Miner miner, Miner::load(data_dir(), config_home() / "lexicon"));
  TRY_ASSIGN(const std::string bytes, bytes_of(file, batch ? largest_batch : largest_letter));
  if (batch) {
    TRY(read_batch(miner, bytes, letter, context.out));
    return Code::ok;
  }
  TRY_ASSIGN(letter.text, text_of(file, bytes));
  const LetterReading reading = read_letter(miner, letter);
  const std::string out = format == "jsonl"
                              ? batch_line(file, reading.findings, reading.voices) + "\n"
                              : letter_as_text(letter, reading, context.out);
  if (!context.out.write(out)) return fail(Code::write, "the output could not be written");
  return Code::ok;
}

} // namespace sidestep::indexer
