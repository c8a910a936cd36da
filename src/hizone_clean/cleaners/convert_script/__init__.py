"""Convert between the Chinese scripts, and only what is in the script to be left."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import groupby

from hizone_clean.cleaners.convert_script.dictionaries import list_configs
from hizone_clean.cleaners.convert_script.evidence import judge_lines, read_evidence
from hizone_clean.cleaners.convert_script.matcher import convert_by_stages, read_stages

_HONG_KONG = "着"  # 看着: where it stands, 著 is only the 著 of 著作; Taiwan writes 看著 and never 着


def convert_script(text: str, config: str = "auto") -> str:
    """Convert Traditional Chinese text to Simplified, or as the named OpenCC configuration says.

    With ``"auto"`` each line (a paragraph, in clean text) is judged by itself: it is converted when more of its
    characters are Traditional only than Simplified only. A line without either goes with the rest of the text. Taiwan's
    way of writing (看著) and that of Hong Kong and OpenCC (看着) are told apart and each read by its own tables. The words
    stay: 網路 becomes 网路, not 网络.

    Left alone by ``"auto"``: Simplified text, also with a Traditional name in it or with characters that only look
    Traditional (乾隆, 著作, 於菟); Japanese and Korean; everything that is not Han. Quotation marks are the work of
    `normalize_punctuation`. Converting twice is converting once.

    A named configuration converts all of the text, whatever it is written in: ``t2s tw2s tw2sp hk2s hk2sp`` to
    Simplified (``p``: with the mainland's vocabulary), ``s2t s2tw s2twp s2hk`` from it, ``t2tw t2hk tw2t hk2t`` between
    standards of Traditional.

    Args:
        text: Text in any script.
        config: ``"auto"`` or the name of a configuration.

    Raises:
        ValueError: There is no such configuration; the message names the nearest.

    Source of the rule: OpenCC's dictionaries as opencc-python-reimplemented ships them, with the exceptions of
    ``resources/script_exceptions.toml``, most of them by 通用规范汉字表 (2013).

    >>> convert_script("他看著後面的書，說：這是乾隆年間的著作。")
    '他看着后面的书，说：这是乾隆年间的著作。'
    >>> convert_script("著名学者著书立说，於菟是老虎。")
    '著名学者著书立说，於菟是老虎。'
    >>> convert_script("软件里的鼠标", "s2twp")
    '軟體裡的滑鼠'
    """
    if config == "auto":
        return _convert_traditional_lines(text)
    if text.isascii() and config in list_configs():
        return text
    return convert_by_stages(text, read_stages(_check_config(config)))


def _check_config(config: str) -> str:
    known = list_configs()
    if config in known:
        return config
    nearest = get_close_matches(config.lower(), known, n=1, cutoff=0.3)
    hint = f"did you mean {nearest[0]!r}? " if nearest else ""
    raise ValueError(f"no script configuration {config!r}: {hint}There are 'auto', {', '.join(map(repr, known))}")


def _convert_traditional_lines(text: str) -> str:
    if text.isascii() or not read_evidence().traditional.search(text):
        return text
    lines = text.splitlines(keepends=True)
    choices = [_choose_config(line) if wanted else "" for line, wanted in zip(lines, judge_lines(lines), strict=True)]
    runs = groupby(zip(choices, lines, strict=True), key=lambda pair: pair[0])
    return "".join(_convert_run(choice, "".join(line for _, line in run)) for choice, run in runs)


def _choose_config(line: str) -> str:
    return "hk2s" if _HONG_KONG in line else "tw2s"


def _convert_run(choice: str, text: str) -> str:
    return convert_by_stages(text, read_stages(choice)) if choice else text
