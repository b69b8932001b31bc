#!/usr/bin/env python3
"""Our reading of robots.txt beside Protego's, on 2,000 generated files.

    protego_test.py VERDICTS [FILES [SEED]]

The two differ by design in the ways that are listed below as rules. Each rule
is one change to Protego, or to the file that it is given. A difference is
explained when a few of these changes make Protego's verdict ours; with all of
them the two must agree on every question of every file. What no rule explains
fails the test. Prints how many differences each rule explains.
"""
import itertools
import os
import random
import re
import subprocess
import sys

try:
    import protego
except ImportError:
    print("skipped: protego is not installed (apt-get install python3-protego)")
    sys.exit(0)

PRODUCT = "sidestep"
TARGETS_A_FILE = 12
KEYS = {"agent": ("user-agent", "useragent", "user agent"),
        "allow": ("allow",),
        "disallow": ("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"),
        "delay": ("crawl-delay", "crawldelay", "crawl delay")}


# Lines, as we read them.
def key_of(word):
    for key, beginnings in KEYS.items():
        if word.lower().startswith(beginnings):
            return key
    return ""


def product_of(value):
    if value.startswith("*") and (len(value) == 1 or value[1] in " \t"):
        return "*"
    return re.match("[A-Za-z_-]*", value).group() or "another"


def map_lines(change):
    """A change of the file: `change` of each line's key, word and value; None drops the line."""
    def changed(text):
        out = []
        for line in text.split("\n"):
            word, colon, value = line.partition(":")
            new = change(key_of(word.strip()), word.strip(), value.strip()) if colon else line
            if new is not None:
                out.append(new)
        return "\n".join(out)
    return changed


def plain_agents(key, word, value):
    return "%s: %s" % (word, product_of(value) if key == "agent" else value)


def known_keys(key, word, value):
    return "%s: %s" % (KEYS[key][0], value) if key else None


def no_delay(key, word, value):
    return None if key == "delay" else "%s: %s" % (word, value)


def line_ends(text):
    text = re.sub("\r\n?", "\n", text)
    return re.sub("[\v\f\x1c-\x1e\x85\u2028\u2029]", " ", text)


def blank_colon(text):
    """Two words and no colon are a line; more, or none, are not."""
    out = []
    for line in text.split("\n"):
        line = line.split("#")[0].strip()
        if ":" not in line:
            words = re.split("[ \t]+", line)
            line = ": ".join(words) if len(words) == 2 else ""
        out.append(line)
    return "\n".join(out)


# What a pattern is, as we read it.
ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
PLAIN = re.compile("[A-Za-z0-9._~-]")


def as_written(text):
    text = "".join(c if ord(c) < 128 else "".join("%%%02X" % b for b in c.encode()) for c in text)
    return ESCAPE.sub(lambda hexes: hexes.group().upper(), text)


def decoded(text):
    def one(hexes):
        char = chr(int(hexes.group(1), 16))
        return char if PLAIN.match(char) else hexes.group().upper()
    return ESCAPE.sub(one, as_written(text).replace(" ", "%20"))


class DollarPattern(protego._URLPattern):
    """A dollar is the end at the end alone."""

    def _prepare_pattern_for_regex(self, pattern):
        end = pattern.endswith("$")
        parts = re.split(r"\*+", pattern[:-1] if end else pattern)
        return ".*?".join(re.escape(part) for part in parts) + ("$" if end else "")


class Pattern(DollarPattern):
    """A pattern of ours: ranked as it is written, matched in one or two spellings."""

    def __init__(self, pattern, closing):
        super().__init__(as_written(pattern))
        self.other = DollarPattern(decoded(pattern)) if closing else None

    def match(self, url):
        return super().match(url) or (self.other is not None and self.other.match(decoded(url)))


