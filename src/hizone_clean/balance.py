"""The balance of a document: every letter of the source is kept or taken away, and none is invented.

``sig(s)`` is the letters, Han and digits of NFKC(s); marks and blanks play no part. The text that counts is what a
reader of the source can see: tags, comments, scripts and styles do not.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from hizone_clean.shielding import SHIELDED

if TYPE_CHECKING:
    from hizone_clean.document import Block, Document

# <script>var a = 1</script>, <style>…</style>: code that no reader sees
_HIDDEN = re.compile(r"<(script|style)\b[^<>]*>(?:(?!</\1).)*+</\1\s*>", re.I | re.S)
# <!-- … -->
_COMMENT = re.compile(r"<!--(?:(?!-->).)*+-->", re.S)
# <p class="x">, </p>, <!DOCTYPE html>, <?xml …?>; not "3 < 5"
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*+>")


class Balance(NamedTuple):
    """What does not balance; both are empty when all is well."""

    lost: str
    """Letters of the source that are neither kept nor taken away, sorted."""
    invented: str
    """Letters of the result that the source does not have, sorted."""

    @property
    def ok(self) -> bool:
        """Whether nothing was lost and nothing invented."""
        return not self.lost and not self.invented


def signature(text: str) -> str:
    """The letters, Han and digits of ``text`` in its compatibility form.

    >>> signature("11月1日,（ＩＶＤ）")
    '11月1日IVD'
    """
    return "".join(filter(str.isalnum, normalize("NFKC", text)))


def visible_text(source: str, *, markup: bool) -> str:
    """What a reader sees of ``source``: with ``markup``, without tags, comments and scripts, entities resolved."""
    if not markup:
        return source
    for pattern in (_COMMENT, _HIDDEN, _TAG):
        source = pattern.sub("", source)
    return unescape(source)


def weigh(document: Document) -> Balance:
    """The balance of ``document``."""
    markup = document.form == "html"
    visible = Counter(signature(visible_text(document.repaired or document.source, markup=markup)))
    kept = Counter(signature("".join(_visible(block, markup) for block in document.kept)))
    removed = Counter(signature("".join(block.text for block in document.removed)))
    return Balance(_letters(visible - kept - removed), _letters(kept - visible))


def _visible(block: Block, markup: bool) -> str:
    return visible_text(block.text, markup=True) if markup and block.tag == SHIELDED else block.text


def _letters(counts: Counter[str]) -> str:
    return "".join(sorted(counts.elements()))
