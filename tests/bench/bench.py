#!/usr/bin/env python3
"""All the figures of sidestep in one run, beside its peers on the same work.

    bench.py BUILD [--scale THREADS] [--peers] [--folder FOLDER]

Makes the corpus, builds the index with the real program (twice where there are
peers: before and after them, so that a machine that slows down shows), asks the
fixed queries, updates the index while searches go on, and prints one table. A
figure of one machine means little elsewhere: the ratios are what to compare.
"""
import argparse
import os
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import peers
import queries
from measure import Used, bytes_of, percentile, spend, start_to_exit

CHANGED = 300
ROWS = []


def row(what, value, floor="", peer=""):
    ROWS.append((what, value, floor, peer))
    print("  %-52s %-26s %s" % (what, value, peer), flush=True)


class Bench:
    def __init__(self, build, folder, threads):
        self.build, self.folder, self.threads = build, folder, threads
        self.archive = os.path.join(folder, "archive")
        self.index = os.path.join(self.archive, "index")
        self.places = ["--config", os.path.join(folder, "config.toml"), "--archive", self.archive]

    def program(self, name):
        return os.path.join(self.build, name)

    def corpus(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        used = spend([self.program("bench-corpus"), self.folder, str(self.threads)])
        with open(os.path.join(self.folder, "letters"), "rb") as source:
            text = source.read()
        print("%d threads, %d messages, %.1f MB of letters, %.1f MB of pages, made in %.0f s" % (
            self.threads, text.count(b"\x1e"), len(text) / 1e6, bytes_of(os.path.join(self.folder, "pages")) / 1e6,
            used.wall), flush=True)

    def build_index(self):
        return spend([self.program("libexec/sidestep/indexer"), "index", "--rebuild"] + self.places)

    def ask(self, tasks, rounds):
        """{ours: (found, microseconds)}"""
        name = os.path.join(self.folder, "queries")
        with open(name, "w", encoding="utf-8") as out:
            out.writelines("%s %s\n" % (kind, ours) for kind, ours, _ in tasks)
        said = subprocess.run([self.program("bench-search"), self.index, str(rounds), name], check=True,
                              stdout=subprocess.PIPE, text=True).stdout
        rows = [line.split("\t") for line in said.splitlines()]
        return {ours: (int(found), float(spent)) for _, ours, found, spent in rows}


def per(used, threads):
    return "%.0f a CPU s, %.0f a wall s" % (threads / used.cpu, threads / used.wall)


def build(bench, with_peers):
    print("Building")
    runs = [bench.build_index()]
    others = {}
    if with_peers:
        if shutil.which("omindex"):
            others["omindex, flush at 300 (its best)"] = peers.omindex(bench.folder, True)
        if shutil.which("recollindex"):
            others["recollindex"] = peers.recollindex(bench.folder)
        others["FTS5, no text, no stems"] = peers.fts5(bench.folder, "plain")
        others["FTS5, text and stems"] = peers.fts5(bench.folder, "stems")
        runs.append(bench.build_index())
        if shutil.which("omindex"):
            others["omindex, default"] = peers.omindex(bench.folder, False)
    ours = Used(min(run.wall for run in runs), sum(run.cpu for run in runs) / len(runs),
                max(run.memory for run in runs))
    row("threads built", per(ours, bench.threads), "300 and 500")
    row("CPU s, wall s", "%s" % ", ".join("%.1f, %.1f" % (run.cpu, run.wall) for run in runs))
    row("peak memory, MB", "%.0f" % ours.memory, "400 at 20,000")
    text = bytes_of(bench.index, "docdata")
    row("index, MB: without text + text", "%.0f + %.0f" % ((bytes_of(bench.index) - text) / 1e6, text / 1e6),
        "480 + text at 20,000")
    for name, used in others.items():
        row(name, "%.2f x its CPU" % (ours.cpu / used.cpu), "0.62 of recoll, omindex best" if "FTS5" not in name else "",
            "%.1f CPU s, %.1f wall s, %.0f MB memory, %.0f MB index" % (used.cpu, used.wall, used.memory,
                                                                      used.bytes / 1e6))


def times(found):
    spent = [one[1] / 1000 for one in found.values()]
    return percentile(spent, 0.5), percentile(spent, 0.95)


def search(bench, with_peers, rounds):
    print("Searching, in process")
    mixed = queries.mixed()
    found = bench.ask(mixed, rounds)
    row("best ten of 200 queries, ms p50, p95", "%.2f, %.2f" % times(found), "p95 4 (20 at 100,000)")
    slow = sorted(found.items(), key=lambda one: -one[1][1])[:5]
    print("    slowest: " + "; ".join("%s %.1f ms (%d)" % (ours, one[1] / 1000, one[0]) for ours, one in slow))
    counts = bench.ask(queries.says_counts(), rounds * 5)
    row("says: count, us p50, p95", "%.0f, %.0f" % tuple(1000 * value for value in times(counts)), "20")
    row("says: ten newest, ms p50, p95", "%.2f, %.2f" % times(bench.ask(queries.says_newest(), rounds)), "p95 1")
    phrases = bench.ask(queries.phrase_counts(), rounds)
    row("count of phrases of common words, ms p50, p95", "%.2f, %.2f" % times(phrases), "3 x FTS5")
    row("sequences, ms p50, p95", "%.1f, %.1f" % times(bench.ask(queries.sequences(), rounds)), "p95 50")
    if not with_peers:
        return
    theirs = peers.fts5_times(bench.folder, "stems", mixed, rounds)
    both = [(found[ours][1], spent) for ours, _, spent in theirs]
    row("FTS5 (stems, rank, a passage each), same %d queries" % len(both),
        "%.1f x as fast at p95" % (percentile([b for _, b in both], 0.95) / percentile([a for a, _ in both], 0.95)), "4 x",
        "ms p50 %.2f, p95 %.2f; ours %.2f, %.2f" % tuple(
            percentile(side, share) / 1000 for side in ([b for _, b in both], [a for a, _ in both])
            for share in (0.5, 0.95)))
    theirs = peers.fts5_times(bench.folder, "plain", queries.phrase_counts(), rounds)
    both = [(phrases[ours][1], spent) for ours, _, spent in theirs]
    row("FTS5 (no stems), the same phrases", "%.2f x its time at p95" % (
        percentile([a for a, _ in both], 0.95) / percentile([b for _, b in both], 0.95)), "3 x",
        "ms p95 %.2f" % (percentile([b for _, b in both], 0.95) / 1000))


def program(bench, with_peers, rounds):
    print("From start to exit")
    words = peers.plain_words(queries.mixed())[:40]
    ways = {"sidestep search": lambda text: [bench.program("sidestep"), "search", text, "--limit", "10"] + bench.places}
    if shutil.which("quest"):
        ways["quest, same index"] = lambda text: ["quest", "-d", bench.index, "-m", "10", "--default-op=and", "-s",
                                                  "none", text]
    if with_peers and shutil.which("quest") and shutil.which("omindex"):
        ways["quest, omindex's index"] = lambda text: ["quest", "-d", os.path.join(bench.folder, "omindex"), "-m", "10",
                                                       "--default-op=and", text]
    if with_peers and shutil.which("recollq"):
        ways["recollq"] = lambda text: ["recollq", "-c", os.path.join(bench.folder, "recoll"), "-n", "10", text]
    spent = {name: [] for name in ways}
    for round_ in range(rounds + 1):
        for text in words:
            for name, way in ways.items():
                one = start_to_exit(way(text))
                if round_ > 0:
                    spent[name].append(one)
    middle = percentile(spent["sidestep search"], 0.5)
    for name, values in spent.items():
        row("%s, ms p50, p95" % name, "%.1f, %.1f" % (percentile(values, 0.5), percentile(values, 0.95)),
            "p50 4 or 1.5 x quest; p95 10" if name == "sidestep search" else "",
            "" if name == "sidestep search" else "ours %.2f x at p50" % (middle / percentile(values, 0.5)))


def update(bench):
    changed = min(CHANGED, bench.threads)
    spend([bench.program("bench-corpus"), bench.folder, str(changed), str(bench.threads // changed), "1"])
    name = os.path.join(bench.folder, "queries")
    with open(name, "w", encoding="utf-8") as out:
        out.writelines("%s %s\n" % (kind, ours) for kind, ours, _ in queries.mixed())
    reader = subprocess.Popen([bench.program("bench-search"), bench.index, "0", name], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True)
    time.sleep(0.3)
    used = spend([bench.program("libexec/sidestep/indexer"), "index"] + bench.places)
    searches, failures, spent = reader.communicate("")[0].split()
    row("%d changed threads while searches run, s wall, CPU" % changed, "%.1f, %.1f" % (used.wall, used.cpu),
        "6 at 100,000", "%s searches meanwhile, %s failed, p95 %.1f ms" % (searches, failures, float(spent) / 1000))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--scale", type=int, default=1000)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--folder")
    args = parser.parse_args()
    os.environ.update(NO_COLOR="1", LC_ALL="C.UTF-8")
    bench = Bench(args.build, args.folder or os.path.join(args.build, "bench-%d" % args.scale), args.scale)
    load = os.getloadavg()[0]
    rounds = 5 if args.scale <= 20000 else 3
    bench.corpus()
    build(bench, args.peers)
    search(bench, args.peers, rounds)
    program(bench, args.peers, rounds)
    update(bench)
    print("\n%d threads, %d cores, load %.1f at the start and %.1f at the end" % (
        args.scale, os.cpu_count(), load, os.getloadavg()[0]))
    print("| what | here | floor | peer |\n|---|---|---|---|")
    for line in ROWS:
        print("| %s |" % " | ".join(line))
    return 0


if __name__ == "__main__":
    sys.exit(main())
