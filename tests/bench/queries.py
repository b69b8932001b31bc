"""The fixed queries of the bench, and how FTS5 spells those that it can answer.

Every query is (kind, ours, fts5): fts5 is None where SQLite has no such thing.
The words are those of the corpus, from the commonest to the rare.
"""
COMMON = ["information", "request", "department", "council", "response", "policy", "office", "service",
          "data", "review", "decision", "report", "staff", "letter", "cost", "authority"]
MIDDLING = ["hospital", "assessment", "budget", "vehicle", "supplier", "licence", "tribunal", "incident",
            "planning", "complaint", "commercial", "statutory", "environmental", "contract"]
SELDOM = ["badger", "fishery", "runway", "timetable", "quay", "derelict", "seasonal", "refund", "tunnel",
          "vaccine", "ferry", "password"]
PHRASES = ["public interest", "internal review", "working days", "nothing further to add",
           "in line with", "as soon as possible", "copy of the", "of the information", "would be likely to",
           "junior staff", "if you are unhappy", "we do not hold", "the cost of", "for the department",
           "in the year", "a matter of policy", "in due course", "manual search of", "your request for",
           "is attached to this letter", "freedom of information act", "appropriate limit", "we will write",
           "of the council", "thank you for", "to the public", "section 40", "the total cost",
           "further correspondence", "for an internal review"]
COMMON_PHRASES = ["of the", "in the", "the information", "to the", "for the", "of the council", "we will",
                  "you may", "copy of the", "the department", "in the year", "and the", "the request",
                  "thank you for your request for", "if you are", "by the office", "from the council"]
SAYS = ["says:stock", "says:delay", "says:nothing-further", "says:not-held", "says:other-body",
        "says:cost-limit", "says:matter-of-policy", "says:no-comment", "says:future-publication"]
FILTERS = ["by:authority", "date:2012..2014", "kind:response", "status:rejected", "date:2019-06..",
           "kind:follow-up", "by:requester", "cites:s40", "cites:s12", "cites:s43.2"]
SEQUENCES = ["says:delay THEN says:nothing-further", "says:delay THEN/60d says:delay",
             "kind:request THEN/20wd says:not-held", "says:stock THEN by:requester THEN says:stock",
             "by:requester THEN NOT/20wd by:authority", "\"internal review\" THEN says:nothing-further",
             "says:delay THEN says:delay THEN says:stock", "cites:s40 THEN/90d kind:follow-up",
             "kind:follow-up THEN NOT/40wd kind:response", "policy THEN/30d says:stock"]


def pair(words):
    return ("top", " ".join(words), " AND ".join(words))


def mixed():
    """200 queries for the first ten hits."""
    out = [("top", word, word) for word in COMMON + MIDDLING + SELDOM]  # 42
    pairs = list(zip(COMMON, MIDDLING + SELDOM)) + list(zip(MIDDLING, SELDOM)) + list(zip(COMMON, COMMON[3:]))
    out += [pair(words) for words in pairs[:38]]  # 38
    out += [("top", '"%s"' % phrase, '"%s"' % phrase) for phrase in PHRASES]  # 30
    out += [("top", "%s*" % word[:5], "%s*" % word[:5]) for word in MIDDLING + SELDOM[:6]]  # 20
    for one, other in zip(COMMON, MIDDLING):  # 14
        out.append(("top", "%s NEAR/5 %s" % (one, other), "NEAR(%s %s, 5)" % (one, other)))
    out += [("top", "%s %s" % (word, field), None) for word, field in zip(COMMON + MIDDLING, FILTERS * 3)]  # 30
    out += [("top", "%s %s" % (says, FILTERS[i]), None) for i, says in enumerate(SAYS)]  # 9
    out += [("top", "%s OR %s" % (a, b), "%s OR %s" % (a, b)) for a, b in zip(SELDOM, MIDDLING)]  # 12
    out += [("top", says, None) for says in SAYS[:5]]  # 5
    assert len(out) == 200, len(out)
    return out


def says_counts():
    return [("count", says, None) for says in SAYS]


def says_newest():
    return [("newest", says, None) for says in SAYS]


def phrase_counts():
    return [("count", 'in:all "%s"' % phrase, '"%s"' % phrase) for phrase in COMMON_PHRASES]


def sequences():
    return [("threads", text, None) for text in SEQUENCES]
