#!/usr/bin/env python3
"""Measure `read --batch` on labelled letters that lie beside the project.

The labelled letters are not part of the project: without them this says
"skipped". They are cut in two by the digest of their id; half A is for working
on, half B only tells how well that carries over, so only its averages are
printed. Ends with 1 when a floor is not reached.

usage: run.py SIDESTEP GOLD_FOLDER
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

# F1 of phrases (at message level), exemptions and dates that must be reached.
FLOORS = {"half B": {"phrases": 0.70, "exemptions": 0.80, "dates": 0.80}, "real": {"phrases": 0.85}}


def letters(folder, names):
    for name in names:
        with open(os.path.join(folder, name), encoding="utf-8") as lines:
            yield from (line for line in lines if line.strip())


def in_half_a(line):
    digest = hashlib.sha256(json.loads(line)["id"].encode()).hexdigest()
    return int(digest[-1], 16) % 2 == 0


def score(program, scorer, lines, work):
    gold, found = os.path.join(work, "gold.jsonl"), os.path.join(work, "found.jsonl")
    with open(gold, "w", encoding="utf-8") as out:
        out.writelines(lines)
    with open(gold, "rb") as given, open(found, "wb") as out:
        subprocess.run([program, "read", "--batch", "-"], stdin=given, stdout=out, check=True,
                       timeout=300)
    return subprocess.run([sys.executable, scorer, gold, found], capture_output=True, text=True,
                          timeout=120, check=True).stdout.strip()


def weak_categories(table):
    """How many categories with three or more labels have an F1 under one half."""
    rows = re.findall(r"^[a-z-]+ +\| +(\d+) +(\d+) +(\d+) +[\d.]+ +[\d.]+ +([\d.]+) ", table, re.M)
    return sum(int(tp) + int(fn) >= 3 and float(f1) < 0.5 for tp, _, fn, f1 in rows)


def below(name, summary):
    for kind, floor in FLOORS.get(name, {}).items():
        pattern = r"message-F1 micro=([\d.]+)" if kind == "phrases" else kind + r" F1=([\d.]+)"
        reached = float(re.search(pattern, summary).group(1))
        if reached < floor:
            yield "%s of %s: F1 %.3f is below %.2f" % (kind, name, reached, floor)


def main():
    program, folder = sys.argv[1:3]
    scorer = os.path.join(folder, "score.py")
    if not os.path.exists(scorer):
        print("skipped: no labelled letters in", folder)
        return 0
    both = list(letters(folder, ["dev.jsonl", "dev-m.jsonl"]))
    sets = {"half A": [line for line in both if in_half_a(line)],
            "half B": [line for line in both if not in_half_a(line)],
            "real": list(letters(folder, ["real-dev.jsonl"]))}
    faults = []
    for name, lines in sets.items():
        with tempfile.TemporaryDirectory() as work:
            table = score(program, scorer, lines, work)
        summary = table.split("\n")[-1]
        print("==", name, "(%d)" % len(lines), "\n" + (table if name == "half A" else summary))
        print("categories under F1 0.5:", weak_categories(table))
        faults += below(name, summary)
    print("\n".join(faults) or "all floors are reached")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
