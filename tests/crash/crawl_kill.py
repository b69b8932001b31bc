#!/usr/bin/env python3
"""Kills a crawl of a faulty site at seeded moments, and lets the same command go on.

    crawl_kill.py CRAWLER KEEPER SAMPLE_SITE [KILLS]

After each kill `verify` must pass, and what was in the catalogue before must
still be there; the life that follows may ask at most one address a host again
that was answered whole before (robots.txt and lists apart). In the end the
archive must hold exactly the (URL, status, payload digest) that an unbroken
crawl of the same site keeps. SIDESTEP_SEED sets the moments.
"""
import collections
import contextlib
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sites"))
from sample_site import configuration, sample_site  # noqa: E402

CRAWLER, KEEPER, SITE = sys.argv[1:4]
KILLS = int(sys.argv[4]) if len(sys.argv) > 4 else 25
FAULTS = ["flaky:7", "json-500:gull_control", "page-500:deer_fence_costs", "cut:welsh_street_signs",
          "hide:bin_lorry_accidents", "bad-utf8:mystery_shopping", "petitions/form:chunked"]


class Site:
    def __init__(self, folder, running):
        os.mkdir(folder)
        self.log = os.path.join(folder, "site.log")
        port = running.enter_context(sample_site(SITE, "--log", self.log, "--copies", str(KILLS // 40), faults=FAULTS))
        self.config = os.path.join(folder, "config.toml")
        self.archive = os.path.join(folder, "archive")
        with open(self.config, "w", encoding="utf-8") as out:
            out.write(configuration(port))

    def asked(self):
        """(host, target, whether it was answered whole with 200), in order."""
        with open(self.log, encoding="utf-8") as log:
            lines = [line.split() for line in log.read().splitlines()]
        return [(line[1], line[2], line[3] == "200" and line[6] == "whole") for line in lines if len(line) == 7]

    def size(self):
        return os.path.getsize(self.log) if os.path.exists(self.log) else 0


def crawl(site):
    return subprocess.Popen(
        [CRAWLER, "crawl", "sample", "petitions", "--all", "--config", site.config,
         "--archive", site.archive], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def captures(archive):
    """What was kept, as a multiset; robots.txt and lists apart, which are asked by age."""
    catalogue = sqlite3.connect("file:%s/catalogue.db?mode=ro" % archive, uri=True)
    try:
        rows = catalogue.execute("SELECT url, status, digest, source, thread, message, role FROM capture "
                                 "WHERE role NOT IN ('robots', 'listing')").fetchall()
    except sqlite3.OperationalError:  # killed before it was made
        rows = []
    catalogue.close()
    return collections.Counter(rows)


def check_archive(archive, before):
    if not os.path.exists(os.path.join(archive, "catalogue.db")):
        assert not before
        return before
    done = subprocess.run([KEEPER, "verify", "--archive", archive], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, "verify after a kill: %s%s" % (done.stdout, done.stderr)
    now = captures(archive)
    assert not before - now, "lost by a kill: %s" % list(before - now)[:5]
    return now


def counted(path):
    return path != "/robots.txt" and not path.startswith("/list") and ".csv" not in path and path != "/version.json"


def repeats(lives):
    """The largest number of answered addresses that one life asked one host again."""
    done, worst, total = set(), 0, 0
    for life in lives:
        again = collections.Counter(host for host, path, _ in life if (host, path) in done)
        worst = max([worst, *again.values()])
        total += sum(again.values())
        done.update((host, path) for host, path, whole in life if whole and counted(path))
    return worst, total


def main():
    seed = int(os.environ.get("SIDESTEP_SEED", "20260904"))
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as running:
        whole = Site(os.path.join(folder, "whole"), running)
        process = crawl(whole)
        said = process.communicate(timeout=300)[1]
        code = process.returncode
        assert code == 4, said  # some of its pages cannot be had
        expected = captures(whole.archive)
        total = len(whole.asked())
        assert sum(expected.values()) > 100, "the sample is too small for this test"

        site = Site(os.path.join(folder, "killed"), running)
        kills, lives, kept, seen = 0, [], collections.Counter(), 0
        started = time.time()
        while True:
            process = crawl(site)
            killed = False
            if kills < KILLS:
                # After a few answers, and then anywhere in the steps between two.
                goal = site.size() + 200 * dice.randint(1, max(1, total // (2 * KILLS)))
                while process.poll() is None and site.size() < goal:
                    time.sleep(0.0005)
                time.sleep(dice.random() * 0.008)
                if process.poll() is None:
                    process.send_signal(signal.SIGKILL)
                    kills += 1
                    killed = True
            said = process.communicate(timeout=300)[1]
            asked = site.asked()
            lives.append(asked[seen:])
            seen = len(asked)
            kept = check_archive(site.archive, kept)
            if not killed:
                # 0 when the list of the failing pages had ended in a life before: they are not due.
                assert process.returncode in (0, code), "after %d kills ended with %d: %s" % (kills, process.returncode, said)
                break
        assert kills == KILLS, "the crawl ended after %d kills" % kills
        missing, extra = expected - kept, kept - expected
        assert not missing, "missing after kills: %s" % list(missing)[:5]
        unknown = [row for row in extra if row not in expected]
        assert not unknown, "kept only in the killed crawl: %s" % unknown[:5]
        worst, again = repeats(lives)
        assert worst <= 1, "%d addresses were asked again after one kill" % worst
        assert sum(extra.values()) <= again
        print("seed %d: %d kills in %.0f s, each followed by a verify; %d captures as in the unbroken crawl; "
              "%d addresses asked again, at most %d a host and kill"
              % (seed, kills, time.time() - started, sum(kept.values()), again, worst))


main()