def reader(active):
    """A Protego with the changes in `active`."""
    class RuleSet(protego._RuleSet):
        def applies_to(self, robotname):
            if "agent-token" in active:
                return {robotname.lower(): 2, "*": 1}.get(self.user_agent, 0)
            return super().applies_to(robotname)

        def rule(self, field, pattern):
            closing = field == "disallow"
            if "dollar" not in active and "$" in pattern:
                self.rule(field, pattern.replace("$", "%24"))
            made = None
            if "spelling" in active:
                made = Pattern(pattern, closing)
            else:
                quoted = self._quote_pattern(pattern)
                if not quoted:
                    return
                made = (DollarPattern if "dollar" in active else protego._URLPattern)(quoted)
                pattern = quoted
            self._rules.append(protego._Rule(field=field, value=made))
            tail = pattern[pattern.rfind("/"):]
            if not closing and (tail.startswith("/index.htm") if "index" in active
                                else tail == "/index.html"):
                self.rule(field, pattern[:pattern.rfind("/") + 1] + "$")

        def allow(self, pattern):
            self.rule("allow", pattern)

        def disallow(self, pattern):
            self.rule("disallow", pattern)

        def _quote_path(self, path):
            return path if "spelling" in active else super()._quote_path(path)
    return RuleSet


RULES = {
    "line-end": ("lines end at LF, CR and CRLF alone; Protego ends them at every separator that "
                 "Unicode has", line_ends),
    "byte-order-mark": ("a byte order mark, or its beginning, is passed over",
                        lambda text: text.lstrip("\ufeff")),
    "missing-colon": ("two words without a colon are a line, parted by any blank; Protego takes "
                      "one space, and more words", blank_colon),
    "key": ("a key counts by its beginning, and a line with another key is as if it were not there; "
            "for Protego it parts two groups", map_lines(known_keys)),
    "delay-line": ("a Crawl-delay does not end a run of User-agent lines", map_lines(no_delay)),
    "agent-value": ("an agent is its product token; Protego takes the whole value, and drops stars",
                    map_lines(plain_agents)),
    "agent-token": ("a group is ours when its token is our name; Protego takes any part of it", None),
    "slash": ("a pattern without a slash or star in front is left as it is, and so fits nothing; "
              "Protego puts a slash before it", None),
    "dollar": ("a dollar at the end is the end, elsewhere a dollar; Protego also reads it as %24, and "
               "between two stars as the end", None),
    "index": ("index.htm and what begins so opens its folder; for Protego index.html alone", None),
    "spelling": ("an Allow opens what it spells, a Disallow closes every spelling; Protego decodes "
                 "both, and parts off parameters, queries and fragments first", None),
}
ENFORCE = protego._enforce_path


def theirs(text, targets, active):
    for name, (_, change) in RULES.items():
        if name in active and change:
            text = change(text)
    protego._enforce_path = (lambda pattern: pattern) if "slash" in active else ENFORCE
    plain, protego._RuleSet = protego._RuleSet, reader(active)
    try:
        parsed = protego.Protego.parse(text)
    finally:
        protego._RuleSet = plain
    return "".join("1" if parsed.can_fetch(target, PRODUCT) else "0" for target in targets)


# Files.
SEGMENTS = ["request", "list", "feed", "body", "tor", "search", "a", "b.php", "index.html", "index.htm",
            "x%41", "x%2fy", "%e3%83%84", "~joe", "%7Ejoe", "caf\u00e9", "a;b", "a=b&c=d", "a$b", "r\u00e9s"]
AGENTS = ["*"] * 6 + [PRODUCT] * 6 + ["SideStep", "sidestep/0.1 (+x)", "side", "step", "sidesteps", "otherbot",
                                      "Googlebot", "* all", "*bot", "sidestep*", "sidestep bot", "", "Mozilla/5.0"]
WORDS = {"agent": ["User-agent"] * 12 + ["user-agent", "USER-AGENT", "Useragent", "User agent", "User-agents"],
         "allow": ["Allow"] * 12 + ["allow", "Allowed", "ALLOW"],
         "disallow": ["Disallow"] * 12 + ["disallow", "Dissallow", "Disalow", "Disallowed", "DISALLOW"],
         "delay": ["Crawl-delay", "crawl-delay"],
         "other": ["Sitemap", "Host", "Noindex", "Clean-param", "Request-rate", "foo"]}


def path(dice):
    out = "".join("/" + dice.choice(SEGMENTS) for _ in range(dice.randint(0, 3)))
    out += "/" if dice.random() < 0.3 or not out else ""
    return out + ("?" + dice.choice(["page=2", "a=/b", "q", "u=%41", ""]) if dice.random() < 0.2 else "")


