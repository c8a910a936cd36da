"""Characters that stand for others: radicals, vertical marks, private-use leftovers of GBK, ligatures, half-width kana."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from hizone_clean.patterns import pattern
from hizone_clean.resources import read_table

# ⽅⻓ · ︵︶ · GB 18030 marks and GBK characters in the private use area · ﬁ · ‑
_FORMS = pattern(
    "[\u2010\u2011\u2e80-\u2fd5\ue5e5\ue78d-\ue796\ue7c7-\ue7f3\ue815-\ue864\ufb00-\ufb06\ufe10-\ufe48\ufe63]"
)
# ｶﾞｰ · ｡｢｣､･ · half-width Hangul
_HALF_WIDTH = pattern("[\uff61-\uff9f\uffa1-\uffdc]+")
_HALF_KANA = pattern("[\uff66-\uff9d\uffa1-\uffdc]")  # ｶ
_HALF_MARKS = str.maketrans("｡｢｣､･", "。「」、·")
# 𝐍𝐞𝐰𝐬 𝑡ℎ𝑒: the mathematical alphabets have gaps that letter-like symbols fill
_MATHEMATICAL = pattern("[\U0001d400-\U0001d7ffℂℊ-ℓℕℙ-ℝℤℨℬℭℯ-ℱℳℴ]+")
# é written as e and a mark, か and a voicing mark, Hangul in letters, 豈 in its compatibility form, Å as a unit
_DECOMPOSED = pattern(
    "[\u0300-\u036f\u1100-\u11ff\u2126\u212a\u212b\u2329\u232a\u3099\u309a\uf900-\ufaff\U0002f800-\U0002fa1f]"
)
_SIMPLIFIED_SHAPES = str.maketrans("⼾⾭", "户青")


def replace_compatibility_forms(text: str) -> str:
    """Put the usual character for each that merely stands for it; Unicode's NFC for what is written in parts.

    Marks that Chinese text sets (，：①㎡), full-width letters and figures, and Roman numerals stay.

    >>> replace_compatibility_forms("⽤⼾︵ﬁne︶ｱﾙﾐ｡"), replace_compatibility_forms("个⼈⽤⼾")
    ('用戶（fine）アルミ。', '个人用户')
    """
    if _FORMS.search(text):
        text = _replace_forms(text)
    text = _HALF_WIDTH.sub(_widen, text.replace("︱︱", "——"))
    text = _MATHEMATICAL.sub(_flatten, text)
    return unicodedata.normalize("NFC", text) if _DECOMPOSED.search(text) else text


def _replace_forms(text: str) -> str:
    """Fonts of Simplified text give 户 as ⼾, which the standard resolves to the Traditional shape."""
    replaced = text.translate(_table())
    if ("⼾" in text or "⾭" in text) and _is_simplified(replaced):
        return text.translate(_SIMPLIFIED_SHAPES).translate(_table())
    return replaced


def _is_simplified(text: str) -> bool:
    """Whether a character stands in the text that GB 2312 has and Big5 has not."""
    han = (character for character in text if character > "一")
    return any(_encodes(character, "gb2312") and not _encodes(character, "big5") for character in han)


def _encodes(character: str, charset: str) -> bool:
    try:
        return bool(character.encode(charset))
    except UnicodeEncodeError:
        return False


def _widen(match: re.Match[str]) -> str:
    if _HALF_KANA.search(match[0]):
        return unicodedata.normalize("NFKC", match[0])
    return match[0].translate(_HALF_MARKS)


def _flatten(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0]) if max(match[0]) > "\uffff" else match[0]


@cache
def _table() -> dict[int, str]:
    groups = read_table("compatibility_forms.toml")
    table: dict[int, str] = {}
    table.update((ord(form), becomes) for form, becomes in groups.pop("ligatures"))
    for pairs in groups.values():
        for forms, ideographs in pairs:
            table.update(zip(map(ord, forms), ideographs, strict=True))
    return table
