#!/usr/bin/env python3
"""Every hit's evidence leads to the bytes that a site sent.

    evidence_test.py SIDESTEP SAMPLE_SITE

Crawls the sample over HTTP, asks for all that is asserted, and checks for each
hit: a quote is exactly the bytes start..end of the text; the url is the
message's permalink on the site; file and offset lead to a WARC record whose
payload has the digest. The WARC record is read here by hand, with zlib alone.
"""
import hashlib
import json
import pathlib
import re
import sys
import tempfile
import zlib

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sites"))
from sample_site import Home, crawl_sample  # noqa: E402


def payload_at(file, offset):
    record = zlib.decompressobj(31).decompress(file.read_bytes()[offset:])
    head, block = record.split(b"\r\n\r\n", 1)
    length = int(re.search(rb"Content-Length: (\d+)", head).group(1))
    block = block[:length]
    if b"WARC-Type: response" not in head:
        return head, block
    http_head, body = block.split(b"\r\n\r\n", 1)
    if b"transfer-encoding: chunked" not in http_head.lower():
        return head, body
    whole = b""
    while body:
        size, rest = body.split(b"\r\n", 1)
        size = int(size.split(b";")[0], 16)
        whole, body = whole + rest[:size], rest[size + 2:]
        if size == 0:
            break
    return head, whole


def faults_of(hit, warc):
    text = hit["text"].encode()
    for finding in hit["findings"]:
        if text[finding["start"]:finding["end"]].decode() != finding["quote"]:
            yield "%s: the quote %r is not bytes %d..%d" % (hit["id"], finding["quote"], finding["start"],
                                                           finding["end"])
    head, payload = payload_at(warc / hit["proof"]["warc"], hit["proof"]["offset"])
    if hashlib.sha256(payload).hexdigest() != hit["proof"]["sha256"]:
        yield "%s: the record's payload has another digest" % hit["id"]
    source, thread, message = re.match(r"(\w+):([^#]+)#(.+)", hit["id"]).groups()
    if "/attach-" in message:  # one that the site hides has only its message's address
        wanted = r"http://foi\.example\.org/request/%s(/response/\d+/attach/\d+/.+|#incoming-\d+)" % thread
    elif source == "sample":
        wanted = re.escape("http://foi.example.org/request/%s#%s" % (thread, message))
    else:
        wanted = r"http://petitions\.example\.org/(archived/)?petitions/%s(\?reveal_response=yes#response-threshold|#.*)?" % thread
    if not re.fullmatch(wanted, hit["url"]):
        yield "%s: %s is not its permalink" % (hit["id"], hit["url"])


def main(sidestep, site):
    with tempfile.TemporaryDirectory(prefix="sidestep-evidence-") as folder:
        home = Home(pathlib.Path(folder), sidestep)
        crawl_sample(home, site)
        said = home.must("search", "by:authority", "--format=jsonl", "--with-text")
        hits = [json.loads(line) for line in said.splitlines()]
        warc = home.archive / "warc"
        faults = [fault for hit in hits for fault in faults_of(hit, warc)]
        findings = sum(len(hit["findings"]) for hit in hits)
        # What a quoted request alone holds is found with in:all, and not without.
        only_quoted = "sample:policy_on_checking_the_firm#incoming-1170"
        for query in ("\"matter of policy\"", "says:matter-of-policy"):
            own = home.run("search", query, "--format=ids").stdout.split()
            everything = home.must("search", query, "in:all", "--format=ids").split()
            if only_quoted in own or only_quoted not in everything:
                faults.append("%s: words that are only quoted: own %s, in:all %s" % (query, only_quoted in own,
                                                                                     only_quoted in everything))
    for fault in faults:
        print(fault)
    print("evidence: %d hits, %d findings, %d faults" % (len(hits), findings, len(faults)))
    return 1 if faults or len(hits) < 50 or findings < 100 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
