#!/usr/bin/env python3
"""Kills `index` and `index --rebuild` at seeded moments; the old index answers all the while.

    index_kill.py SIDESTEP SAMPLE_SITE INDEX_DUMP [KILLS]

An archive is indexed, then captured again while its site hides, renames and
drops things. From there each round kills an index run (every other one a
rebuild). While it runs and after its death a search must answer, each thread
whole: as it was before or as it will be. The next run must complete, and then
hold just what an unbroken rebuild holds: ids, terms, positions, values, data.
SIDESTEP_SEED sets the moments. The moment between the two commits of a move is
in tests/unit/indexer/live_test.cpp.
"""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sites"))
from sample_site import Home, configuration, night, sample_site  # noqa: E402

SIDESTEP, SITE, DUMP = sys.argv[1:4]
KILLS = int(sys.argv[4]) if len(sys.argv) > 4 else 25
COPIES = str(KILLS // 25)
FAULTS = ["hide:telephone_queue_times", "rename:mystery_shopping=secret_visits", "hide-message:incoming-1170",
          "drop-message:incoming-1160", "gone:interview_room_sizes", "unsteady"]


class Indexed(Home):
    def ids(self):
        return sorted(self.must("search", "*", "in:all", "delisted:yes", "--format=ids").split())

    def dump(self):
        return subprocess.run([DUMP, str(self.archive / "index")], text=True, capture_output=True,
                              check=True, timeout=60).stdout.splitlines()


def by_thread(ids):
    threads = {}
    for id in ids:
        threads.setdefault(id.split("#")[0], []).append(id)
    return threads


def crawl(home, faults, *more):
    with sample_site(SITE, "--copies", COPIES, faults=faults) as port:
        home.configure(configuration(port))
        home.must("crawl", "sample", "--all", *more)


def whole(seen, old, new, what):
    """Every thread must be as it was, or as it will be."""
    for thread, ids in by_thread(seen).items():
        if ids not in (old.get(thread), new.get(thread)):
            raise SystemExit("%s: %s holds %s" % (what, thread, ids))
    for thread in set(old) & set(new):
        if thread not in by_thread(seen):
            raise SystemExit("%s: %s is not found" % (what, thread))


def main():
    seed = int(os.environ.get("SIDESTEP_SEED", "1"))
    moments = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="sidestep-index-kill-") as folder:
        base = Indexed(pathlib.Path(folder) / "base", SIDESTEP)
        crawl(base, [])
        old = by_thread(base.ids())
        base.now = night(5)
        crawl(base, FAULTS, "--force", "--no-index")
        clean = Indexed(pathlib.Path(folder) / "clean", SIDESTEP, base.now)
        shutil.copytree(base.path, clean.path)
        begun = time.monotonic()
        clean.must("index", "--rebuild")
        span = time.monotonic() - begun
        wanted, new = clean.dump(), by_thread(clean.ids())
        killed = 0
        for kill in range(KILLS):
            home = Indexed(pathlib.Path(folder) / "home", SIDESTEP, base.now)
            shutil.rmtree(home.path, ignore_errors=True)
            shutil.copytree(base.path, home.path)
            words = ["index"] + (["--rebuild"] if kill % 2 else [])
            # Its own process group: extractor and indexer die with it.
            run = subprocess.Popen([SIDESTEP] + words, env=home.environment(), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, start_new_session=True)
            time.sleep(moments.uniform(0, span / 2))
            whole(home.ids(), old, new, "while %s ran, kill %d of seed %d" % (" ".join(words), kill, seed))
            time.sleep(moments.uniform(0, span / 2))
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)
            if run.wait() not in (0, -signal.SIGKILL):
                raise SystemExit("kill %d of seed %d: the run ended by itself with %d" % (kill, seed, run.returncode))
            killed += run.returncode == -signal.SIGKILL
            whole(home.ids(), old, new, "after kill %d of seed %d" % (kill, seed))
            home.must(*words)
            if home.dump() != wanted:
                raise SystemExit("kill %d of seed %d: the next run comes to something else" % (kill, seed))
            left = [path.name for path in (home.archive / "index").glob("build-*")]
            if left:
                raise SystemExit("kill %d of seed %d: left behind: %s" % (kill, seed, left))
        print("index: %d kills, %d of a run at work, %d documents, seed %d" % (KILLS, killed, len(wanted), seed))
        return 0 if killed >= KILLS // 3 else 1


if __name__ == "__main__":
    sys.exit(main())