def pattern(dice):
    out = path(dice)
    for _ in range(dice.choice([0, 0, 0, 1, 1, 2])):
        at = dice.randint(0, len(out))
        out = out[:at] + "*" + out[at:]
    luck = dice.random()
    if luck < 0.15:
        out += "$"
    elif luck < 0.2:
        out = "*" + out
    elif luck < 0.24:
        out = out.lstrip("/")
    elif luck < 0.27:
        out = ""
    elif luck < 0.29:
        out = "/" + out
    elif luck < 0.5:
        out = out[:dice.randint(1, len(out))]
    return out


def line(dice, kind):
    value = {"agent": lambda: dice.choice(AGENTS), "allow": lambda: pattern(dice),
             "disallow": lambda: pattern(dice), "delay": lambda: dice.choice(["1", "10", "0.5", "soon"]),
             "other": lambda: dice.choice(["x", "/a", "https://example.org/map.xml"])}[kind]()
    word = dice.choice(WORDS[kind])
    between = dice.choice([": "] * 14 + [":", " : ", ":\t", " ", "\t"])
    tail = dice.choice([""] * 12 + [" ", " # why", "#why", "\t"])
    return dice.choice([""] * 12 + [" ", "\t"]) + word + between + value + tail


def make_file(dice):
    lines = []
    for _ in range(dice.randint(1, 4)):
        lines += [line(dice, "agent") for _ in range(dice.choice([0, 1, 1, 1, 1, 2, 3]))]
        if dice.random() < 0.1:
            lines.append(line(dice, "other"))
            lines.append(line(dice, "agent"))
        for _ in range(dice.randint(0, 6)):
            kind = dice.choice(["disallow"] * 6 + ["allow"] * 4 + ["delay", "other"])
            lines.append(line(dice, kind))
        lines += dice.choice([[], [], [""], ["# a comment"], ["<html>"], ["three words here"], ["a\u2028b"]])
    text = dice.choice(["\n"] * 8 + ["\r\n", "\r"]).join(lines) + dice.choice(["\n", "\n", ""])
    return dice.choice([""] * 15 + ["\ufeff"]) + text


def ours(program, files):
    asked = bytearray()
    for text, targets in files:
        raw = text.encode()
        asked += b"%d %d\n" % (len(raw), len(targets)) + raw + "".join(t + "\n" for t in targets).encode()
    done = subprocess.run([program], input=bytes(asked), stdout=subprocess.PIPE, check=True, timeout=60)
    return [row.split()[0] for row in done.stdout.decode().splitlines()]


def explain(text, one, verdict):
    """The fewest rules under which Protego gives `verdict`."""
    for count in range(1, 4):
        for names in itertools.combinations(RULES, count):
            if theirs(text, [one], names) == verdict:
                return names
    return tuple(RULES) if theirs(text, [one], RULES) == verdict else None


def main(program, count=2000, seed=20260904):
    dice = random.Random(seed)
    files = []
    for _ in range(count):
        text = make_file(dice)
        files.append((text, [as_written(path(dice)) for _ in range(TARGETS_A_FILE)]))
    verdicts = ours(program, files)
    differences, unexplained = 0, []
    tally = dict.fromkeys(RULES, 0)
    closed = sum(verdict.count("0") for verdict in verdicts)
    for (text, targets), verdict in zip(files, verdicts):
        plain = theirs(text, targets, ())
        for one, mine, their in zip(targets, verdict, plain):
            if mine == their:
                continue
            differences += 1
            names = explain(text, one, mine)
            for name in names or ():
                tally[name] += 1
            if names is None:
                unexplained.append((text, one, mine))
        if theirs(text, targets, RULES) != verdict:
            wrong = [(one, mine) for one, mine, their in zip(targets, verdict, theirs(text, targets, RULES))
                     if mine != their]
            unexplained.append((text, "with all rules: %r" % wrong[:3], verdict))
    print("seed %d: %d files, %d questions, %d closed; %d verdicts differ from Protego's, %d unexplained"
          % (seed, count, count * TARGETS_A_FILE, closed, differences, len(unexplained)))
    for name, (what, _) in RULES.items():
        print("%5d  %-16s %s" % (tally[name], name, what))
    for text, one, mine in unexplained[:3]:
        print("unexplained: %r\n  in %r\n  ours: %s" % (one, text, mine))
    assert closed > count, "the files close too little to prove anything"
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *(int(word) for word in sys.argv[2:4])))
