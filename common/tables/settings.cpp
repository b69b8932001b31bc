// The rows themselves. A key that is not here is refused wherever it stands.
#include "common/tables/settings.hpp"

#include <array>

namespace sidestep {

namespace {

using enum SettingType;

constexpr std::array rows{
    SettingRow{"archive", "dir", text, "a folder, as text"},
    SettingRow{"crawl", "contact", text, "an e-mail or web address, as text"},
    SettingRow{"crawl", "delay_seconds", number, "seconds from 0 to 3600", "", 0, 3600},
    SettingRow{"crawl", "jitter", number, "a share from 0 to 1", "", 0, 1},
    SettingRow{"crawl", "max_body_mb", number, "megabytes from 1 to 2048", "", 1, 2048},
    SettingRow{"crawl", "ca_file", text, "a file of certificates, as text"},
    SettingRow{"crawl", "daily_requests", number, "a number of requests from 0 (no limit)", "", 0,
               1e9},
    SettingRow{"crawl", "night", hours, "hours of a day, as \"22:00-06:00\""},
    SettingRow{"crawl", "noarchive", choice, "\"obey\" or \"ignore\"", "obey ignore"},
    SettingRow{"crawl", "allow_loopback", flag, "true or false"},
    SettingRow{"index", "shards", texts, "as [\"own\", \"127.0.0.1:7700\", \"/a/folder\"]"},
    SettingRow{"source", "name", text, "a short name, as text", "", 0, 0, true},
    SettingRow{"source", "kind", choice, "\"alaveteli\" or \"uk-petitions\"",
               "alaveteli uk-petitions", 0, 0, true},
    SettingRow{"source", "url", web_address, "the site's web address, as text", "", 0, 0, true},
    SettingRow{"source", "jurisdiction", text,
               "uk, england, wales, scotland, northern-ireland, or another word: no law"},
    SettingRow{"source", "timezone", text, "a time zone, such as \"Europe/London\""},
    SettingRow{"source", "feeds", choice, "\"closed\" or \"allowed-by-operator\"",
               "closed allowed-by-operator"},
    SettingRow{"source", "connect_to", loopback, "HOST:PORT on this machine, as text"},
    SettingRow{"source.scope", "authority", texts, "slugs of bodies, as [\"dwp\"]"},
    SettingRow{"source.scope", "since", day, "a day, as \"2019-06-12\", \"2019-06\" or \"2019\""},
    SettingRow{"source.scope", "until", day, "a day, as \"2019-06-12\", \"2019-06\" or \"2019\""},
    SettingRow{"source.scope", "query", text, "words for the site's own search, as text"},
    SettingRow{"source.scope", "answered", flag, "true or false"},
    SettingRow{"source.scope", "parliament", text,
               "\"current\", \"all\" or years such as \"2017-2019\""},
    SettingRow{"source.scope", "all", flag, "true or false"},
    SettingRow{"flag", "name", text, "a short name, as text", "", 0, 0, true},
    SettingRow{"flag", "applies_to", texts,
               "foia, eir, foisa, eisr, complaints, petitions, as [\"foia\"]", "", 0, 0, true},
    SettingRow{"flag", "clock", choice, "\"first-reply\" or \"whole\"", "first-reply whole"},
    SettingRow{"flag", "after", text, "a time, as \"20wd\", \"5w\" or \"30d\"", "", 0, 0, true},
    SettingRow{"flag", "double_after", text, "a time, as \"40wd\", \"6w\" or \"60d\""},
    SettingRow{"pattern", "name", text, "a short name, as text", "", 0, 0, true},
    SettingRow{"pattern", "query", text, "a query, as text", "", 0, 0, true},
};

} // namespace

std::span<const SettingRow> settings() { return rows; }

const SettingRow* setting_named(std::string_view table, std::string_view key) {
  for (const SettingRow& row : rows)
    if (row.table == table && row.key == key) return &row;
  return nullptr;
}

} // namespace sidestep
