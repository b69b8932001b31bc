#!/usr/bin/env python3
"""Nothing is sent to any host but those that are configured.

    strangers_test.py CRAWLER

Runs in a network of its own (unshare) in which every address there is leads to
this machine, and every port that a link names is a trap that notes who calls.
A site's pages, files, lists and robots.txt link and redirect to private,
link-local, loopback and public addresses, and to names that resolve to such;
in the end only the configured site may have been called. A source whose own
name resolves to a private address is not called either. That the traps work
is shown by a source on a public address, which must fall into one. Skipped
where unshare is not allowed or `ip` is missing.
"""
import http.server
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

TRAP_PORTS = (80, 443, 8000)
NAMES = {"inside.example.net": "10.1.2.3", "meta.example.net": "169.254.169.254", "here.example.net": "127.0.0.1",
         "public.example.net": "93.184.215.14", "rebound.example.org": "192.168.7.7"}
STRANGERS = ["http://10.0.0.1/x", "http://192.168.1.1:8000/x", "http://172.16.0.9/x", "http://169.254.169.254/latest/",
             "http://100.64.1.1/x", "http://127.0.0.1/x", "http://127.0.0.2:8000/x", "http://0.0.0.0:8000/x",
             "http://2130706433/x", "http://0x7f.1/x", "http://[::1]:8000/x", "http://[::ffff:10.0.0.1]/x",
             "http://localhost:8000/x", "http://93.184.215.14/x", "https://93.184.215.14/x"] + [
                 "http://%s/request/strange" % name for name in NAMES] + [
                     "//10.0.0.1/request/strange", "http://site.example.org@10.0.0.1/request/strange",
                     "http://site.example.org:8000/request/strange", "http://site.example.org.inside.example.net/x",
                     "ftp://10.0.0.1/x", "file:///etc/passwd", "gopher://10.0.0.1:8000/x"]
CONFIG = """
[crawl]
contact = "test@example.org"
delay_seconds = 0.0
[[source]]
name = "site"
kind = "alaveteli"
url = "http://site.example.org"
connect_to = "127.0.0.1:{port}"
[[source]]
name = "rebound"
kind = "alaveteli"
url = "http://rebound.example.org"
[[source]]
name = "inside"
kind = "alaveteli"
url = "http://10.0.0.1"
[[source]]
name = "public"
kind = "alaveteli"
url = "http://public.example.net"
"""
JSON = ('{"id":5,"url_title":"%s","title":"T","created_at":"2026-01-05T10:00:00.000+00:00",'
        '"updated_at":"2026-01-05T10:00:00.000+00:00","described_state":"waiting_response","display_status":"x",'
        '"awaiting_description":false,"prominence":"normal","law_used":"foi","tags":[],"user":{"url_name":"a",'
        '"name":"A"},"public_body":{"url_name":"b","name":"B","tags":[]},"info_request_events":[]}')


class Traps:
    """Every connection to a trap port, whatever the address."""

    def __init__(self):
        self.calls = []
        for port in TRAP_PORTS:
            for family, address in ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::")):
                trap = socket.socket(family)
                if family == socket.AF_INET6:
                    trap.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                trap.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                trap.bind((address, port))
                trap.listen(64)
                threading.Thread(target=self.catch, args=(trap,), daemon=True).start()

    def catch(self, trap):
        while True:
            peer, _ = trap.accept()
            self.calls.append(peer.getsockname()[:2])
            peer.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            peer.close()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    robots = None  # where robots.txt leads

    def log_message(self, *_):
        pass

    def reply(self, status, body, kind="text/html", location=None):
        raw = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(raw)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(raw)

    def do_GET(self):
        path = self.path
        links = "".join('<a href="%s">x</a>' % one for one in STRANGERS)
        number = "".join(c for c in path.split("?")[0] if c.isdigit())
        if path == "/robots.txt":
            return self.reply(302, "", location=self.robots) if self.robots else self.reply(404, "")
        if path.startswith("/list"):
            rows = "".join('<div class="request_listing"><span class="head"><a href="%s">x</a></span></div>' % one
                           for one in STRANGERS + ["/request/linked"])
            return self.reply(200, '<h2 class="foi_results">9 FOI requests found</h2><div class="results_block">%s'
                                   '</div><a rel="next" href="http://10.0.0.1/list?page=2">n</a>' % rows
                              if "page=" not in path else '<h2 class="foi_results">9 FOI requests found</h2>')
        if path.startswith("/request/linked.json"):
            return self.reply(200, JSON % "linked", "application/json")
        if path.startswith("/request/linked/response"):
            return self.reply(302, "", location=STRANGERS[int(path.rsplit("/", 2)[1])])
        if path.startswith("/request/linked"):
            files = "".join('<a href="/request/linked/response/1/attach/%d/a.pdf">x</a>' % n
                            for n in range(len(STRANGERS)))
            return self.reply(200, '<h1>T</h1><div class="incoming correspondence" id="incoming-1"><div '
                                   'class="attachments">%s%s</div></div>' % (files, links))
        if path.startswith("/request/data"):  # the JSON leads away, the page too
            return self.reply(301, "", location=STRANGERS[int(number)])
        return self.reply(404, "")


