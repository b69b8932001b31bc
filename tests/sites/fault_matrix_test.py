#!/usr/bin/env python3
"""What a crawl does about each fault of a site: one row a fault.

    fault_matrix_test.py CRAWLER SAMPLE_SITE

Each row starts the sample site with its fault, crawls one thread from it and
looks at what was kept, how often the address was asked, the exit code, and
what the user was told. Of everything that was kept, the bytes in the WARC file
must be the bytes that the site sent: both the payload's digest and the body as
transferred are compared with what the site wrote down when it sent them.
"""
import gzip
import hashlib
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from sample_site import configuration, sample_site  # noqa: E402

CRAWLER, SITE = sys.argv[1:3]
THREAD = "mystery_shopping"
PAGE = "/request/%s?unfold=1" % THREAD
JSON = "/request/%s.json" % THREAD
WHOLE = "data 200, page 200, attachment 200"

# fault, what is crawled, the address that is watched, how often it is asked,
# exit code, what is kept (robots.txt apart), what the user is told.
ROWS = [
    ("", THREAD, PAGE, 1, 0, WHOLE, ""),
    ("form:plain", THREAD, PAGE, 1, 0, WHOLE, ""),
    ("form:gzip", THREAD, PAGE, 1, 0, WHOLE, ""),
    ("form:chunked", THREAD, PAGE, 1, 0, WHOLE, ""),
    ("form:chunked-gzip", THREAD, PAGE, 1, 0, WHOLE, ""),
    ("form:deflate", THREAD, PAGE, 1, 0, WHOLE, ""),
    ("form:until-close", THREAD, PAGE, 1, 0, WHOLE, ""),
    ("form:cut", THREAD, PAGE, 3, 4, "", "is not whole: the connection broke off"),
    ("form:cut-chunk", THREAD, PAGE, 3, 4, "", "is not whole: the connection broke off"),
    ("form:reset", THREAD, PAGE, 3, 4, "", "is not whole: the connection broke off"),
    ("form:more-promised", THREAD, PAGE, 3, 4, "", "is not whole: the connection broke off"),
    ("form:less-promised", THREAD, PAGE, 1, 0, "page 200, attachment 200", "no JSON from"),
    ("slow:30", THREAD, PAGE, 1, 0, WHOLE, ""),
    ("unsteady", THREAD, PAGE, 1, 0, WHOLE, ""),
    ("bad-utf8:mystery_shopping", THREAD, PAGE, 1, 0, WHOLE, ""),
    ("flaky:1", THREAD, PAGE, 2, 0, WHOLE, ""),
    ("cut:mystery_shopping", THREAD, PAGE, 3, 4, "data 200", "is not whole: the connection broke off"),
    ("big:mystery_shopping", THREAD, PAGE, 1, 0, "data 200, page 200 cut", "is kept in part: it is larger than [crawl] max_body_mb"),
    ("bomb:mystery_shopping", THREAD, PAGE, 1, 4, "data 200", "is more than 50000000 bytes when decompressed"),
    ("loop:mystery_shopping", THREAD, PAGE, 1, 4, "data 200, other 302", "redirects to itself"),
    ("sign-in:mystery_shopping", THREAD, PAGE, 1, 4, "data 200", "redirects to /profile/sign_in?token=mystery_shopping; not followed"),
    ("away:mystery_shopping", THREAD, PAGE, 1, 4, "data 200", "redirects to http://elsewhere.example.net/; not followed"),
    ("page-500:mystery_shopping", THREAD, PAGE, 2, 4, "data 200", "no page from"),
    ("page-empty:mystery_shopping", THREAD, PAGE, 1, 4, "data 200", "it is empty"),
    ("json-500:mystery_shopping", THREAD, PAGE, 1, 0, "page 200, attachment 200", "no JSON from"),
    ("json-html:mystery_shopping", THREAD, PAGE, 1, 0, "page 200, attachment 200", "an HTML page came instead"),
    ("hide:mystery_shopping", THREAD, PAGE, 1, 1, "page 403", "is hidden by the site"),
    ("gone:mystery_shopping", THREAD, PAGE, 1, 1, "page 404", "is not there: the site says HTTP 404"),
    ("missing", THREAD, PAGE, 1, 1, "page 404", "is not there: the site says HTTP 404"),
    ("forbidden", THREAD, PAGE, 1, 4, "", "not the page by which the site says that something is hidden"),
    ("challenge", THREAD, PAGE, 0, 4, "", "asked for a browser check; I stopped there"),
    ("robots-challenge", THREAD, PAGE, 0, 4, "", "asked for a browser check; I stopped there"),
    ("robots-status:500", THREAD, PAGE, 0, 4, "", "which closes the site"),
    ("robots-status:404", THREAD, PAGE, 1, 0, WHOLE, ""),
    ("robots-closed", THREAD, PAGE, 0, 4, "", "robots.txt of foi.example.org closes"),
    ("busy:2", THREAD, PAGE, 1, 0, WHOLE, ""),
    ("storm:2", THREAD, PAGE, 1, 0, WHOLE, ""),
    ("down", THREAD, PAGE, 0, 4, "", "asks for a pause of 3600 seconds; I stopped there"),
    ("hide-message:incoming-1061", THREAD, PAGE, 1, 0, "data 200, page 200", ""),
    ("hide-file:incoming-1061/3", THREAD, PAGE, 1, 0, "data 200, page 200", ""),
    ("", "sample:platform_lift_breakdowns", "/request/platform_lift_breakdowns/response/1150/attach/3/Lift%20log%202025.csv", 2, 0, WHOLE, ""),
    ("", "http://foi.example.org/request/212", PAGE, 1, 0, "other 301, data 200, page 200, attachment 200", ""),
    ("taken-down:900001", "petitions:900001", "/petitions/900001.json", 1, 1, "page 410", "is not there: the site says HTTP 410"),
    ("rename:mystery_shopping=other_name", THREAD, PAGE, 0, 0, "other 301, data 200, page 200, attachment 200", ""),
]


