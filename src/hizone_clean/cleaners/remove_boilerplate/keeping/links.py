"""A line of nothing but links, left as it was written until this step, that stays: it is read as what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hizone_clean.blocks import Block
from hizone_clean.patterns import pattern

# [第七期](https://example.com/7), <https://example.com/7>
_LINK = pattern(r"\[([^\[\]]*)\](\([^()\s]*\))|<([a-z]+://[^<>\s]*)>")


def read_links(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks``, those kept that are all links by their words, the addresses behind them as markup that was taken away."""
    for block in blocks:
        if block.reason is not None or block.links < 1.0 or block.type == "code" or not _LINK.search(block.text):
            yield block
            continue
        addresses = [found[2] for found in _LINK.finditer(block.text) if found[2]]
        yield block._replace(text=_LINK.sub(lambda found: found[1] or found[3] or "", block.text))
        if addresses:
            yield block._replace(text="\n".join(addresses)).removed("markup", "remove_boilerplate/link_address")
