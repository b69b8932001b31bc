#!/usr/bin/env python3
"""Two nights over three sources: one well, one that asks for a browser check, one
that does not answer.

    nightly_test.py SIDESTEP SAMPLE_SITE

After the first the well one is complete and searchable, and the summary and exit
code say what happened; the second finishes the rest, a day on. Then: two nights
at once, a night that is ended by a signal, what --quiet and --dry-run print.
"""
import contextlib
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sites"))
from sample_site import Home, sample_site  # noqa: E402

FIRST, EVENING, SECOND, THIRD = ("2026-09-04T02:14:07Z", "2026-09-04T20:00:00Z",
                                 "2026-09-05T02:20:07Z", "2026-09-05T20:00:00Z")
CONFIG = """
[crawl]
contact = "test@example.org"
delay_seconds = 0
jitter = 0
allow_loopback = true
"""
SOURCE = """
[[source]]
name = "{name}"
kind = "{kind}"
url = "{url}"
jurisdiction = "uk"
timezone = "Europe/London"
connect_to = "127.0.0.1:{port}"
[source.scope]
{scope} = true
"""
faults = []


def check(what, good, seen=""):
    if not good:
        faults.append(what)
        print("FAILED: %s\n%s" % (what, seen))


@contextlib.contextmanager
def no_answer():
    """A port on which nothing listens, and that nobody else gets meanwhile."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        yield one.getsockname()[1]


class Nights(Home):
    def __init__(self, folder, name, sidestep):
        super().__init__(pathlib.Path(folder) / name, sidestep, FIRST)

    def of(self, *sources):
        self.configure(CONFIG + "".join(SOURCE.format(**source) for source in sources))

    def start(self, *words, **more):
        return subprocess.Popen([self.sidestep, *words], env=self.environment(), text=True,
                                stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, **more)

    def said(self, *words):
        done = self.run(*words)
        return done.returncode, done.stdout, done.stderr

    def count(self, query):
        return int(self.run("search", "--count", query).stdout.strip() or 0)

    def log(self, verb="nightly"):
        text = (self.archive / ("log/%s.jsonl" % verb)).read_text()
        return [json.loads(line) for line in text.splitlines()]


def blocked(port):
    return dict(name="blocked", kind="uk-petitions", url="http://petitions.example.org", port=port, scope="answered")


def failing(port):
    return dict(name="failing", kind="uk-petitions", url="http://localhost", port=port, scope="answered")


def well(port):
    return dict(name="well", kind="alaveteli", url="http://foi.example.org", port=port, scope="all")


def first_night(home, program):
    with sample_site(program, faults=["petitions/challenge"]) as port, no_answer() as dead:
        home.of(blocked(port), failing(dead), well(port))
        code, out, err = home.said("nightly")
    check("the first night ends with 4", code == 4, out + err)
    check("everything is told in the summary alone", err == "", err)
    for words in ("1 of 3 sources done", "blocked       BLOCKED until 5 September 2026 at 02:14 UTC",
                  "petitions.example.org asked for a browser check", "docs/blocked.md",
                  "failing       FAILED", "no answer from http://localhost/robots.txt",
                  "well          done: 50 new", "Exit code 4: a source failed, blocked"):
        check("the first summary says: " + words, words in out or words in " ".join(out.split()), out)
    check("the well source is searchable", home.count("says:nothing-further source:well") > 0)
    states = {line["source"]: line["state"] for line in home.log() if line["event"] == "source"}
    check("the log says the same", states == {"blocked": "blocked", "failing": "failed", "well": "done"},
          str(states))


def logs_of_the_night(home):
    """What the children did stands in logs of their own, without anything secret."""
    crawl, index = home.log("crawl"), home.log("index")
    new = [line for line in crawl if line["event"] == "thread" and line["outcome"] == "new"]
    check("the crawl's log names each new thread", len(new) == 50 and new[0]["source"] == "well", str(new[:1]))
    requests = [line for line in crawl if line["event"] == "request"]
    check("and each request", len(requests) > 100 and
          all({"time", "level", "url", "status", "bytes", "milliseconds"} <= set(line) for line in requests))
    check("and what was complained of, though the run was quiet",
          any(line["event"] == "trouble" and line["level"] == "error" and "browser check" in line["message"]
              for line in crawl))
    check("the index run's log says what it read", index[-1]["event"] == "end" and index[-1]["read"] == 50,
          str(index))


def on_a_terminal(folder, sidestep, program):
    """Progress is shown where somebody watches; the summary is the same."""
    home = Nights(folder, "terminal", sidestep)
    master, slave = os.openpty()
    with sample_site(program, faults=["slow:20"]) as port:
        home.of(well(port))
        with home.start("nightly", stderr=slave) as night:
            os.close(slave)
            shown = b""
            with contextlib.suppress(OSError):  # EIO: the other end has closed
                while block := os.read(master, 65536):
                    shown += block
            out = night.stdout.read()
    os.close(master)
    shown = shown.decode()
    check("a terminal sees how far the crawl has come",
          re.search(r"\r\x1b\[Kcrawling: \d+ of 5\d threads, .*new, ", shown), shown)
    check("its lines fit", max(map(len, re.split(r"[\r\n]+", shown))) < 90, shown)
    check("and the summary stays on stdout", out.startswith("Night of 4 September"), out)


def same_evening(home, program):
    """The block still stands: nothing is sent to its host."""
    log = home.path / "evening.log"
    home.now = EVENING
    with sample_site(program, "--log", str(log)) as port, no_answer() as dead:
        home.of(blocked(port), failing(dead), well(port))
        code, out, _ = home.said("nightly", "--format=jsonl")
    night = json.loads(out)
    check("the evening ends with 4", code == 4 and night["exit"] == 4, out)
    check("a blocked host is asked nothing within a day", "petitions.example.org" not in log.read_text())
    by_name = {source["source"]: source for source in night["sources"]}
    check("the well source asks for no thread again",
          by_name["well"]["state"] == "done" and by_name["well"]["new"] == 0, out)


def second_night(home, program):
    before = home.count("*")
    home.now = SECOND
    with sample_site(program) as port:
        home.of(blocked(port), failing(port), well(port))
        code, out, err = home.said("nightly")
        check("the second night ends with 0", code == 0, out + err)
        for words in ("3 of 3 sources done", "blocked       done: 9 new", "failing       done: 9 new"):
            check("the second summary says: " + words, words in out, out)
        check("the rest is searchable too", home.count("*") > before)
        home.now = THIRD
        code, out, err = home.said("nightly", "--quiet")
        check("a quiet night in which all went well says nothing", (code, out, err) == (0, "", ""),
              out + err)


def two_at_once(folder, sidestep, program):
    """The second is turned away, told by whom; then the first is ended by a signal."""
    home = Nights(folder, "twice", sidestep)
    lock = home.archive / "nightly.lock"
    with sample_site(program, faults=["slow:100"]) as port:
        home.of(well(port))
        first = home.start("nightly", stderr=subprocess.PIPE)
        deadline = time.monotonic() + 20
        while not (lock.exists() and "process" in lock.read_text()):
            if time.monotonic() > deadline:
                sys.exit("the first night took no lock")
            time.sleep(0.01)
        holder = lock.read_text().strip()
        code, out, err = home.said("nightly", "--quiet")
        check("the second of two nights ends with 7", code == 7, out + err)
        check("it says who holds the lock, and since when",
              holder in err and "since " + FIRST in err and "process " in err, err)
        first.send_signal(signal.SIGTERM)
        out, err = first.communicate(timeout=60)
        check("a night that is ended says so", first.returncode == 143 and "STOPPED" in out, out + err)
    home.now = SECOND
    with sample_site(program) as port:
        home.of(well(port))
        code, out, err = home.said("nightly")
        check("the next night goes on", code == 0 and home.count("*") > 0, out + err)


def without_a_scope(folder, sidestep):
    home = Nights(folder, "empty", sidestep)
    home.of()
    code, out, err = home.said("nightly")
    check("without a scope there is nothing to do, and it says what to do",
          code == 1 and "docs/nightly.md" in err, out + err)


def dry(folder, sidestep):
    home = Nights(folder, "dry", sidestep)
    with no_answer() as port:
        home.of(blocked(port), failing(port), well(port))
        code, out, err = home.said("nightly", "--dry-run")
    check("a dry run prints what would be asked", code == 0 and "http://foi.example.org/list" in out,
          out + err)
    check("and changes nothing", not home.archive.exists())


def main(sidestep, program):
    with tempfile.TemporaryDirectory(prefix="sidestep-nightly-") as folder:
        home = Nights(folder, "home", sidestep)
        first_night(home, program)
        logs_of_the_night(home)
        same_evening(home, program)
        second_night(home, program)
        two_at_once(folder, sidestep, program)
        on_a_terminal(folder, sidestep, program)
        without_a_scope(folder, sidestep)
        dry(folder, sidestep)
    print("nightly: %d faults" % len(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
