"""What a saved page, a mail, a mailbox or a feed holds: documents, and what is said of each outside of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from typing import Any, NamedTuple

from hizone_clean.blocks import Metadata
from hizone_clean.errors import InputError
from hizone_clean.patterns import pattern
from hizone_clean.source.visible import visible_text

_MOST_PARTS = 5000
"""Mails of a mailbox or items of a feed that are read; more are several files."""
_NEXT_MAIL = pattern(r"(?:\A|\n\r?\n)(?=From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)")
_TAG = pattern(r"</?[a-zA-Z][^<>]*>")
# <item> with no feed around it, as crawlers keep one
_BARE_ITEM = pattern(rb"\s*(?:<!--.*?-->\s*)*<(?:item|entry)[\s>]", re.S)


class Part(NamedTuple):
    """One document out of a file of several things."""

    content: bytes | str
    encoding: str = ""
    """What bytes are in, as the file says."""
    metadata: Metadata = Metadata()
    note: str = ""
    """What a reader should know: attachments that were left out."""


def unpack(raw: bytes | str, key: str) -> list[Part]:
    """The documents in ``raw``, a file of the kind ``key``. Raises ``InputError`` when there is none that can be read."""
    parts = list(_feed_parts(raw) if key == "feed" else _mail_parts(raw, key))
    if not parts:
        raise InputError("there is no text in it that could be read: it is damaged, or holds attachments alone")
    return parts


# --- mail and saved pages


def _mail_parts(raw: bytes | str, key: str) -> Iterator[Part]:
    from email import message_from_bytes

    # a str was decoded already: its parts that are not encoded apart are now in UTF-8, whatever they say
    data, was_text = (raw.encode("utf-8", "surrogatepass"), True) if isinstance(raw, str) else (raw, False)
    data = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if key == "mbox":
        starts = [found.end() for found in _NEXT_MAIL.finditer(data.decode("latin-1"))][:_MOST_PARTS]
        mails = [data[start:end] for start, end in zip(starts, [*starts[1:], len(data)], strict=True)]
    else:
        mails = [data]
    for mail in mails:
        message = message_from_bytes(mail)
        if part := (_page_of(message, was_text) if key == "mhtml" else _letter_of(message, was_text)):
            yield part


def _page_of(message: Message, was_text: bool) -> Part | None:
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    root = message.get_param("start")
    page = next(
        (part for part in pages if root and part.get("Content-ID", "").strip("<>") == str(root).strip("<>")), None
    )
    page = page or (pages[0] if pages else None)
    if page is None:
        return None
    url = message.get("Snapshot-Content-Location") or page.get("Content-Location") or ""
    content, encoding = _content_of(page, was_text)
    metadata = Metadata(url=url.strip() if url.strip().startswith(("http://", "https://")) else None)
    return Part(content, encoding, metadata)


def _letter_of(message: Message, was_text: bool) -> Part | None:
    texts: dict[str, Message] = {}
    others: list[str] = []
    for part in message.walk():
        if part.is_multipart():
            continue
        name = part.get_filename()
        if name or part.get_content_disposition() == "attachment" or part.get_content_maintype() != "text":
            others.append(_header_text(name or part.get_content_type()))
        else:
            texts.setdefault(part.get_content_type(), part)
    chosen = _fuller(texts.get("text/plain"), texts.get("text/html"), was_text)
    if chosen is None:
        return None
    content, encoding = _content_of(chosen, was_text)
    note = f"{len(others)} attachments left out: {', '.join(others[:5])}" if others else ""
    return Part(content, encoding, _metadata_of(message), note)


def _fuller(plain: Message | None, page: Message | None, was_text: bool) -> Message | None:
    """The plain form of a letter, unless it only says that there is another ("your program shows no HTML")."""
    if plain is None or page is None:
        return plain if plain is not None else page
    shown = visible_text(_content_of(page, was_text)[0].decode("latin-1"), markup=True)
    return plain if 2 * len(_content_of(plain, was_text)[0].strip()) >= len(shown.strip()) else page


def _content_of(part: Message, was_text: bool) -> tuple[bytes, str]:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, AssertionError):
        content = None
    data = content if isinstance(content, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")
    encoded = str(part.get("Content-Transfer-Encoding", "")).strip().lower() in ("quoted-printable", "base64")
    return data, "utf-8" if was_text and not encoded else part.get_content_charset("")


def _metadata_of(message: Message) -> Metadata:
    from email.utils import parseaddr

    name, address = parseaddr(_header_text(message.get("From", "")))
    author = name.strip() or address.strip()
    return Metadata(
        title=_header_text(message.get("Subject", "")) or None,
        date=_date_of(str(message.get("Date", ""))),
        authors=(author,) if author else (),
    )


def _header_text(value: Any) -> str:
    """The text of a header: words encoded apart (``=?gb2312?B?…?=``) and bytes as they came."""
    from email.header import decode_header

    try:
        pieces = decode_header(value)
    except ValueError:
        pieces = [(str(value), None)]
    shown = (piece if isinstance(piece, str) else _decoded(piece, charset or "") for piece, charset in pieces)
    return " ".join("".join(shown).split())


def _decoded(data: bytes, charset: str) -> str:
    charset = "gb18030" if charset.lower() in ("gb2312", "gbk", "gb_2312-80") else charset
    for name in (charset, "utf-8", "gb18030"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def _date_of(text: str) -> str | None:
    """A date as mail writes it, or as XML does, in ISO 8601."""
    from datetime import datetime
    from email.utils import parsedate_to_datetime

    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return read(text.strip()).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


# --- feeds


def _feed_parts(raw: bytes | str) -> Iterator[Part]:
    from lxml import etree

    if isinstance(raw, str):
        raw = re.sub(r"(\A\s*<\?xml[^>]*?)\s+encoding\s*=\s*[\"'][^\"']*[\"']", r"\1", raw.lstrip("\ufeff")).encode(
            "utf-8", "replace"
        )
    if _BARE_ITEM.match(raw):
        raw = b"<rss>" + raw + b"</rss>"
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(raw.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return
    items = (item for item in root.iter(etree.Element) if _name(item) in ("item", "entry"))
    for _, item in zip(range(_MOST_PARTS), items, strict=False):
        yield _item(item)


def _item(item: Any) -> Part:
    fields: dict[str, Any] = {}
    for child in item:
        if isinstance(child.tag, str):
            fields.setdefault(_name(child), child)
    body = next((fields[name] for name in ("encoded", "content", "description", "summary") if name in fields), None)
    title = _plain(fields.get("title"))
    link = fields.get("link")
    url = (link.get("href") or (link.text or "").strip()) if link is not None else ""
    authors = fields.get("creator", fields.get("author"))
    dated = next((fields[name] for name in ("pubDate", "published", "date", "updated") if name in fields), None)
    heading = f"<h1>{_escaped(title)}</h1>\n" if title else ""
    author = _plain(authors)
    return Part(
        heading + (_markup_of(body) if body is not None else ""),
        metadata=Metadata(
            title=title or None,
            date=_date_of(_plain(dated)),
            authors=(author,) if author else (),
            url=url or None,
        ),
    )


def _markup_of(body: Any) -> str:
    """What an item says, as HTML: the markup that stands in it as text, elements of its own, or lines of text."""
    if len(body) and body.get("type") == "xhtml":
        from lxml import etree

        return str(etree.tostring(body, encoding="unicode", method="html", with_tail=False))
    text = "".join(body.itertext())
    if _TAG.search(text) or body.get("type") == "html":
        return text
    return "\n".join(f"<p>{_escaped(line.strip())}</p>" for line in text.split("\n") if line.strip())


def _plain(element: Any) -> str:
    if element is None:
        return ""
    from html import unescape

    return " ".join(_TAG.sub("", unescape("".join(element.itertext()))).split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _name(element: Any) -> str:
    """The name without its namespace: ``encoded`` of ``{http://purl.org/rss/1.0/modules/content/}encoded`` and of ``content:encoded``."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""
