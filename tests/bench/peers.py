"""What the bench compares with: omindex and quest, recollindex and recollq, FTS5.

Each peer is built over the same corpus, at its defaults and at the best setting
that we know of. Which are there is found out; none is needed.
"""
import os
import re
import shutil
import sqlite3
import statistics
import sys
import time

from measure import bytes_of, spend


def omindex(folder, best):
    """Built over the same pages; Xapian's default threshold is its slowest."""
    db = os.path.join(folder, "omindex")
    shutil.rmtree(db, ignore_errors=True)
    more = {"XAPIAN_FLUSH_THRESHOLD": "300"} if best else {}
    used = spend(["omindex", "--db", db, "--url", "/", "--no-delete", os.path.join(folder, "pages")], more)
    return used._replace(bytes=bytes_of(db))


def recollindex(folder):
    conf = os.path.join(folder, "recoll")
    shutil.rmtree(conf, ignore_errors=True)
    os.makedirs(conf)
    with open(os.path.join(conf, "recoll.conf"), "w", encoding="utf-8") as out:
        out.write("topdirs = %s\nloglevel = 2\nidxflushmb = 50\n" % os.path.abspath(os.path.join(folder, "pages")))
    used = spend(["recollindex", "-c", conf, "-z"])
    return used._replace(bytes=bytes_of(os.path.join(conf, "xapiandb")))


def letters(folder):
    with open(os.path.join(folder, "letters"), encoding="utf-8", newline="") as source:
        rest = ""
        while True:
            piece = source.read(1 << 20)
            if not piece:
                return
            *whole, rest = (rest + piece).split("\x1e")
            for one in whole:
                yield one.split("\x1f")


def build_fts5(folder, name):
    """A row a message: "plain" has no text and no stems (least and fastest),
    "stems" has both, as the searches of sidestep need."""
    db = sqlite3.connect(os.path.join(folder, "fts5-%s.db" % name))
    db.execute("pragma journal_mode = off")
    db.execute("pragma synchronous = off")
    how = "content='', tokenize='unicode61'" if name == "plain" else "id unindexed, tokenize='porter unicode61'"
    db.execute("create virtual table letters using fts5(text, %s)" % how)
    with db:
        if name == "plain":
            db.executemany("insert into letters(text) values (?)", ((text,) for _, text in letters(folder)))
        else:
            db.executemany("insert into letters(id, text) values (?, ?)", letters(folder))
        db.execute("insert into letters(letters) values ('optimize')")
    db.close()


def fts5(folder, name):
    """In a process of its own, so that its time and memory can be told."""
    path = os.path.join(folder, "fts5-%s.db" % name)
    if os.path.exists(path):
        os.remove(path)
    used = spend([sys.executable, os.path.abspath(__file__), folder, name])
    return used._replace(bytes=os.path.getsize(path))


def fts5_times(folder, name, queries, rounds):
    """(query, found, median microseconds) of those that it can ask: the best ten
    with a passage of each ("top"), or the exact number ("count")."""
    db = sqlite3.connect("file:%s?mode=ro" % os.path.join(folder, "fts5-%s.db" % name), uri=True)
    top = "select id, snippet(letters, 0, '[', ']', '...', 40) from letters where letters match ? order by rank limit 10"
    count = "select count(*) from letters where letters match ?"
    out = []
    for kind, ours, theirs in queries:
        if theirs is None:
            continue
        times = []
        for _ in range(rounds + 1):
            start = time.perf_counter()
            rows = db.execute(count if kind == "count" else top, (theirs,)).fetchall()
            times.append((time.perf_counter() - start) * 1e6)
        out.append((ours, rows[0][0] if kind == "count" else len(rows), statistics.median(times[1:])))
    return out


def plain_words(queries):
    """Queries of bare words: what quest and recollq read as we do."""
    return [ours for kind, ours, theirs in queries if theirs and re.fullmatch(r"[a-z ]+", ours)]


if __name__ == "__main__":
    build_fts5(sys.argv[1], sys.argv[2])
