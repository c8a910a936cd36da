"""Web archives (WARC 1.0 and 1.1, ISO 28500): the pages that servers answered with, and the texts of WET files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from hizone_clean.corpus.reading.files import LARGEST
from hizone_clean.corpus.reading.jsonl import unpacked
from hizone_clean.corpus.reading.keys import Keys
from hizone_clean.corpus.reading.pieces import Piece
from hizone_clean.corpus.record import Record
from hizone_clean.corpus.storage import open_to_read
from hizone_clean.decoding import detect_and_decode
from hizone_clean.decoding.encoding_names import resolve_encoding
from hizone_clean.errors import InputError

_DOCUMENTS = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "text/markdown")
_SNIFFED = ("", "application/octet-stream", "unknown/unknown")
"""Types of a server that does not know: the bytes tell."""
_STARTS = (b"<", b"%PDF-")


def read_warc(piece: Piece, keys: Keys) -> Iterator[Record]:
    """The pages, texts and PDFs that ``piece`` holds; what is something else (pictures, scripts, redirects) is passed over.

    A page is named by its record's id; ``charset`` is what the server said, which a page may contradict.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.conversion
    with open_to_read(piece.path) as stored, unpacked(stored, piece.path) as file:
        watched = _Watched(file)
        for one in ArchiveIterator(watched, record_types=wanted, parse_http=True, auto_decode="all"):
            if record := _record_of(one, piece):
                yield record
        watched.check()


class _Watched:
    """A stream that remembers how it began and ended: the reader of archives takes a cut for an end, and junk for nothing."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._head = self._tail = b""
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """The next ``size`` bytes."""
        data = self._file.read(size)
        self._head = self._head or data[:5]
        self._tail = (self._tail + data)[-4:]
        self._at += len(data)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def check(self) -> None:
        """Raise ``ValueError`` where this is no archive, or one that breaks off: each record ends in two line ends."""
        if self._head != b"WARC/":
            raise ValueError("it is no web archive")
        if not self._tail.endswith((b"\r\n\r\n", b"\n\n")):
            raise ValueError("it breaks off in the middle of a record")


def _record_of(one: Any, piece: Piece) -> Record | None:
    headers = one.http_headers
    status = getattr(headers, "status_code", None) if headers is not None else None
    if status is not None and status != 200:
        return None
    kind = (one.http_content_type if headers is not None else one.headers.get("Content-Type")) or ""
    kind = kind.partition(";")[0].strip().lower()
    if kind not in _DOCUMENTS and kind not in _SNIFFED:
        return None
    raw = one.reader.read(LARGEST + 1)
    if kind in _SNIFFED and not raw.lstrip()[:5].startswith(_STARTS):
        return None
    place = (one.record_id or "").strip("<>").removeprefix("urn:uuid:") or f"{piece.name}@{one.stream_pos}"
    url = one.headers.get("WARC-Target-URI") or ""
    keys = {"url": url.strip("<>"), "crawled": one.headers.get("WARC-Date") or "", "type": kind}
    if len(raw) > LARGEST:
        return Record(place, keys=keys, error=f"larger than {LARGEST >> 20} MB")
    declared = one.http_charset if headers is not None else ""
    return Record(place, raw, keys, charset=settled_charset(raw, declared or ""))


def settled_charset(raw: bytes, declared: str) -> str:
    """``declared``, what the server said, where the bytes and the page leave a choice that holds it; else nothing.

    Servers say ISO-8859-1 of anything: where the bytes tell, they are right.

    >>> settled_charset("园区".encode(), "iso-8859-1")
    ''
    """
    if not declared or raw.startswith(b"%PDF-"):
        return ""
    try:
        raw.decode()
    except UnicodeDecodeError:
        found = detect_and_decode(raw)
        try:
            codec = resolve_encoding(declared)
        except InputError:
            return ""
        return codec if codec in found.rivals else ""
    return ""
