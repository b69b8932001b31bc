#!/usr/bin/env python3
"""How long a search takes from start to exit, beside Xapian's own quest.

    search_start.py SIDESTEP ARCHIVE [ROUNDS]

Both programs ask the same index for the same words, by turns, in one run, and
print ten hits to /dev/null. The figure is the ratio of the medians; a machine's
own milliseconds mean little elsewhere. Needs xapian-tools (quest).
"""
import os
import shutil
import statistics
import sys
import time

QUERIES = ["information", "request information", "policy", "section", "review decision", "public interest",
           "hold", "commercial"]


def spend(path, words):
    null = os.open("/dev/null", os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, number) for number in (0, 1, 2)]
    start = time.perf_counter()
    child = os.posix_spawn(path, words, os.environ, file_actions=actions)
    status = os.waitpid(child, 0)[1]
    spent = time.perf_counter() - start
    os.close(null)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit("%s ended with %d" % (" ".join(words), os.waitstatus_to_exitcode(status)))
    return spent * 1000


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main(sidestep, archive, rounds=50):
    quest = shutil.which("quest")
    if not quest:
        print("skipped: quest is not installed (apt-get install xapian-tools)")
        return 0
    os.environ["NO_COLOR"] = "1"
    ours, theirs = [], []
    for round_ in range(rounds + 3):
        for query in QUERIES:
            a = spend(sidestep, [sidestep, "search", query, "--limit", "10", "--archive", archive])
            b = spend(quest, [quest, "-d", archive + "/index", "-m", "10", "--default-op=and", "-s", "none", query])
            if round_ >= 3:  # the first rounds warm the caches
                ours.append(a)
                theirs.append(b)
    for name, values in (("sidestep search", ours), ("quest", theirs)):
        print("%-16s p50 %6.2f ms   p95 %6.2f ms   n %d" % (name, statistics.median(values), percentile(values, 0.95),
                                                            len(values)))
    print("ratio of medians %.2f" % (statistics.median(ours) / statistics.median(theirs)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], *(int(word) for word in sys.argv[3:])))
