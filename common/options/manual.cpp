// Text goes into roff with its own signs escaped: a dash that is typed, a
// backslash, and a full stop or quote where a line begins.
#include "common/options/manual.hpp"

#include "common/options/program.hpp"

#include <fmt/format.h>

namespace sidestep {

namespace {

std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (out.empty() && (c == '.' || c == '\'')) out += "\\&";
    if (c == '-')
      out += "\\-";
    else if (c == '\\')
      out += "\\e";
    else
      out += c;
  }
  return out;
}

std::string option_rows(std::span<const OptionRow> rows) {
  std::string out;
  for (const OptionRow& row : rows) {
    out += fmt::format(".TP\n\\fB{}\\fR", roff(row.name));
    if (!row.value.empty()) out += fmt::format(" \\fI{}\\fR", roff(row.value));
    out += fmt::format("\n{}\n", roff(row.help));
  }
  return out;
}

std::string verb_section(const VerbRow& verb) {
  std::string out = fmt::format(".SS {}", roff(verb.name));
  if (!verb.words.empty()) out += fmt::format(" {}", roff(verb.words));
  out += fmt::format("\n{}.\n", roff(verb.summary));
  if (!verb.detail.empty()) out += fmt::format(".PP\n{}\n", roff(verb.detail));
  out += option_rows(verb.options);
  if (verb.examples.empty()) return out;
  out += ".PP\nExamples:\n.PP\n.nf\n";
  for (const std::string_view example : verb.examples)
    out += fmt::format("  sidestep {}\n", roff(example));
  return out + ".fi\n";
}

constexpr std::string_view ending = R"(.SH EXIT STATUS
0 done or found; 1 nothing found; 2 usage; 3 configuration; 4 a source failed,
blocked or listed nothing; 5 the archive is damaged; 6 the index is missing, old
or damaged; 7 locked; 8 could not write; 70 internal error; 130 or 143
interrupted.
.SH FILES
.TP
\fI$XDG_CONFIG_HOME/sidestep/config.toml\fR
the user's configuration, laid over \fI/etc/sidestep/config.toml\fR
.TP
\fI$XDG_DATA_HOME/sidestep\fR
the archive
.SH ENVIRONMENT
.TP
\fBSIDESTEP_CONFIG\fR, \fBSIDESTEP_ARCHIVE\fR
as \fB\-\-config\fR and \fB\-\-archive\fR
.TP
\fBNO_COLOR\fR
no colour
)";

std::string words_of(std::span<const OptionRow> rows) {
  std::string out;
  for (const OptionRow& row : rows)
    out += fmt::format("{}{}", out.empty() ? "" : " ", row.name);
  return out;
}

} // namespace

std::string man_page() {
  std::string out = fmt::format(
      ".TH SIDESTEP 1 \"\" \"sidestep {}\"\n.SH NAME\nsidestep \\- keeps what public bodies "
      "answered, and finds the words they answer with\n.SH SYNOPSIS\n\\fBsidestep\\fR "
      "\\fIVERB\\fR [\\fIwords and options\\fR]\n.SH OPTIONS\nThese go with every verb.\n",
      version);
  out += option_rows(global_options());
  out += ".SH VERBS\n";
  for (const VerbRow& verb : verbs())
    out += verb_section(verb);
  return out + std::string(ending);
}

std::string bash_completion() {
  std::string names;
  std::string cases;
  for (const VerbRow& verb : verbs()) {
    names += fmt::format("{}{}", names.empty() ? "" : " ", verb.name);
    cases += fmt::format("    {}) options=\"{}\" ;;\n", verb.name, words_of(verb.options));
  }
  return fmt::format(
      R"(# Completion of sidestep for bash; for zsh after: autoload bashcompinit; bashcompinit
_sidestep() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" verb="" options="" one
  for one in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case "$one" in
    -*) ;;
    *) verb="$one"; break ;;
    esac
  done
  if [ -z "$verb" ]; then
    COMPREPLY=($(compgen -W "{} {}" -- "$word"))
    return
  fi
  case "$verb" in
{}  esac
  case "$word" in
  -*) COMPREPLY=($(compgen -W "$options {}" -- "$word")) ;;
  *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}}
complete -o filenames -F _sidestep sidestep
)",
      names, words_of(global_options()), cases, words_of(global_options()));
}

} // namespace sidestep
