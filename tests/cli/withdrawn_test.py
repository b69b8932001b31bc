#!/usr/bin/env python3
"""What a site withdraws leaves search and show, reversibly; a bad night withdraws nothing.

    withdrawn_test.py SIDESTEP SAMPLE_SITE

Crawls a few threads of the sample site, then again while the site hides one,
withholds one (404), takes a petition down (410), hides a message and a file;
then once more when all is well again. Each night has its own clock.
"""
import contextlib
import json
import pathlib
import re
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sites"))
from sample_site import Home, configuration, night, sample_site  # noqa: E402

HIDDEN = "sample:telephone_queue_times"
EMBARGOED = "sample:interview_room_sizes"
PETITION = "petitions:900001"
MESSAGE = ("sample:mystery_shopping", "incoming-1061")
FILE_OF = "sample:culvert_repairs"
WORDS = ("30,000 pages", "telephone queue times")  # of the hidden thread
# What is said in those two threads by the message and the file that are to be hidden.
TELLING = {MESSAGE[0]: "How providers are checked is a matter of policy",
           FILE_OF: "The new grille is expected in the week beginning 7 September"}
OTHERS = ["sample:policy_on_checking_the_firm", "sample:exclusions_by_year"]
THREADS = [HIDDEN, EMBARGOED, MESSAGE[0], FILE_OF] + OTHERS


class Nights(Home):
    def __init__(self, path, sidestep, site):
        super().__init__(path, sidestep)
        self.site, self.night, self.faults = site, 4, 0

    @contextlib.contextmanager
    def site_with(self, *faults):
        with sample_site(self.site, faults=faults) as port:
            self.configure(configuration(port))
            yield
        self.night += 1
        self.now = night(self.night)

    def run(self, *words, code=None):
        done = super().run(*words)
        if code is not None and done.returncode != code:
            self.fault("%s ended with %d, not %d\n%s%s" % (" ".join(words), done.returncode, code, done.stdout,
                                                          done.stderr))
        return done

    def fault(self, text):
        self.faults += 1
        print("FAULT night %d: %s" % (self.night, text))

    def check(self, holds, text):
        if not holds:
            self.fault(text)

    def ids(self, *query):
        return self.run("search", *query, "in:all", "--format=ids").stdout.split()

    def printed_by(self, id):
        """The verbs that print what that message says, wherever they break lines and mark findings."""
        thread = id.split("#")[0]
        verbs = {"show": ("show", thread, "--all"), "quote": ("quote", id, "--whole")}
        return [verb for verb, words in verbs.items()
                if TELLING[thread] in re.sub(r"\[[a-z]: |\]", "", " ".join(self.run(*words).stdout.split()))]

    def messages(self):
        """Every message that search finds, without what moves with time."""
        found = {}
        for line in self.run("search", "*", "in:all", "--format=jsonl", "--with-text").stdout.splitlines():
            hit = json.loads(line)
            found[hit["id"]] = (hit["kind"], hit["date"], hit["text"], json.dumps(hit["findings"]))
        return found

    def withdrawn(self):
        """How many threads `status` counts as withdrawn."""
        return sum(source["withdrawn"] for source in json.loads(self.run("status", "--format=jsonl").stdout)["sources"])

    def cached(self):
        return {path.name for path in (self.archive / "cache").glob("*/*")}

    def verified(self):
        self.run("verify", code=0)


def to_be_hidden(id, file_id):
    message = MESSAGE[0] + "#" + MESSAGE[1]
    return id == message or id.startswith(message + "/") or id == file_id


def first_night(home):
    with home.site_with():
        home.run("crawl", *THREADS, PETITION, code=0)
    home.verified()
    home.check(home.ids("thread:" + HIDDEN.split(":")[1]), "the first night kept nothing")
    return home.messages()


def before_it(home, before, file_id):
    """What is asserted to be gone later is there now, where it is looked for."""
    for id in before:
        if to_be_hidden(id, file_id):
            home.check(home.printed_by(id) == ["show", "quote"], "%s alone print %s" % (home.printed_by(id), id))
    for words in WORDS:
        home.check([id for id in home.ids('"%s"' % words) if id.startswith(HIDDEN)], "not found: " + words)


