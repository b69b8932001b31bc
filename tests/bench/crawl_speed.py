#!/usr/bin/env python3
"""How fast a crawl is where nobody has to be left in peace, beside wget.

    crawl_speed.py CRAWLER MANY_SITE [PAGES [ROUNDS]]
    crawl_speed.py --memory CRAWLER MANY_SITE [PAGES...]

Both programs fetch the same records of one loopback site in one run, by turns,
and keep them as gzipped WARC files with digests. The figures are the medians
of pages a second and processor time a page, and their ratios; a machine's own
milliseconds mean little elsewhere. --memory crawls sites of growing size and
prints the largest memory that was ever used. Needs wget.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

CONFIG = """
[crawl]
delay_seconds = 0.0
[[source]]
name = "many"
kind = "uk-petitions"
url = "http://petitions.example.org"
jurisdiction = "uk"
timezone = "Europe/London"
connect_to = "127.0.0.1:{port}"
"""


class Site:
    def __init__(self, program, pages):
        self.process = subprocess.Popen([program, str(pages)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = self.process.stdout.readline().split()[1]

    def end(self):
        self.process.stdin.close()
        self.process.wait(timeout=60)


def spend(words):
    """Wall seconds, processor seconds and the largest memory (MB) of one command."""
    start = time.perf_counter()
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    spent = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit("%s ended with %d: %s" % (words[0], os.waitstatus_to_exitcode(status), said[-500:]))
    return spent, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def crawl(crawler, site, folder):
    config = os.path.join(folder, "config.toml")
    with open(config, "w", encoding="utf-8") as out:
        out.write(CONFIG.format(port=site.port))
    archive = os.path.join(folder, "archive")
    shutil.rmtree(archive, ignore_errors=True)
    return spend([crawler, "crawl", "many", "--all", "--config", config, "--archive", archive])


def wget(site, folder, pages):
    urls = os.path.join(folder, "urls")
    with open(urls, "w", encoding="utf-8") as out:
        for number in range(1, pages + 1):
            out.write("http://127.0.0.1:%s/petitions/%d.json\n" % (site.port, number))
    return spend(["wget", "-q", "-i", urls, "-O", "/dev/null", "--no-warc-keep-log",
                  "--warc-file", os.path.join(folder, "wget")])


def speed(crawler, program, pages=3000, rounds=3):
    if not shutil.which("wget"):
        print("skipped: wget is not installed (apt-get install wget)")
        return 0
    site = Site(program, pages)
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            ours.append(crawl(crawler, site, folder))
            theirs.append(wget(site, folder, pages))
    site.end()
    print("%d pages, %d rounds, medians" % (pages, rounds))
    print("%-18s %12s %18s %10s" % ("", "pages/s", "CPU ms a page", "MB"))
    for name, runs in (("sidestep crawl", ours), ("wget --warc-file", theirs)):
        print("%-18s %12.0f %18.3f %10.0f" % (name, pages / statistics.median(run[0] for run in runs),
                                              1000 * statistics.median(run[1] for run in runs) / pages,
                                              max(run[2] for run in runs)))
    wall = statistics.median(run[0] for run in theirs) / statistics.median(run[0] for run in ours)
    work = statistics.median(run[1] for run in ours) / statistics.median(run[1] for run in theirs)
    print("pages a second: %.2f times wget's (at least 2 is the goal)" % wall)
    print("processor time a page: %.2f of wget's (at most 0.4 is the goal)" % work)
    return 0 if wall >= 2 and work <= 0.4 else 1


def memory(crawler, program, sizes):
    largest = 0
    print("%10s %10s %10s" % ("pages", "pages/s", "MB"))
    for pages in sizes:
        site = Site(program, pages)
        with tempfile.TemporaryDirectory() as folder:
            spent, _, used = crawl(crawler, site, folder)
        site.end()
        largest = max(largest, used)
        print("%10d %10.0f %10.1f" % (pages, pages / spent, used), flush=True)
    print("at most 80 MB is the goal: %s" % ("held" if largest < 80 else "missed"))
    return 0 if largest < 80 else 1


if __name__ == "__main__":
    if sys.argv[1] == "--memory":
        sys.exit(memory(sys.argv[2], sys.argv[3], [int(word) for word in sys.argv[4:]] or [1000, 100000]))
    sys.exit(speed(sys.argv[1], sys.argv[2], *(int(word) for word in sys.argv[3:])))
