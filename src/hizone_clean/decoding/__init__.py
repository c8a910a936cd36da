"""Turn bytes into text: any encoding that Chinese documents come in, and no silent guess."""

from __future__ import annotations

from hizone_clean.decoding.byte_order_marks import find_mark
from hizone_clean.decoding.decoded import Decoded, decode_with_losses
from hizone_clean.decoding.detection import Verdict, detect_encoding, weigh_mark
from hizone_clean.decoding.encoding_names import resolve_encoding
from hizone_clean.decoding.signatures import refuse_binary

__all__ = ["Decoded", "decode", "detect_and_decode"]


def decode(data: bytes, *, encoding: str | None = None) -> str:
    """Give the text of `data`, whatever encoding it is in.

    Known are UTF-8, the GB family (GB2312, GBK and GB18030, all read as GB18030), the Big5 family (read as Big5-HKSCS),
    HZ, UTF-16 and UTF-32, each with a byte order mark or without. The bytes themselves decide; what the document says of
    itself (a charset in HTML, an XML declaration, a key of the front matter) only settles a tie, for it is often wrong.
    A byte that cannot be decoded stays visible as U+FFFD. A byte order mark is taken off. Line ends stay as they are.

    Args:
        data: A document as it was found.
        encoding: The encoding to use, when it is known; a byte order mark of the same family is still taken off.

    Raises:
        InputError: The data is no text (a PDF, an archive, an image …), or `encoding` is no encoding.

    Source of the rule: GB 18030-2022 contains GB2312 and GBK as subsets; HZ is RFC 1843.

    >>> decode("高新区产业发展迅速。".encode("gbk"))
    '高新区产业发展迅速。'
    >>> decode("科技園區的發展".encode("big5"))
    '科技園區的發展'
    >>> decode("园区".encode("utf-16"))  # with a byte order mark
    '园区'
    """
    return detect_and_decode(data, encoding=encoding).text


def detect_and_decode(data: bytes, *, encoding: str | None = None) -> Decoded:
    """Give the text of `data` with the encoding, how sure that is, and every place that could not be decoded.

    Arguments and errors are those of `decode`.

    >>> found = detect_and_decode("园区发展".encode() + b"\\xff" + "迅速".encode())
    >>> found.text, found.encoding, found.confidence, found.losses
    ('园区发展�迅速', 'utf-8', 'likely', ((12, 1),))
    """
    refuse_binary(data)
    mark = find_mark(data)
    if encoding is not None:
        verdict = Verdict(resolve_encoding(encoding), "certain")
        mark = mark if mark and mark.encoding == verdict.encoding else None
    else:
        verdict = weigh_mark(data, mark) if mark else detect_encoding(data)
    return decode_with_losses(data, len(mark.bytes) if mark else 0, verdict)