def withdrawn_night(home, before, file_id):
    part = file_id.rsplit("-", 1)[1]
    faults = ["hide:" + HIDDEN.split(":")[1], "gone:" + EMBARGOED.split(":")[1],
              "taken-down:" + PETITION.split(":")[1], "hide-message:" + MESSAGE[1],
              "hide-file:%s/%s" % (file_id.split("#")[1].split("/")[0], part)]
    cached = home.cached()
    with home.site_with(*faults):
        home.run("crawl", *THREADS, PETITION, code=1)  # named threads that are not there
    home.verified()
    after = home.messages()
    for thread in (HIDDEN, EMBARGOED, PETITION):
        home.check(not [id for id in after if id.startswith(thread + "#")], "search still finds " + thread)
        shown = home.run("show", thread, code=1)
        home.check("withdrawn" in shown.stderr, "show does not say that %s is withdrawn" % thread)
        home.check(shown.stdout == "", "show prints of " + thread)
        captures = home.run("verify", thread, code=0)
        home.check("SOUND" in captures.stdout, "the captures of %s are not sealed" % thread)
    for id, was in before.items():
        gone = id.startswith((HIDDEN + "#", EMBARGOED + "#", PETITION + "#"))
        if to_be_hidden(id, file_id):
            home.check(len(was[2]) > 20, "%s had no words to hide" % id)
            home.check(after.get(id, ("", "", ""))[2] == "", "search has the words of " + id)
            home.check(not home.printed_by(id), "%s prints the words of %s" % (home.printed_by(id), id))
        elif not gone:
            home.check(after.get(id) == was, "%s is not as it was" % id)
    home.check(home.cached() < cached, "the cache keeps the text of what was withdrawn")
    for words in WORDS:
        home.check(not [id for id in home.ids('"%s"' % words) if id.startswith(HIDDEN)], "still found: " + words)
    home.check(home.withdrawn() == 3, "status counts %d withdrawn" % home.withdrawn())


def good_night(home, before, what):
    with home.site_with():
        home.run("crawl", *THREADS, PETITION, "--force", code=0)
    home.verified()
    home.check(home.messages() == before, what + ": not all is back as it was")
    home.check(home.withdrawn() == 0, what + ": something still counts as withdrawn")


def bad_night(home, before, fault):
    with home.site_with(fault):
        home.run("crawl", *THREADS, "--force", code=4)
    home.verified()
    home.check(home.messages() == before, "a site that answers %s to everything changed the index" % fault)
    home.check(home.withdrawn() == 0, "%s withdrew something" % fault)


def missing_message(home, before):
    with home.site_with("drop-message:" + MESSAGE[1]):
        done = home.run("crawl", MESSAGE[0], "--force", code=0)
    home.check("no longer on the page" in done.stderr, "a missing message is not reported:\n" + done.stderr)
    home.check(home.messages() == before, "a message that is only missing was taken for withdrawn")


def rebuilt(home, what):
    before = home.messages()
    home.run("index", "--rebuild", code=0)
    home.check(home.messages() == before, what + ": a rebuilt index differs")
    (home.archive / "catalogue.db").unlink()
    home.run("verify", code=0)
    home.run("index", "--rebuild", code=0)
    home.check(home.messages() == before, what + ": an index from a rebuilt catalogue differs")


def renamed(home):
    name = MESSAGE[0].split(":")[1]
    with home.site_with("rename:%s=secret_visits" % name):
        home.run("crawl", MESSAGE[0], "--force", code=0)
    home.check(not [id for id in home.messages() if id.startswith(MESSAGE[0] + "#")], "a renamed thread is there twice")
    shown = {home.run("show", "sample:" + word, code=0).stdout for word in (name, "secret_visits", "212")}
    home.check(len(shown) == 1, "its names do not lead to one thread")
    home.verified()


def too_many(home):
    """Seven of seven at once are not believed, in one command."""
    names = [thread.split(":")[1] for thread in THREADS + ["sample:car_park_contract"]]
    with home.site_with():
        home.run("crawl", "sample:car_park_contract", code=0)
    before = home.messages()
    with home.site_with(*["hide:" + name for name in names]):
        home.run("crawl", *["sample:" + name for name in names], "--force", code=4)
    home.check(home.messages() == before, "too many at once were believed")
    home.verified()


def main(sidestep, site):
    with tempfile.TemporaryDirectory(prefix="sidestep-withdrawn-") as folder:
        home = Nights(pathlib.Path(folder), sidestep, site)
        before = first_night(home)
        file_id = next(id for id in before if id.startswith(FILE_OF + "#") and "/attach-" in id)
        before_it(home, before, file_id)
        withdrawn_night(home, before, file_id)
        rebuilt(home, "withdrawn")
        good_night(home, before, "shown again")
        bad_night(home, before, "missing")
        bad_night(home, before, "forbidden")
        missing_message(home, before)
        rebuilt(home, "missing")
        good_night(home, before, "on the page again")
        too_many(home)
        renamed(home)
        print("withdrawn: %d messages, %d nights, %d faults" % (len(before), home.night - 4, home.faults))
        return 1 if home.faults or len(before) < 20 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
