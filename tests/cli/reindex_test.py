#!/usr/bin/env python3
"""What has not changed is not read again, and comes to what a rebuild comes to.

    reindex_test.py SIDESTEP SAMPLE_SITE

The WARC files are moved away while `index` runs over threads that were captured
again with the same text, and again after the lexicon changed: it must not need
them. With the files back, a rebuilt index must say the same, word for word.
"""
import contextlib
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sites"))
from sample_site import Home, configuration, night, sample_site  # noqa: E402

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


class Reindexed(Home):
    faults = 0

    def fault(self, text):
        self.faults += 1
        print("FAULT", text)

    @contextlib.contextmanager
    def without_warc(self):
        warc = self.archive / "warc"
        warc.rename(warc.with_name("warc-away"))
        try:
            yield
        finally:
            warc.with_name("warc-away").rename(warc)

    def all_of_it(self):
        found = self.must("search", "*", "in:all", "delisted:yes", "--format=jsonl", "--with-text")
        threads = sorted({id.split("#")[0] for id in self.must("search", "*", "in:all", "--format=ids").split()})
        fields = "".join(self.must("fields", name) for name in ("says", "cites", "status", "authority", "kind"))
        return found.splitlines() + self.must("show", *threads, "--format=jsonl").splitlines() + fields.splitlines()

    def same(self, one, other, what):
        for a, b in zip(one, other):
            if a != b:
                at = next((i for i in range(min(len(a), len(b))) if a[i] != b[i]), 0)
                return self.fault("%s:\n  %s\n  %s" % (what, a[max(0, at - 80):at + 200], b[max(0, at - 80):at + 200]))
        if len(one) != len(other):
            self.fault("%s: %d lines, %d lines" % (what, len(one), len(other)))

    def rebuilt(self, what):
        before = self.all_of_it()
        self.must("index", "--rebuild")
        self.same(before, self.all_of_it(), what + ": a rebuilt index differs")


def main(sidestep, site):
    with tempfile.TemporaryDirectory(prefix="sidestep-reindex-") as folder:
        home = Reindexed(pathlib.Path(folder), sidestep)
        with sample_site(site) as port:
            home.configure(configuration(port))
            home.must("crawl", "sample", "petitions", "--all")
            first = home.all_of_it()
            home.now = night(30)
            home.must("crawl", "sample", "petitions", "--all", "--force", "--no-index")
        with home.without_warc():
            done = home.run("index")
        if done.returncode != 0 or "indexed 0 threads" not in done.stderr:
            home.fault("threads with the same text were read again: " + done.stderr)
        again = home.all_of_it()
        if not any('"as_of":"2026-09-30"' in line for line in again):
            home.fault("as of has not moved")
        if sum(a == b for a, b in zip(first, again)) == len(first):
            home.fault("nothing moved with time")
        home.rebuilt("captured again")
        (home.path / "config/sidestep/lexicon").mkdir()
        (home.path / "config/sidestep/lexicon/own.toml").write_text(LEXICON)
        with home.without_warc():
            home.must("index")
        if not home.run("search", "says:reindexed", "in:all", "--format=ids").stdout:
            home.fault("the new lexicon finds nothing in the stored text")
        home.rebuilt("another lexicon")
        print("reindex: %d lines, %d faults" % (len(first), home.faults))
        return 1 if home.faults or len(first) < 200 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
