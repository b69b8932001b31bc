#!/usr/bin/env python3
"""Kills a crawl 25 times, at seeded moments, and lets the same command go on.

In the end the archive must hold exactly the captures that an unbroken crawl
makes, and no kill may have cost more than one repeated request a host
(robots.txt and lists apart). Arguments: the crawler, the sample site.
"""
import collections
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

CRAWLER, SITE = sys.argv[1:3]
KILLS = 25
CONFIG = """
[crawl]
delay_seconds = 0.0
[[source]]
name = "sample"
kind = "alaveteli"
url = "http://foi.example.org"
jurisdiction = "uk"
timezone = "Europe/London"
connect_to = "127.0.0.1:{port}"
[[source]]
name = "petitions-sample"
kind = "uk-petitions"
url = "http://petitions.example.org"
jurisdiction = "uk"
timezone = "Europe/London"
connect_to = "127.0.0.1:{port}"
"""


class Site:
    def __init__(self, folder):
        self.log = os.path.join(folder, "site.log")
        self.process = subprocess.Popen([SITE, "--until-eof", "--log", self.log],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        port = self.process.stdout.readline().split()[1]
        self.config = os.path.join(folder, "config.toml")
        with open(self.config, "w", encoding="utf-8") as out:
            out.write(CONFIG.format(port=port))

    def asked(self):
        with open(self.log, encoding="utf-8") as log:
            return [line.split()[1:3] for line in log.read().splitlines()]

    def end(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)


def crawl(site, archive):
    return subprocess.Popen(
        [CRAWLER, "crawl", "sample", "petitions-sample", "--all", "--config", site.config,
         "--archive", archive], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def captures(archive):
    """What was kept, as a multiset; robots.txt apart, which is asked by age."""
    catalogue = sqlite3.connect("file:%s/catalogue.db?mode=ro" % archive, uri=True)
    rows = catalogue.execute("SELECT url, source, thread, message, role, status, digest, size "
                             "FROM capture WHERE role NOT IN ('robots', 'listing')").fetchall()
    catalogue.close()
    return collections.Counter(rows)


def counted(host, path):
    return path != "/robots.txt" and not path.startswith("/list") and ".csv" not in path


def main():
    seed = int(os.environ.get("SIDESTEP_SEED", "20260904"))
    dice = random.Random(seed)
    print("seed", seed)
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "whole"))
        whole_site = Site(os.path.join(folder, "whole"))
        whole = os.path.join(folder, "whole", "archive")
        process = crawl(whole_site, whole)
        said = process.communicate(timeout=120)[1]
        whole_site.end()
        assert process.returncode == 0, said
        expected = captures(whole)
        total = len(whole_site.asked())
        assert sum(expected.values()) > 100, "the sample is too small for this test"

        os.mkdir(os.path.join(folder, "killed"))
        site = Site(os.path.join(folder, "killed"))
        archive = os.path.join(folder, "killed", "archive")
        kills = 0
        while True:
            process = crawl(site, archive)
            if kills < KILLS:
                # After a few answers, and then anywhere in the steps between two.
                goal = len(site.asked()) + dice.randint(1, max(1, 2 * total // (3 * KILLS)))
                while process.poll() is None and len(site.asked()) < goal:
                    time.sleep(0.0005)
                time.sleep(dice.random() * 0.008)
                if process.poll() is None:
                    process.send_signal(signal.SIGKILL)
                    kills += 1
                    process.communicate(timeout=20)
                    continue
            said = process.communicate(timeout=120)[1]
            assert process.returncode == 0, said
            break
        asked = site.asked()
        site.end()

        assert kills == KILLS, "the crawl ended after %d kills" % kills
        got = captures(archive)
        missing, extra = expected - got, got - expected
        assert not missing, "missing after kills: %s" % list(missing)[:5]
        unknown = [row for row in extra if row not in expected]
        assert not unknown, "kept only in the killed crawl: %s" % unknown[:5]
        again = collections.Counter()
        for host in {host for host, _ in asked}:
            times = collections.Counter(path for name, path in asked
                                        if name == host and counted(host, path))
            once = collections.Counter(path for name, path in whole_site.asked()
                                       if name == host and counted(host, path))
            again[host] = sum((times - once).values())
            assert again[host] <= kills, "%s: %d repeated requests in %d kills" % (
                host, again[host], kills)
        print("%d kills, %d captures, repeated requests: %s" % (kills, sum(got.values()), dict(again)))
        assert sum(extra.values()) <= sum(again.values())


main()
