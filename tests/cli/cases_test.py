#!/usr/bin/env python3
"""Command-line tests on golden output.

    cases_test.py SIDESTEP SAMPLE_SITE [--bless] [NAME...]

A case is a folder: `cmd` (a line a command, run by sh with `sidestep` on the
path), `out` (all that they print on stdout, then stderr behind a line of
dashes) and `rc` (the last exit code; 0 when there is none). Every case runs in
a fresh home; where `cmd` begins with the line `#sample`, the archive is a copy
of one that was crawled from the sample site. --bless writes what was seen.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NOW = "2026-09-04T02:14:07Z"


def environment(home, sidestep):
    env = {name: value for name, value in os.environ.items() if not name.startswith(("SIDESTEP", "XDG_"))}
    env.update(HOME=str(home), SIDESTEP_NOW=NOW, NO_COLOR="1", TERM="dumb", LC_ALL="C.UTF-8",
               XDG_CONFIG_HOME=str(home / "config"), XDG_DATA_HOME=str(home / "share"),
               PATH="%s:%s" % (pathlib.Path(sidestep).parent, env["PATH"]), ROOT=str(ROOT))
    return env


def crawl_sample(home, sidestep, site):
    """An archive of the whole sample, made over HTTP from the loopback site."""
    with subprocess.Popen([site, "--data", str(ROOT / "data/sample"), "--port", "0"],
                          stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as server:
        try:
            port = server.stdout.readline().split()[1]
            config = (ROOT / "tests/sites/demo-config.toml").read_text().replace("PORT", port)
            (home / "config/sidestep").mkdir(parents=True)
            (home / "config/sidestep/config.toml").write_text(config)
            for words in (["crawl", "sample", "--all", "--no-index"], ["crawl", "petitions", "--all"]):
                done = subprocess.run([sidestep] + words, env=environment(home, sidestep), text=True,
                                      capture_output=True, timeout=300)
                if done.returncode != 0:
                    sys.exit("crawling the sample ended with %d\n%s" % (done.returncode, done.stderr))
        finally:
            server.terminate()


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


def run_case(case, home, sidestep):
    script = (case / "cmd").read_text()
    done = subprocess.run(["sh", "-c", script], env=environment(home, sidestep), cwd=case, text=True,
                          capture_output=True, timeout=120, stdin=subprocess.DEVNULL)
    seen = settled(done.stdout, home)
    if done.stderr:
        seen += "----\n" + settled(done.stderr, home)
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
        base = pathlib.Path(folder) / "base"
        base.mkdir()
        if any((case / "cmd").read_text().startswith("#sample") for case in cases):
            crawl_sample(base, sidestep, site)
        for case in cases:
            home = pathlib.Path(folder) / "home"
            shutil.rmtree(home, ignore_errors=True)
            if (case / "cmd").read_text().startswith("#sample"):
                shutil.copytree(base, home, symlinks=True)
            else:
                home.mkdir()
            passed += check(case, *run_case(case, home, sidestep), bless)
    print("%d passed, %d failed" % (passed, len(cases) - passed))
    return 0 if cases and passed == len(cases) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
