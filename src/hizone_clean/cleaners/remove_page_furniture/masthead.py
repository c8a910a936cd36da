"""What the heads of newspaper pages say of them: the paper, the date, the number and the section of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hizone_clean.blocks import Metadata
from hizone_clean.cleaners.remove_page_furniture.page_heads import head_parts
from hizone_clean.cleaners.remove_page_furniture.page_lines import Line
from hizone_clean.language.dates import iso_date
from hizone_clean.patterns import pattern

# "A03版", "第10版", "05"; what is left of "05国内·国际" is the section
_PAGE = pattern(r"第?(?P<page>[A-DＡ-Ｄ]?\d{1,3})版?[:：]?")
_LONGEST_SECTION = 8


def with_masthead(metadata: Metadata, heads: Sequence[Line]) -> Metadata:
    """``metadata`` with what ``heads`` say: source and date where all pages agree, the pages' numbers and sections in ``extra``.

    What the document said of itself already is kept.
    """
    parts = [head_parts(line.bare) for line in heads]
    papers = _distinct(found.get("paper") for found in parts)
    dates = _distinct(found.get("date") for found in parts)
    numbers, sections = _pages(heads, parts)
    extra = {
        key: values[0] if len(values) == 1 else values
        for key, values in (("page", numbers), ("section", sections))
        if values and key not in metadata.extra
    }
    return metadata._replace(
        source=metadata.source or (papers[0] if len(papers) == 1 else None),
        date=metadata.date or (iso_date(dates[0]) if len(dates) == 1 else None),
        extra={**metadata.extra, **extra},
    )


def _pages(heads: Sequence[Line], parts: Sequence[dict[str, str]]) -> tuple[list[str], list[str]]:
    """Numbers and sections of the pages; a line that is no form of a head by itself is one of the two: 10, 园区."""
    numbers: list[str | None] = []
    sections: list[str | None] = []
    for line, found in zip(heads, parts, strict=True):
        folio = found.get("folio", "" if found else line.bare)
        number = _PAGE.search(folio)
        numbers.append(number["page"] if number else None)
        section = folio.replace(number[0], "", 1) if number else folio
        section = section.removesuffix("版")
        sections.append(section if 0 < len(section) <= _LONGEST_SECTION else None)
    return _distinct(numbers), _distinct(sections)


def _distinct(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(filter(None, values)))
