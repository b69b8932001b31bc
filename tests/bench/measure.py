"""Running a program and telling what it took."""
import collections
import os
import subprocess
import sys
import time

# Seconds, seconds of processor time (children's too), megabytes at the highest.
Used = collections.namedtuple("Used", "wall cpu memory bytes", defaults=(0,))


def spend(words, environment=None, allowed=(0,)):
    start = time.perf_counter()
    child = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                             env=dict(os.environ, **(environment or {})))
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in allowed:
        sys.exit("%s ended with %d: %s" % (" ".join(words), code, said[-800:].decode(errors="replace")))
    return Used(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def start_to_exit(words):
    """Milliseconds of a short program, with as little of ours around it as can be."""
    null = os.open("/dev/null", os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, number) for number in (0, 1, 2)]
    start = time.perf_counter()
    child = os.posix_spawnp(words[0], words, os.environ, file_actions=actions)
    status = os.waitpid(child, 0)[1]
    spent = (time.perf_counter() - start) * 1000
    os.close(null)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit("%s ended with %d" % (" ".join(words), os.waitstatus_to_exitcode(status)))
    return spent


def bytes_of(folder, only=None):
    return sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(folder) for name in names
               if only is None or name.startswith(only))


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] if values else 0.0
