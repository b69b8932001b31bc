#!/usr/bin/env python3
"""What has not changed is not read again, and comes to what a rebuild comes to.

    reindex_test.py SIDESTEP SAMPLE_SITE

The WARC files are moved away while `index` runs over threads that were captured
again with the same text, and again after the lexicon changed: it must not need
them. With the files back, a rebuilt index must say the same, word for word.
"""
import contextlib
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from cases_test import ROOT, environment  # noqa: E402

LEXICON = """
version = "test"
[[category]]
id = "reindexed"
family = "closing"
[[entry]]
id = "dear-reader"
category = "reindexed"
patterns = ["kind regards", "assessment centres"]
examples = ["Kind regards"]
counterexamples = ["Regards"]
"""


class Home:
    def __init__(self, base, sidestep, port):
        self.base, self.sidestep = base, sidestep
        self.night, self.faults = 4, 0
        (base / "config/sidestep").mkdir(parents=True)
        config = (ROOT / "tests/sites/demo-config.toml").read_text().replace("PORT", port)
        (base / "config/sidestep/config.toml").write_text(config)

    def run(self, *words):
        env = environment(self.base, self.sidestep)
        env["SIDESTEP_NOW"] = "2026-09-%02dT02:14:07Z" % self.night
        done = subprocess.run([self.sidestep] + list(words), env=env, text=True, capture_output=True,
                              timeout=300, stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            self.fault("%s ended with %d\n%s%s" % (" ".join(words), done.returncode, done.stdout, done.stderr))
        return done

    def fault(self, text):
        self.faults += 1
        print("FAULT", text)

    @contextlib.contextmanager
    def without_warc(self):
        warc = self.base / "share/sidestep/warc"
        warc.rename(warc.with_name("warc-away"))
        yield
        warc.with_name("warc-away").rename(warc)

    def all_of_it(self):
        found = self.run("search", "*", "in:all", "delisted:yes", "--format=jsonl", "--with-text").stdout
        threads = sorted({id.split("#")[0] for id in self.run("search", "*", "in:all", "--format=ids").stdout.split()})
        fields = "".join(self.run("fields", name).stdout for name in ("says", "cites", "status", "authority", "kind"))
        return found.splitlines() + self.run("show", *threads, "--format=jsonl").stdout.splitlines() + fields.splitlines()

    def same(self, one, other, what):
        for a, b in zip(one, other):
            if a != b:
                at = next((i for i in range(min(len(a), len(b))) if a[i] != b[i]), 0)
                return self.fault("%s:\n  %s\n  %s" % (what, a[max(0, at - 80):at + 200], b[max(0, at - 80):at + 200]))
        if len(one) != len(other):
            self.fault("%s: %d lines, %d lines" % (what, len(one), len(other)))

    def rebuilt(self, what):
        before = self.all_of_it()
        self.run("index", "--rebuild")
        self.same(before, self.all_of_it(), what + ": a rebuilt index differs")


def main(sidestep, site):
    with tempfile.TemporaryDirectory(prefix="sidestep-reindex-") as folder, \
            subprocess.Popen([site, "--data", str(ROOT / "data/sample"), "--port", "0"],
                             stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as server:
        try:
            home = Home(pathlib.Path(folder), sidestep, server.stdout.readline().split()[1])
            home.run("crawl", "sample", "--all", "--no-index")
            home.run("crawl", "petitions", "--all")
            first = home.all_of_it()
            home.night = 30
            home.run("crawl", "sample", "--all", "--force", "--no-index")
            home.run("crawl", "petitions", "--all", "--force", "--no-index")
        finally:
            server.terminate()
        with home.without_warc():
            said = home.run("index").stderr
        if "indexed 0 threads" not in said:
            home.fault("threads with the same text were read again: " + said)
        again = home.all_of_it()
        if not any('"as_of":"2026-09-30"' in line for line in again):
            home.fault("as of has not moved")
        if sum(a == b for a, b in zip(first, again)) == len(first):
            home.fault("nothing moved with time")
        home.rebuilt("captured again")
        (home.base / "config/sidestep/lexicon").mkdir()
        (home.base / "config/sidestep/lexicon/own.toml").write_text(LEXICON)
        with home.without_warc():
            home.run("index")
        if not home.run("search", "says:reindexed", "in:all", "--format=ids").stdout:
            home.fault("the new lexicon finds nothing in the stored text")
        home.rebuilt("another lexicon")
        print("reindex: %d lines, %d faults" % (len(first), home.faults))
        return 1 if home.faults or len(first) < 200 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
