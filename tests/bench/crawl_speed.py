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
import pathlib
import shutil
import statistics
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sites"))
from measure import spend  # noqa: E402
from sample_site import configuration, listening  # noqa: E402


def crawl(crawler, port, folder):
    config = os.path.join(folder, "config.toml")
    with open(config, "w", encoding="utf-8") as out:
        out.write(configuration(port))
    archive = os.path.join(folder, "archive")
    shutil.rmtree(archive, ignore_errors=True)
    return spend([crawler, "crawl", "petitions", "--all", "--config", config, "--archive", archive])


def wget(port, folder, pages):
    urls = os.path.join(folder, "urls")
    with open(urls, "w", encoding="utf-8") as out:
        for number in range(1, pages + 1):
            out.write("http://127.0.0.1:%s/petitions/%d.json\n" % (port, number))
    return spend(["wget", "-q", "-i", urls, "-O", "/dev/null", "--no-warc-keep-log",
                  "--warc-file", os.path.join(folder, "wget")])


def speed(crawler, program, pages=3000, rounds=3):
    if not shutil.which("wget"):
        print("skipped: wget is not installed (apt-get install wget)")
        return 0
    ours, theirs = [], []
    with listening([program, str(pages)]) as port, tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            ours.append(crawl(crawler, port, folder))
            theirs.append(wget(port, folder, pages))
    print("%d pages, %d rounds, medians" % (pages, rounds))
    print("%-18s %12s %18s %10s" % ("", "pages/s", "CPU ms a page", "MB"))
    for name, runs in (("sidestep crawl", ours), ("wget --warc-file", theirs)):
        print("%-18s %12.0f %18.3f %10.0f" % (name, pages / statistics.median(run.wall for run in runs),
                                              1000 * statistics.median(run.cpu for run in runs) / pages,
                                              max(run.memory for run in runs)))
    wall = statistics.median(run.wall for run in theirs) / statistics.median(run.wall for run in ours)
    work = statistics.median(run.cpu for run in ours) / statistics.median(run.cpu for run in theirs)
    print("pages a second: %.2f times wget's (at least 2 is the goal)" % wall)
    print("processor time a page: %.2f of wget's (at most 0.4 is the goal)" % work)
    return 0 if wall >= 2 and work <= 0.4 else 1


def memory(crawler, program, sizes):
    largest = 0
    print("%10s %10s %10s" % ("pages", "pages/s", "MB"))
    for pages in sizes:
        with listening([program, str(pages)]) as port, tempfile.TemporaryDirectory() as folder:
            used = crawl(crawler, port, folder)
        largest = max(largest, used.memory)
        print("%10d %10.0f %10.1f" % (pages, pages / used.wall, used.memory), flush=True)
    print("at most 80 MB is the goal: %s" % ("held" if largest < 80 else "missed"))
    return 0 if largest < 80 else 1


if __name__ == "__main__":
    if sys.argv[1] == "--memory":
        sys.exit(memory(sys.argv[2], sys.argv[3], [int(word) for word in sys.argv[4:]] or [1000, 100000]))
    sys.exit(speed(sys.argv[1], sys.argv[2], *(int(word) for word in sys.argv[3:])))
