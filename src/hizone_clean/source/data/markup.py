"""XML, mail and saved pages: what a file says of itself at its beginning."""

from __future__ import annotations

from hizone_clean.patterns import pattern

_HEAD = 20000
"""Characters in which a file says what it is; the headers of a mail that went through many hands are long."""
_PROLOG = pattern(
    r"(?:\s*+(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*+(?:\[[^\]]*+\])?\s*+>))*+\s*+<(?P<root>[A-Za-z_][\w.:-]*)", 16
)
_FEEDS = ("rss", "feed", "rdf:rdf", "atom:feed")
_ITEMS = ("item", "entry")
# what an item of a feed says of itself, and no page does
_ITEM = pattern(r"<(?:pubDate|published|updated|dc:date|guid|id|content:encoded)[\s>]")
_PAGES = ("html", "body", "head", "article", "div", "section", "main")
_DATA = (
    "urlset", "sitemapindex", "opml", "plist", "project", "configuration", "manifest", "beans", "svg", "kml", "gpx", "wsdl:definitions",
    "soap:envelope", "soapenv:envelope", "xs:schema", "xsd:schema", "xsl:stylesheet", "w:document", "resources", "opensearchdescription", "xliff", "tmx", "ts", "root", "tt",
    "sami", "asx", "playlist",
)  # fmt: skip
# sentences: what data has none of
_STOPS = pattern("[。！？]")
_MBOX = pattern(r"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*\r?\n")
# "Subject: …", "X-Mailer: …"; a line that begins with a blank goes on with the one above
_HEADER = pattern(r"(?P<name>[A-Za-z][A-Za-z0-9-]{0,60}):(?:[ \t].*)?$")
_OF_MAIL = frozenset(
    ("mime-version", "message-id", "received", "return-path", "content-type", "content-transfer-encoding")
)
_OF_LETTER = frozenset(("from", "to", "subject", "date", "cc", "reply-to"))
_PAGE_PARTS = pattern(r"^content-type:\s*multipart/related\b", 10)
_SAVED = pattern(r"^(?:snapshot-content-location|from:\s*<?saved by|x-mimeole)", 10)


def xml_kind(text: str) -> str:
    """``feed`` for RSS and Atom, ``xml`` for data in XML, nothing for pages and for XML that holds sentences.

    >>> xml_kind('<?xml version="1.0"?><rss version="2.0"><channel/></rss>'), xml_kind("<p>甲</p>")
    ('feed', '')
    """
    declared = text.startswith("<?xml")
    found = _PROLOG.match(text[:_HEAD])
    root = found["root"].lower() if found else ""
    if root in _FEEDS and (declared or "<item" in text or "<entry" in text or "<channel" in text):
        return "feed"
    if root in _ITEMS and "<title" in text and _ITEM.search(text):
        return "feed"
    if not declared and root not in ("urlset", "sitemapindex", "opml", "plist", "rdf:rdf", "w:document"):
        return ""
    if not root or root in _PAGES or (root not in _DATA and len(_STOPS.findall(text)) > 1):
        return ""
    return "xml"


def mail_kind(text: str) -> str:
    """``mail``, ``mbox`` or ``mhtml`` for text that begins with the headers of one.

    >>> mail_kind("From: a@b.cn\\nSubject: 甲\\nDate: Mon, 6 May 2024 09:12:00 +0800\\n\\n正文。"), mail_kind("Title: 甲\\n\\n正文。")
    ('mail', '')
    """
    start = _MBOX.match(text)
    head: list[str] = []
    names: set[str] = set()
    for line in text[start.end() if start else 0 :][:_HEAD].split("\n"):
        line = line.rstrip("\r")
        if not line:
            break
        if line[0] in " \t" and head:
            head[-1] += f" {line.strip()}"
            continue
        header = _HEADER.match(line)
        if not header:
            return ""
        head.append(line)
        names.add(header["name"].lower())
    if not names & _OF_MAIL and len(names & _OF_LETTER) < 3:
        return ""
    if not names & (_OF_LETTER | {"mime-version", "snapshot-content-location"}):
        return ""
    told = "\n".join(head)
    if _PAGE_PARTS.search(told) and (_SAVED.search(told) or not names & {"to", "received", "message-id"}):
        return "mhtml"
    return "mbox" if start else "mail"
