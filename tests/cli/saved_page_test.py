#!/usr/bin/env python3
"""A saved page imports to the same messages as crawling it.

    saved_page_test.py SIDESTEP SAMPLE_SITE

Crawls threads of the sample site into one archive; imports the same threads, as
a browser saves them (a complete folder, an .mhtml), each into one of its own;
then compares every message: id, kind, day, who speaks, text, findings, address.
The captures differ (a saved page is not the page as it was sent), so proofs and
the days of capture are left out. A PDF's digest must be the same: servers send
it uncoded, whereas the kept bytes of a table are its gzip.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sites"))
from sample_site import Home, configuration, sample_site  # noqa: E402

REQUESTS = ["mystery_shopping", "exclusions_by_year", "interview_room_sizes", "telephone_queue_times"]
PETITIONS = ["900012"]


def messages(home, source):
    lines = home.must("search", "in:all source:" + source, "--with-text", "--format=jsonl")
    found = {}
    for line in lines.splitlines():
        hit = json.loads(line)
        proof = hit.pop("proof")
        hit.pop("as_of")
        if hit["kind"] == "attachment" and ".pdf" in hit["url"]:
            hit["sha256"] = proof["sha256"]
        found[hit["id"]] = hit
    return found


def new_home(path, sidestep, port):
    home = Home(path, sidestep)
    home.configure(configuration(port))
    return home


def crawled(base, sidestep, site):
    with sample_site(site) as port:
        home = new_home(base / "crawled", sidestep, port)
        home.must("crawl", *["sample:" + thread for thread in REQUESTS],
                  *["petitions:" + thread for thread in PETITIONS])
    return home


def compare(name, wanted, seen):
    faults = 0
    for key in sorted(set(wanted) | set(seen)):
        if wanted.get(key) == seen.get(key):
            continue
        faults += 1
        print("%s: %s differs" % (name, key))
        before, after = wanted.get(key) or {}, seen.get(key) or {}
        for field in sorted(set(before) | set(after)):
            if before.get(field) != after.get(field):
                print("  %s\n    crawled:  %r\n    imported: %r"
                      % (field, before.get(field), after.get(field)))
    return faults


def main(sidestep, site):
    with tempfile.TemporaryDirectory(prefix="sidestep-saved-") as folder:
        base = pathlib.Path(folder)
        saved = base / "saved"
        for thread in REQUESTS + PETITIONS:
            subprocess.run([site, "--save-page", thread, str(saved / thread)], check=True, timeout=60)
        home = crawled(base, sidestep, site)
        wanted = messages(home, "sample")
        faults = 0 if any("sha256" in hit for hit in wanted.values()) else 1
        for form in ("complete", "mhtml"):
            other = new_home(base / form, sidestep, 1)  # nothing is asked of it
            for thread in REQUESTS:
                other.must("import", str(saved / thread / form), str(saved / thread / (thread + ".json")))
            faults += compare(form, wanted, messages(other, "sample"))
        other = new_home(base / "records", sidestep, 1)
        other.must("import", *[str(saved / p / (p + ".json")) for p in PETITIONS])
        faults += compare("record", messages(home, "petitions"), messages(other, "petitions"))
        print("%d messages, %d differences" % (len(wanted), faults))
        return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
