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
import subprocess
import sys
import tempfile

FLOORS = {"half B": 0.65, "real": 0.80}  # message-level micro F1 of the phrases


def letters(folder, names):
    for name in names:
        with open(os.path.join(folder, name), encoding="utf-8") as lines:
            yield from (line for line in lines if line.strip())


def in_half_a(line):
    digest = hashlib.sha256(json.loads(line)["id"].encode()).hexdigest()
    return int(digest[-1], 16) % 2 == 0


def score(program, scorer, lines, floor, work):
    gold, found = os.path.join(work, "gold.jsonl"), os.path.join(work, "found.jsonl")
    with open(gold, "w", encoding="utf-8") as out:
        out.writelines(lines)
    with open(gold, "rb") as given, open(found, "wb") as out:
        subprocess.run([program, "read", "--batch", "-"], stdin=given, stdout=out, check=True,
                       timeout=300)
    command = [sys.executable, scorer, gold, found] + (["--min-f1", str(floor)] if floor else [])
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


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
    failed = 0
    for name, lines in sets.items():
        with tempfile.TemporaryDirectory() as work:
            result = score(program, scorer, lines, FLOORS.get(name), work)
        text = result.stdout if name != "half B" else result.stdout.strip().split("\n")[-1]
        print("==", name, "\n" + text, result.stderr)
        failed += result.returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
