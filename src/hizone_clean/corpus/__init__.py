"""Many documents: ``hizone-corpus``, and :class:`CleanDocuments`, a step for anybody's pipeline of datatrove.

What stands here needs the extra: ``pip install 'hizone-clean[corpus]'``. Nothing of it is imported before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hizone_clean.corpus.cleaning import CleanDocuments

__all__ = ["CleanDocuments"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'hizone_clean.corpus' has no attribute {name!r}")
    from hizone_clean.corpus.errors import need_extra

    need_extra()
    from hizone_clean.corpus.cleaning import CleanDocuments

    return CleanDocuments
