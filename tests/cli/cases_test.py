#!/usr/bin/env python3
"""Command-line tests on golden output.

    cases_test.py SIDESTEP SAMPLE_SITE [--bless] [NAME...]

A case is a folder: `cmd` (a line a command, run by sh with `sidestep` on the
path), `out` (all that they print on stdout, then stderr behind a line of
dashes) and `rc` (the last exit code; 0 when there is none). Every case runs in
a fresh home; where `cmd` begins with the line `#sample`, the archive is a copy
of one that was crawled from the sample site. --bless writes what was seen.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sites"))
from sample_site import ROOT, Home, crawl_sample  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent


def settled(text, home):
    """What differs from run to run, made the same."""
    text = text.replace(str(home), "HOME").replace(str(ROOT), "ROOT")
    text = re.sub(r"\bproof [0-9a-f]{8}\b", "proof 00000000", text)
    text = re.sub(r"\b[0-9a-f]{64}\b", "SHA256", text)
    text = re.sub(r"sha256 [0-9a-f]{8}\.\.\.[0-9a-f]{4}", "sha256 0...0", text)
    text = re.sub(r"(sidestep-\d{8}-\d\d\.warc\.gz at) \d+", r"\1 N", text)
    text = re.sub(r"\b\d+(\.\d)? ([kM]B|bytes)\b", r"N kB", text)
    text = re.sub(r"\bversion \d+, lexicon [\d.]+", "version N, lexicon N", text)
    return re.sub(r'("offset":)\d+', r"\1N", text)


def run_case(case, home):
    script = (case / "cmd").read_text()
    done = subprocess.run(["sh", "-c", script], env=home.environment(), cwd=case, text=True,
                          capture_output=True, timeout=120, stdin=subprocess.DEVNULL)
    seen = settled(done.stdout, home.path)
    if done.stderr:
        seen += "----\n" + settled(done.stderr, home.path)
    return seen, done.returncode


def check(case, seen, code, bless):
    wanted = (case / "out").read_text() if (case / "out").exists() else ""
    wanted_code = int((case / "rc").read_text()) if (case / "rc").exists() else 0
    if bless:
        (case / "out").write_text(seen)
        (case / "rc").write_text("%d\n" % code)
        return True
    if seen == wanted and code == wanted_code:
        return True
    print("FAILED %s: exit %d, wanted %d" % (case.name, code, wanted_code))
    with tempfile.NamedTemporaryFile("w", suffix=".seen") as file:
        file.write(seen)
        file.flush()
        subprocess.run(["diff", "-u", str(case / "out"), file.name])
    return False


def main(arguments):
    bless = "--bless" in arguments
    words = [word for word in arguments if word != "--bless"]
    sidestep, site, names = words[0], words[1], words[2:]
    cases = sorted(path.parent for path in HERE.glob("*/cmd"))
    cases = [case for case in cases if not names or case.name in names]
    passed = 0
    with tempfile.TemporaryDirectory(prefix="sidestep-cli-") as folder:
        base = Home(pathlib.Path(folder) / "base", sidestep)
        if any((case / "cmd").read_text().startswith("#sample") for case in cases):
            crawl_sample(base, site)
        for case in cases:
            home = Home(pathlib.Path(folder) / "home", sidestep)
            shutil.rmtree(home.path, ignore_errors=True)
            if (case / "cmd").read_text().startswith("#sample"):
                shutil.copytree(base.path, home.path, symlinks=True)
            else:
                home.path.mkdir()
            passed += check(case, *run_case(case, home), bless)
    print("%d passed, %d failed" % (passed, len(cases) - passed))
    return 0 if cases and passed == len(cases) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
