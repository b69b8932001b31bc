"""What the Python tests share: the sample site while it runs, and a home for the
programs that crawl it. Every site listens on a free port of loopback."""
import contextlib
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def night(day):
    """The clock of the programs in the night to a day of September 2026."""
    return "2026-09-%02dT02:14:07Z" % day


NOW = night(4)


@contextlib.contextmanager
def listening(words):
    """The port of a program that prints "PORT n", and that ends when its input does."""
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        said = server.stdout.readline().split()
        if said[:1] != ["PORT"]:
            sys.exit("%s does not listen" % words[0])
        yield said[1]


def sample_site(program, *options, faults=()):
    words = [word for fault in faults for word in ("--fault", fault)]
    return listening([program, "--until-eof", *options, *words])


def configuration(port):
    """That of the demo: the sources sample and petitions."""
    return (ROOT / "tests/sites/demo-config.toml").read_text().replace("PORT", str(port))


class Home:
    """One user's configuration and archive, and the clock that the programs are told."""

    def __init__(self, path, sidestep, now=NOW):
        self.path, self.sidestep, self.now = path, sidestep, now
        self.archive = path / "share/sidestep"

    def configure(self, text):
        folder = self.path / "config/sidestep"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.toml").write_text(text)

    def environment(self):
        env = {name: value for name, value in os.environ.items() if not name.startswith(("SIDESTEP", "XDG_"))}
        env.update(HOME=str(self.path), SIDESTEP_NOW=self.now, NO_COLOR="1", TERM="dumb", LC_ALL="C.UTF-8",
                   XDG_CONFIG_HOME=str(self.path / "config"), XDG_DATA_HOME=str(self.path / "share"),
                   PATH="%s:%s" % (pathlib.Path(self.sidestep).parent, env["PATH"]), ROOT=str(ROOT))
        return env

    def run(self, *words, **more):
        return subprocess.run([self.sidestep, *words], env=self.environment(), text=True, capture_output=True,
                              timeout=300, stdin=subprocess.DEVNULL, **more)

    def must(self, *words, code=0):
        """What it prints; ends the test where it ends otherwise."""
        done = self.run(*words)
        if done.returncode != code:
            sys.exit("%s ended with %d, not %d\n%s%s" % (" ".join(words), done.returncode, code, done.stdout,
                                                        done.stderr))
        return done.stdout


def crawl_sample(home, site):
    """An archive of the whole sample, made over HTTP."""
    with sample_site(site) as port:
        home.configure(configuration(port))
        home.must("crawl", "sample", "--all", "--no-index")
        home.must("crawl", "petitions", "--all")
