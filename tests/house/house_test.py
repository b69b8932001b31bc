#!/usr/bin/env python3
"""Reads every #include of the tree and fails on one that the house forbids.

The house (README, "How it is built"): arrows go one way, and a third-party
header stays in the room that is there for it. A room that is not in the table
fails too, so that a new one is thought about.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# What each room may include; longest prefix of the including file wins.
ROOMS = {
    "common/": ["common/"],
    "sites/": ["common/", "sites/"],
    "archive/": ["common/", "sites/", "archive/"],
    "crawler/": ["common/", "sites/", "archive/", "crawler/"],
    "indexer/": ["common/", "sites/", "archive/", "indexer/"],
    "indexer/store/": ["common/", "sites/", "indexer/store/"],
    "indexer/voice/": ["common/", "indexer/voice/"],
    "indexer/findings/": ["common/", "sites/", "indexer/findings/", "indexer/voice/"],
    "indexer/bodies/": ["common/", "indexer/bodies/"],
    "query/": ["common/", "sites/", "indexer/store/", "query/"],
    "keeper/": ["common/", "sites/", "archive/", "crawler/frontier/", "indexer/store/", "keeper/"],
    "cli/": ["common/", "sites/", "query/", "cli/"],
    "tests/": [""],
}
# Where a third-party header may be included.
HOMES = {
    r"curl/": ["crawler/http/", "tests/"],
    r"gumbo\.h": ["crawler/lists/", "indexer/pages/", "indexer/attachments/", "tests/"],
    r"xapian\.h": ["indexer/store/", "query/", "keeper/", "tests/"],
    r"SQLiteCpp/|sqlite3\.h": ["archive/", "crawler/frontier/", "keeper/", "tests/"],
    r"CLI/": ["common/options/"],
    r"toml\+\+/": ["common/toml.hpp", "tests/"],
    r"httplib\.h": ["tests/"],
    r"poppler-": ["indexer/extractor.cpp", "indexer/attachments/"],
    r"gmime/": ["crawler/importers/", "indexer/attachments/"],
    r"archive(_entry)?\.h": ["indexer/attachments/", "tests/"],
    r"pugixml": ["indexer/attachments/"],
    r"re2/": ["indexer/", "crawler/", "tests/"],
    r"openssl/": ["common/", "archive/", "tests/unit/crawler/"],
    r"uriparser/": ["common/"],
    r"date/": ["common/"],
    r"seccomp": ["indexer/extractor.cpp", "indexer/attachments/"],
    r"libstemmer": ["common/"],
    r"spdlog/": ["common/log/"],
}
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')


def allowed_of(path, table):
    best = max((room for room in table if path.startswith(room)), key=len, default=None)
    return None if best is None else table[best]


def faults_of(path):
    text = (ROOT / path).read_text(encoding="utf-8", errors="replace")
    allowed = allowed_of(path, ROOMS)
    if allowed is None:
        yield "%s: a room that the house does not know" % path
        return
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        kind, name = match.groups()
        if kind == '"' and not any(name.startswith(room) for room in allowed):
            yield '%s:%d: includes "%s"; allowed: %s' % (path, number, name, ", ".join(allowed))
        for header, homes in HOMES.items():
            if re.match(header, name) and not any(path.startswith(home) for home in homes):
                yield "%s:%d: <%s> outside its room (%s)" % (path, number, name, ", ".join(homes))


def is_room(path):
    built = path.name == "build" or (path / "CMakeCache.txt").exists()
    return path.is_dir() and not built and not path.name.startswith(".")


def sources():
    """Every source of the tree, in rooms that the table has and in those that it lacks."""
    rooms = filter(is_room, ROOT.iterdir())
    found = [path for room in rooms for suffix in ("*.cpp", "*.hpp") for path in room.rglob(suffix)]
    return sorted(str(path.relative_to(ROOT)) for path in found)


def main():
    files = sources()
    if len(files) < 20:
        sys.exit("house: only %d sources found under %s" % (len(files), ROOT))
    faults = [fault for path in files for fault in faults_of(path)]
    for path in files:
        lines = len((ROOT / path).read_bytes().splitlines())
        if lines > 400 and not path.startswith("tests/"):
            faults.append("%s: %d lines; over 400 a source is more than one job" % (path, lines))
        text = (ROOT / path).read_text(encoding="utf-8", errors="replace")
        if not text.startswith("//"):
            faults.append("%s: does not open with what it is for" % path)
        if path.startswith("tests/unit/") and "TEST_CASE" not in text:
            faults.append("%s: holds no test; what tests stand on lies in tests/kit" % path)
    for fault in faults:
        print(fault)
    print("house: %d sources, %d faults" % (len(files), len(faults)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
