// The rows themselves. A verb, an option or an example that is not here does not
// exist: nothing else adds any.
#include "common/tables/verbs.hpp"

#include <array>

namespace sidestep {

namespace {

using Options = std::span<const OptionRow>;
using Examples = std::span<const std::string_view>;

constexpr std::array global_rows{
    OptionRow{"--config", "FILE", "use this configuration file instead of the user's"},
    OptionRow{"--archive", "DIR", "use this archive folder"},
    OptionRow{"--quiet", "", "print results and errors alone"},
    OptionRow{"--color", "WHEN", "auto (default), always or never"},
    OptionRow{"--help", "", "print the help of this verb"},
};

constexpr std::array init_options{
    OptionRow{"--contact", "ADDR", "the e-mail or web address that sites see in each request"},
};
constexpr std::array<std::string_view, 2> init_examples{"init", "init --contact me@example.org"};

constexpr std::array crawl_options{
    OptionRow{"--authority", "NAME", "one body's threads: its slug, or a part of its name", true},
    OptionRow{"--since", "DAY", "threads with any activity on or after this day"},
    OptionRow{"--until", "DAY", "threads with any activity on or before this day"},
    OptionRow{"--query", "TEXT", "threads that the site's own list finds for this"},
    OptionRow{"--answered", "", "threads that were answered"},
    OptionRow{"--parliament", "WHICH", "petitions of current, all, or years such as 2017-2019"},
    OptionRow{"--all", "", "everything that the source lists"},
    OptionRow{"--due", "",
              "also ask again what is kept and due; a source's configured scope first"},
    OptionRow{"--links-in", "URL|FILE",
              "every thread that this page links to; it is kept that it does"},
    OptionRow{"--keep-page", "", "with --links-in: keep the page itself, never exported"},
    OptionRow{"--max-requests", "N", "stop after N requests; the same command goes on"},
    OptionRow{"--force", "", "ask again for what is kept, and once for a host that blocked"},
    OptionRow{"--dry-run", "", "print what would be asked, ask nothing"},
    OptionRow{"--contact", "ADDR", "the contact address for this run"},
    OptionRow{"--no-index", "", "do not index what was crawled"},
};
constexpr std::array<std::string_view, 5> crawl_examples{
    "crawl https://www.whatdotheyknow.com/request/SLUG", "crawl petitions:241560",
    "crawl whatdotheyknow --authority dwp --since 2019-01-01", "crawl petitions --answered",
    "crawl petitions --due"};

constexpr std::array import_options{
    OptionRow{"--url", "URL", "the address of a page that does not say its own"},
    OptionRow{"--saved-on", "DAY", "the day on which the files were saved"},
    OptionRow{"--for", "URL#incoming-N", "the message that loose attachments belong to"},
    OptionRow{"--no-index", "", "do not index what was imported"},
};
constexpr std::array<std::string_view, 3> import_examples{
    "import ~/Downloads/saved-page", "import petition.json",
    "import page.html letter.pdf --saved-on 2026-09-04"};

constexpr std::array index_options{
    OptionRow{"--rebuild", "", "make the whole index anew from the archive"},
    OptionRow{"--source", "NAME", "only what was kept of this source"},
    OptionRow{"--since", "DAY", "only threads captured on or after this day"},
    OptionRow{"--jobs", "N", "workers for a new index; as many as there are cores"},
};
constexpr std::array<std::string_view, 2> index_examples{"index", "index --rebuild"};

constexpr std::array search_options{
    OptionRow{"--phrase", "TEXT", "these words in this order; as \"...\" in the query", true},
    OptionRow{"--threads", "", "list threads, not messages"},
    OptionRow{"--count", "", "print how many, exactly, and nothing else"},
    OptionRow{"--limit", "N", "at most N hits; 20 in text, all in jsonl and ids"},
    OptionRow{"--sort", "ORDER", "relevance, newest or oldest"},
    OptionRow{"--cursor", "C", "go on where a listing that --limit cut left off"},
    OptionRow{"--facets", "FIELDS", "count by values instead: authority,year,says,family,..."},
    OptionRow{"--rows", "KIND", "csv: a row for each of messages (default) or findings"},
    OptionRow{"--columns", "NAMES", "csv: these columns, in this order"},
    OptionRow{"--with-text", "", "the whole text of each message in jsonl"},
    OptionRow{"--with-meta", "", "jsonl: what was asked first, the next cursor last"},
    OptionRow{"--explain", "", "print how the query was read, and stop"},
    OptionRow{"--format", "FORM", "text (default), jsonl, csv or ids"},
};
constexpr std::array<std::string_view, 6> search_examples{
    "search 'says:delay THEN/60d says:closing'",
    "search 'says:stock' --facets authority,year,says",
    "search 'says:nothing-further by:authority'",
    "search 'cites:s43 date:2019..'",
    "search --phrase 'mystery shopping'",
    "search 'says:stock authority:dwp' --threads --count"};

constexpr std::array show_options{
    OptionRow{"--all", "", "print what is folded: receipts, signatures, footers"},
    OptionRow{"--format", "FORM", "text (default) or jsonl"},
};
constexpr std::array<std::string_view, 2> show_examples{
    "show whatdotheyknow:SLUG", "show https://www.whatdotheyknow.com/request/SLUG"};

constexpr std::array quote_options{
    OptionRow{"--find", "WORDS", "the whole sentences that hold these words"},
    OptionRow{"--whole", "", "all of the body's own words"},
    OptionRow{"--format", "FORM", "text (default), markdown, html or jsonl"},
};
constexpr std::array<std::string_view, 2> quote_examples{
    "quote whatdotheyknow:SLUG#incoming-1061",
    "quote petitions:241560#response-1 --format=markdown"};

constexpr std::array<std::string_view, 3> fields_examples{"fields", "fields says",
                                                          "fields authority of"};

constexpr std::array read_options{
    OptionRow{"--date", "DAY", "the day of the letter; dates without a year are read against it"},
    OptionRow{"--jurisdiction", "WHERE",
              "uk (default), england, wales, scotland, northern-ireland"},
    OptionRow{"--kind", "KIND", "response (default) or another kind of message"},
    OptionRow{"--batch", "", "read JSON Lines of {id, text, date, jurisdiction, kind}"},
    OptionRow{"--format", "FORM", "text (default) or jsonl"},
};
constexpr std::array<std::string_view, 2> read_examples{"read letter.txt",
                                                        "read reply.pdf --date 2026-06-12"};

constexpr std::array nightly_options{
    OptionRow{"--dry-run", "", "print what would be asked, ask nothing"},
    OptionRow{"--format", "FORM", "text (default) or jsonl"},
};
constexpr std::array<std::string_view, 3> nightly_examples{"nightly", "nightly --dry-run",
                                                           "nightly --quiet"};
constexpr std::array<std::string_view, 3> lexicon_examples{
    "lexicon list", "lexicon list nothing-further", "lexicon check my-phrases.toml"};

constexpr std::array status_options{
    OptionRow{"--config-values", "", "print each setting and where its value came from"},
    OptionRow{"--format", "FORM", "text (default) or jsonl"},
};
constexpr std::array<std::string_view, 2> status_examples{"status", "status --config-values"};

constexpr std::array<std::string_view, 2> verify_examples{"verify", "verify whatdotheyknow:SLUG"};
constexpr std::array help_options{
    OptionRow{"--man", "", "print the manual page"},
    OptionRow{"--completion", "", "print the completion for bash"},
};
constexpr std::array<std::string_view, 3> help_examples{"help", "help search", "help --man"};

constexpr std::array verb_rows{
    VerbRow{"init", "keeper", "", "say who crawls: your contact address, asked once",
            "Sites see the address in every request, so that they can reach you. It is written "
            "into your configuration file; what stands there already is kept.",
            Options(init_options), Examples(init_examples)},
    VerbRow{
        "crawl", "crawler", "URL|ID|SOURCE...", "keep threads and petitions from a site",
        "One connection a host, the site's robots.txt obeyed, five seconds between requests. "
        "A source needs a scope, typed or configured, or --all. Ctrl-C is safe: the same command "
        "goes on. A site that turns crawlers away is left alone, and the way to import a saved "
        "page is "
        "printed.",
        Options(crawl_options), Examples(crawl_examples)},
    VerbRow{"import", "crawler", "FILE|FOLDER...", "keep what a browser or the API saved",
            "Takes petition records (.json), saved pages (a complete folder, .html, .mhtml) and "
            "their attachments. As of when is read from the files, or given by --saved-on.",
            Options(import_options), Examples(import_examples)},
    VerbRow{"index", "indexer", "", "read what was kept, and make it searchable",
            "Runs by itself after crawl and import. Only what has changed is read again.",
            Options(index_options), Examples(index_examples)},
    VerbRow{"search", "sidestep", "QUERY...", "find words, stock phrases, exemptions",
            "Words, \"phrases\", AND OR NOT ( ), -word, field:value and ranges: see docs/query.md "
            "and `sidestep fields`. Lists messages, newest first; by relevance when there are "
            "free words. Exit 1 when nothing is found.",
            Options(search_options), Examples(search_examples)},
    VerbRow{"show", "sidestep", "ID|URL...", "one thread as a timeline, with its deadlines",
            "Deadlines come first, each with its inputs, its law or \"not law\", as of the last "
            "capture. With - as an id, ids come from standard input.",
            Options(show_options), Examples(show_examples)},
    VerbRow{"quote", "sidestep", "ID...", "a block to paste into an article",
            "The sentences that hold the findings, with body, date, permalink and proof. With - "
            "as an id, ids come from standard input.",
            Options(quote_options), Examples(quote_examples)},
    VerbRow{"fields", "sidestep", "[NAME [BEGINNING]]", "what can be asked of the index",
            "Without a name, the table of fields; with one, the values it has here and how many "
            "messages each.",
            Options(), Examples(fields_examples)},
    VerbRow{
        "read", "indexer", "FILE|-", "what one letter says; nothing is sent or kept",
        "Takes plain text, HTML, PDF, DOCX, DOC, ODT, RTF, XLSX, XLS, PPTX, EML or ZIP, or - for "
        "standard input. Marks stock phrases, exemptions and dates, and says whose words are "
        "whose.",
        Options(read_options), Examples(read_examples)},
    VerbRow{"nightly", "keeper", "", "crawl what is due, index it, say what happened",
            "For cron and systemd: docs/nightly.md. Takes every source that has a scope in the "
            "configuration, and what is due of all that is kept. A source that fails does not "
            "stop the others; the next night mends what this one left. --quiet prints only what "
            "needs a person.",
            Options(nightly_options), Examples(nightly_examples)},
    VerbRow{"lexicon", "indexer", "check [FILE]|list [NAME]",
            "try your own phrases, and see the shipped ones",
            "`check` tries every example of the shipped files, of yours in the configuration "
            "folder's lexicon/*.toml, and of FILE; a mistake is exit 3 with its file and line. "
            "`list` prints the categories, or the entries of one category, family or name. "
            "docs/lexicon.md says how to write your own.",
            Options(), Examples(lexicon_examples)},
    VerbRow{"status", "keeper", "", "what is kept, as of when, and how the crawls go",
            "Of each source: what is kept, last success, found and missing, what each of the last "
            "14 days brought, errors, and until when its host is left alone.",
            Options(status_options), Examples(status_examples)},
    VerbRow{"verify", "keeper", "[ID]", "check every kept byte against its digest",
            "Reads the WARC files, the catalogue and the proofs in the index. Exit 5 when "
            "anything disagrees.",
            Options(), Examples(verify_examples)},
    VerbRow{"help", "sidestep", "[VERB]", "this list, or one verb's help", "",
            Options(help_options), Examples(help_examples)},
};

} // namespace

std::span<const VerbRow> verbs() { return verb_rows; }

const VerbRow* verb_named(std::string_view name) {
  for (const VerbRow& row : verb_rows)
    if (row.name == name) return &row;
  return nullptr;
}

std::span<const OptionRow> global_options() { return global_rows; }

} // namespace sidestep