class Seen:
    def __init__(self, folder, fault, thread):
        log = os.path.join(folder, "site.log")
        config = os.path.join(folder, "config.toml")
        self.archive = os.path.join(folder, "archive")
        with sample_site(SITE, "--log", log, faults=[fault] if fault else []) as port:
            with open(config, "w", encoding="utf-8") as out:
                out.write(configuration(port))
            done = subprocess.run([CRAWLER, "crawl", thread, "--config", config, "--archive", self.archive],
                                  capture_output=True, text=True, timeout=120)
        self.code, self.said = done.returncode, done.stderr
        with open(log, encoding="utf-8") as lines:
            self.asked = [line.split() for line in lines.read().splitlines()]

    def times(self, target):
        return sum(1 for line in self.asked if line[2] == target)

    def captures(self):
        catalogue = sqlite3.connect("file:%s/catalogue.db?mode=ro" % self.archive, uri=True)
        rows = catalogue.execute("SELECT role, status, url, digest, name, offset, length FROM capture "
                                 "JOIN file ON file.number = capture.file WHERE role != 'robots' ORDER BY capture.id").fetchall()
        catalogue.close()
        return rows

    def kept(self):
        out = []
        for role, status, _, _, file, offset, length in self.captures():
            cut = re.search(r"WARC-Truncated: (\w+)", self.record(file, offset, length)[0].decode("latin-1"))
            text = "%s %d%s" % (role, status, " cut" if cut else "")
            if text not in out:  # a thread has several attachments
                out.append(text)
        return ", ".join(out)

    def record(self, file, offset, length):
        with open(os.path.join(self.archive, "warc", file), "rb") as warc:
            warc.seek(offset)
            record = gzip.decompress(warc.read(length))
        head, _, block = record.partition(b"\r\n\r\n")
        assert block.endswith(b"\r\n\r\n")
        return head, block[:-4]

    def check_bytes(self):
        """Every kept body is one that the site sent for that address."""
        for role, _, url, digest, file, offset, length in self.captures():
            target = "/" + url.split("/", 3)[3]
            head, block = self.record(file, offset, length)
            body = block.partition(b"\r\n\r\n")[2]
            wire = hashlib.sha256(body).hexdigest()
            if b"WARC-Truncated" in head:
                continue  # what the site sent did not all arrive, or was cut at the limit
            sent = [(line[4], line[5]) for line in self.asked if line[2] == target]
            assert (digest, wire) in sent, "%s %s: not the bytes that were sent" % (role, url)


def look(fault, thread):
    with tempfile.TemporaryDirectory() as folder:
        seen = Seen(folder, fault, thread)
        seen.check_bytes()
        return seen.kept(), seen


def main():
    wrong = []
    print("%-34s %4s %5s  %-42s %s" % ("fault", "exit", "asked", "kept", "told"))
    for fault, thread, target, times, code, kept, told in ROWS:
        got, seen = look(fault, thread if ":" in thread else "sample:" + thread)
        line = next((line for line in seen.said.splitlines() if told and told in line), "")
        print("%-34s %4d %5d  %-42s %s" % (fault or thread, seen.code, seen.times(target), got or "nothing",
                                           line.strip()[:100]), flush=True)
        bad = seen.code != code or seen.times(target) != times or got != kept or (told and not line)
        if bad:
            wrong.append("%s: expected exit %d, asked %d, kept %s, told %r; said:\n%s"
                         % (fault, code, times, kept, told, seen.said))
    for text in wrong:
        print(text)
    return 1 if wrong else 0


sys.exit(main())