def run(words, **more):
    return subprocess.run(words, capture_output=True, text=True, timeout=60, **more)


def crawl(crawler, folder, *words):
    return run([crawler, "crawl", *words, "--config", os.path.join(folder, "config.toml"),
                "--archive", os.path.join(folder, "archive")])


def inside(crawler):
    for words in (["ip", "link", "set", "lo", "up"], ["ip", "route", "add", "local", "0.0.0.0/0", "dev", "lo"],
                  ["ip", "-6", "route", "add", "local", "::/0", "dev", "lo"]):
        run(words, check=words[1] != "-6")
    with tempfile.TemporaryDirectory() as folder:
        hosts = os.path.join(folder, "hosts")
        with open(hosts, "w", encoding="utf-8") as out:
            out.write("127.0.0.1 localhost\n" + "".join("%s %s\n" % (ip, name) for name, ip in NAMES.items()))
        run(["mount", "--bind", hosts, "/etc/hosts"], check=True)
        traps = Traps()
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with open(os.path.join(folder, "config.toml"), "w", encoding="utf-8") as out:
            out.write(CONFIG.format(port=server.server_port))

        done = crawl(crawler, folder, "site", "--all")
        assert "1 thread kept" in done.stderr, done.stderr
        done = crawl(crawler, folder, *("site:data%d" % n for n in range(len(STRANGERS))))
        assert done.returncode == 4, done.stderr
        for number, one in enumerate(STRANGERS):
            Handler.robots = one
            done = run([crawler, "crawl", "site:linked", "--config", os.path.join(folder, "config.toml"), "--archive",
                        os.path.join(folder, "robots%d" % number)])
            assert done.returncode == 4 and "leads elsewhere" in done.stderr, (one, done.stderr)
        assert traps.calls == [], "called: %s" % traps.calls
        for source in ("rebound", "inside"):
            done = crawl(crawler, folder, source + ":x")
            assert done.returncode == 4 and "not a public address" in done.stderr, done.stderr
        assert traps.calls == [], "called: %s" % traps.calls
        crawl(crawler, folder, "public:x", "--max-requests", "1")
        assert traps.calls and set(traps.calls) == {("93.184.215.14", 80)}, "the traps catch nothing: %s" % traps.calls
        print("%d links and redirects to strangers, in pages, files, lists and robots.txt: none was called"
              % (3 * len(STRANGERS)))


def main(crawler):
    if os.environ.get("SIDESTEP_OWN_NETWORK"):
        return inside(crawler)
    own = ["unshare", "--map-root-user", "--net", "--mount"]
    if not shutil.which("ip") or not shutil.which("unshare") or run(own + ["ip", "link", "set", "lo", "up"]).returncode:
        print("skipped: no network of one's own can be made here (unshare, iproute2)")
        return 0
    env = dict(os.environ, SIDESTEP_OWN_NETWORK="1")
    return subprocess.run(own + [sys.executable, __file__, crawler], env=env, timeout=200, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
