"""Quotation marks: pair them over a paragraph, mend those that the paragraph itself proves wrong, report the others.

A paragraph is a line. What a mark is follows from all marks of its paragraph together (see `quote_pairing`), so that
one that is turned round is told from one that is lost: no mark is ever put in or taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hizone_clean.language.quote_pairing import Mark, pair, read_mark
from hizone_clean.language.writing_context import BLANKS, is_chinese, writing_of
from hizone_clean.patterns import pattern

_DOUBLE = pattern('["“”＂〝〞〟]')  # 他说"好",又说〝行〞
_SINGLE = pattern("['‘’]")  # 所谓'双碳'
_ANY_QUOTE = pattern("[\"＂〝〞〟“”'‘’]")
_BENT = pattern("[“”＂〝〞〟]")
_FORMS = {"“": "open", "〝": "open", "‘": "open", "”": "close", "〞": "close", "〟": "close", "’": "close"}
_DOUBLE_FACES = {"open": "“", "close": "”"}
_SINGLE_FACES = {"open": "‘", "close": "’"}
_CODE_BEFORE = "=([{,<"  # name="abc", f("abc")
_NOT_PAIRED = pattern("[\"'＂〝〞〟]")
_OPEN_TO_DOUBT = pattern("[\"'＂〝〞〟‘’]")
_SENTENCE_END = pattern("[。！？!?][”’）]?")


class QuoteProblem(NamedTuple):
    """A quotation mark that has no partner or stands the wrong way: where, in what sentence, and what was done."""

    start: int
    end: int
    snippet: str
    note: str
    repaired: bool


def find_quote_problems(text: str) -> list[QuoteProblem]:
    """Find the double quotation marks that are turned round or have lost their partner; change nothing.

    `repaired` is True for a mark that `repair_quotes` turns, because its paragraph leaves no other reading. Not
    reported: a paragraph that opens with a quotation which a later one closes, and pairs that span lines.

    Args:
        text: one paragraph a line, before the marks were normalised (afterwards the turned ones are right already).

    >>> [(p.snippet, p.repaired) for p in find_quote_problems("他说：”好的。”大家都笑了。水不在深，有龙则灵”。")]
    [('他说：”好的。”', True), ('水不在深，有龙则灵”。', False)]
    """
    problems: list[QuoteProblem] = []
    waiting: list[QuoteProblem] = []
    for start, line in _lines_with(text, _DOUBLE):
        marks, reading = _read(line, _DOUBLE, 0)
        opened: list[Mark] = []
        for number, mark in enumerate(marks):
            role = reading[number] if reading else mark.form or "open"
            if reading and mark.form and mark.form != role:
                problems.append(_problem(start, line, mark, _TURNED[role], True))
            if role == "open":
                opened.append(mark)
            elif opened or waiting:
                (opened or waiting).pop()
            else:
                problems.append(_problem(start, line, mark, _LOST_OPENING, False))
        waiting += [_problem(start, line, mark, _LOST_CLOSING, False) for mark in opened]
    lone = [problem for problem in waiting if not _starts_line(text, problem.start)]
    return sorted(_turned_for_good(text, problems) + lone)


def _turned_for_good(text: str, problems: list[QuoteProblem]) -> list[QuoteProblem]:
    """``problems`` without the marks that a second look turns back: each is judged by its neighbours, turned ones among them."""
    if not any(problem.repaired for problem in problems):
        return problems
    once = repair_quotes(text)
    return [problem for problem in problems if not problem.repaired or once[problem.start] != text[problem.start]]


_TURNED = {
    role: f"printed as {was} mark; the other marks of the paragraph prove it wrong, turned to {face}"
    for role, was, face in (("open", "a closing", "“"), ("close", "an opening", "”"))
}
_LOST_OPENING = "closing ” has no opening “; a mark would have to be invented, so left"
_LOST_CLOSING = "opening “ has no closing ”; a mark would have to be invented, so left"


def repair_quotes(text: str) -> str:
    """Turn straight and wrong-way quotation marks of Chinese lines to “ ” and ‘ ’, where the line proves them.

    Left alone: lines without Han, apostrophes, inch marks, strings in code, marks that could be read either way.

    >>> repair_quotes('他说”好”，又说"行"。')
    '他说“好”，又说“行”。'
    >>> repair_quotes('屏幕尺寸为13"，it\\'s fine')
    '屏幕尺寸为13"，it\\'s fine'
    """
    lines = text.split("\n")
    joined = 0  # lines before this one were read together
    for number, line in enumerate(lines):
        if number < joined or not (_ANY_QUOTE.search(line) and is_chinese(line)):
            continue
        if line.count('"') % 2 and (last := _end_of_wrapped(lines, number)):
            lines[number:last], joined = _repair_wrapped(lines[number:last]), last
        else:
            lines[number] = _repair_line(line)
    return "\n".join(lines)


_MOST_WRAPPED = 8  # lines that one quotation runs over
_ENDED = pattern('[。！？!?.…；;：:]["”’）)]*[ \t]*$|^[ \t]*$')
_NEW_ITEM = pattern(r"[ \t]*(?:[-*+>#|]|[0-9]{1,3}[.、)）]|$)")


def _end_of_wrapped(lines: list[str], first: int) -> int:
    """After which line the quotation ends that is open at the end of line `first`, a line wrapped within a sentence; else 0."""
    marks = 0
    for number in range(first, min(first + _MOST_WRAPPED, len(lines))):
        if number > first and _NEW_ITEM.match(lines[number]):
            return 0
        marks += lines[number].count('"')
        if marks % 2 == 0:
            return number + 1
        if _ENDED.search(lines[number]):
            return 0
    return 0


def _repair_wrapped(lines: list[str]) -> list[str]:
    """Lines of one wrapped paragraph, read as the one line that they were; each mark is turned in its place."""
    paragraph = _repair_line(" ".join(lines))
    if '"' in paragraph:
        return lines
    starts = [sum(map(len, lines[:number])) + number for number in range(len(lines))]
    return [paragraph[start : start + len(line)] for start, line in zip(starts, lines, strict=True)]


def are_paired(text: str, opening: str = "“", closing: str = "”") -> bool:
    """Tell whether opening and closing marks simply alternate over the whole text, the first one opening.

    >>> are_paired("“甲”“乙”"), are_paired("”甲”"), are_paired("“甲"), are_paired("“甲“乙”丙”")
    (True, False, False, False)
    """
    head, *quoted = text.split(opening)
    return closing not in head and [piece.count(closing) for piece in quoted] == [1] * len(quoted)


def _repair_line(line: str) -> str:
    """Turn the double marks, then the single ones, and again: a mark is judged by its neighbours, marks among them."""
    for _ in range(4):
        before = line
        for marks, faces in ((_DOUBLE, _DOUBLE_FACES), (_SINGLE, _SINGLE_FACES)):
            if marks.search(line):
                line = _turn(line, marks, faces)
        if line == before or (not _OPEN_TO_DOUBT.search(line) and are_paired(line)):
            break
    return line


def _turn(line: str, pattern: re.Pattern[str], faces: dict[str, str]) -> str:
    if not _NOT_PAIRED.search(line) and are_paired(line, faces["open"], faces["close"]):
        return line
    if pattern is _DOUBLE and (plain := _turn_straight(line)):
        return plain
    marks, reading = _read(line, pattern, 1)
    if reading is None:
        return line
    letters = list(line)
    for number, (mark, role) in enumerate(zip(marks, reading, strict=True)):
        if not _is_code(line, marks, reading, number):
            letters[mark.place] = faces[role]
    if pattern is _DOUBLE and not _SINGLE.search(line):
        _mark_inner(letters, marks, reading)
    return "".join(letters)


_NO_OPENING_BEFORE = tuple('，。、；：！？）》】”’,;!?) "')
_NO_CLOSING_AFTER = tuple("，：、（《【“‘,:([{=<")


def _turn_straight(line: str) -> str:
    """The plain case at once: an even row of straight marks, each beside what it may stand beside. Else "".

    The answer is the one that all readings weighed against each other would give.
    """
    pieces = line.split('"')
    if not len(pieces) % 2 or _BENT.search(line):
        return ""
    for number in range(1, len(pieces), 2):
        quoted, before = pieces[number], pieces[number - 1][-1:]
        if not quoted or quoted.startswith(_NO_OPENING_BEFORE) or quoted.endswith(_NO_CLOSING_AFTER):
            return ""
        if quoted[-1].isdecimal() or (before and before.isascii()) or not is_chinese(quoted):
            return ""
    return "".join(piece + ("”" if number % 2 else "“") for number, piece in enumerate(pieces))[:-1]


def _mark_inner(letters: list[str], marks: list[Mark], reading: list[str]) -> None:
    """Give a quotation inside a quotation single marks, where every mark of the line has its partner."""
    depth, inner = 0, {}
    for mark, role in zip(marks, reading, strict=True):
        depth += 1 if role == "open" else -1
        if depth < 0 or (mark.form != role and len(reading) > 2):
            return
        if depth == (2 if role == "open" else 1):
            inner[mark.place] = _SINGLE_FACES[role]
    if depth == 0:
        for place, face in inner.items():
            letters[place] = face


def _read(line: str, pattern: re.Pattern[str], minimum: int) -> tuple[list[Mark], list[str] | None]:
    """The marks of a line that are quotation marks, and how each is to be read (None: it cannot be told)."""
    places = [match.start() for match in pattern.finditer(line) if not is_apostrophe(line, match.start())]
    straight = [place for place in places if line[place] in '"＂']
    inches = {place for place in straight if line[place - 1 : place].isdecimal()}
    if len(inches) == len(straight) or (len(inches) == 1 and len(straight) % 2):  # 13" screens
        places = [place for place in places if place not in inches]
    marks = [read_mark(line, place, _FORMS.get(line[place], "")) for place in places]
    if len(marks) < minimum:
        return marks, None
    return marks, pair(marks, bool(places) and not line[: places[0]].strip(BLANKS))


def is_apostrophe(line: str, place: int) -> bool:
    """don't, the users' items, 5'10: a single mark that belongs to its word."""
    if line[place] not in "'’":
        return False
    before, after = line[place - 1 : place], line[place + 1 : place + 2]
    if after == "s" and not line[place + 2 : place + 3].isalpha():
        return bool(before) and bool(writing_of(before))  # 小红's
    if not before or writing_of(before) not in ("latin", "figure"):
        return False
    return not after or after in BLANKS or writing_of(after) in ("latin", "figure")


def _is_code(line: str, marks: list[Mark], reading: list[str], number: int) -> bool:
    """Tell whether a straight mark belongs to a string of code or of a Latin sentence: f("abc"), He said "yes" to me."""
    first = number if reading[number] == "open" else number - 1
    if not 0 <= first < len(marks) - 1 or marks[first].form or marks[first + 1].form:
        return False
    start, end = marks[first].place, marks[first + 1].place
    if end - start > 300 or is_chinese(line[start:end]):
        return False
    before, after = line[max(start - 40, 0) : start], line[end + 1 : end + 40]
    if before[-1:] and (before[-1] in _CODE_BEFORE or writing_of(before[-1]) == "latin"):
        return True
    return writing_of(before.rstrip()[-1:] or "，") == "latin" and writing_of(after.lstrip()[:1] or "，") == "latin"


def _lines_with(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Every Chinese line that has such a mark, with the place where it starts."""
    start = 0
    for line in text.split("\n"):
        if pattern.search(line) and is_chinese(line):
            yield start, line
        start += len(line) + 1


def _starts_line(text: str, place: int) -> bool:
    """Only blanks stand before it; a dozen of them are as many as an indent has."""
    before = text[max(place - 12, 0) : place].rstrip(BLANKS)
    return not before or before[-1] == "\n"


def _problem(start: int, line: str, mark: Mark, note: str, repaired: bool) -> QuoteProblem:
    """Report the mark with its sentence, and with the end of the sentence before when it stands at the very beginning."""
    floor = max(mark.place - 120, 0)
    first = max(max(line.rfind(stop, floor, max(mark.place - 1, floor)) for stop in "。！？”") + 1, floor)
    found = _SENTENCE_END.search(line, mark.place + 1, mark.place + 120)
    last = found.end() if found else min(len(line), mark.place + 120)
    place = start + mark.place
    return QuoteProblem(place, place + 1, line[first:last], note, repaired)
