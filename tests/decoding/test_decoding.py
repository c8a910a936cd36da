"""Bytes to text: encodings, damage, declarations that lie, and what is no text."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import measured_again
from hizone_clean.decoding import decode, detect_and_decode
from hizone_clean.errors import InputError
from hizone_clean.language.common_characters import COMMON

SIMPLIFIED = "高新区管委会昨日通报：一季度工业增加值同比增长8.6%，新签约项目12个。\r\n园区内企业“不停工、不减产”——"
TRADITIONAL = "科學園區昨日公布：第一季營收成長百分之八，新進駐廠商十二家。\n園區內「不停工、不減產」"
CODECS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "gb18030": "gb18030",
    "gbk": "gb18030",
    "hz": "hz",
    "utf-16": "utf-16-le",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-32": "utf-32-le",
    "utf-32-le": "utf-32-le",
    "utf-32-be": "utf-32-be",
}


def fits(character: str, encoding: str) -> bool:
    try:
        return bool(character.encode(encoding))
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize(("encoding", "codec"), CODECS.items())
def test_simplified_text_comes_back(encoding: str, codec: str) -> None:
    text = SIMPLIFIED.replace("—", "-") if encoding == "hz" else SIMPLIFIED  # Python's HZ codec has another dash
    found = detect_and_decode(text.encode(encoding))
    assert (found.text, found.encoding, found.losses) == (text, codec, ())
    assert found.confidence in ("certain", "likely")


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs", "gb18030", "utf-8", "utf-16-be"])
def test_traditional_text_comes_back(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "hz", "utf-16", "utf-16-le", "utf-32-be"]
)
@given(data=st.data())
@settings(max_examples=25)
def test_twelve_common_characters_are_enough(encoding: str, data: st.DataObject) -> None:
    pool = sorted(character for character in COMMON if fits(character, encoding))
    text = data.draw(st.text(st.sampled_from(pool), min_size=12, max_size=40))
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("data", "text", "rival"),
    [
        ("联通".encode("gbk"), "联通", "big5hkscs"),
        ("一些".encode("gbk"), "一些", "utf-8"),
        ("中".encode("gbk"), "中", "big5hkscs"),
        ("園區".encode("big5"), "園區", "gb18030"),
        ("新进企业".encode("gbk"), "新进企业", "big5hkscs"),
    ],
)
def test_short_text_that_two_encodings_hold_is_ambiguous(data: bytes, text: str, rival: str) -> None:
    found = detect_and_decode(data)
    assert found.text == text
    assert found.confidence == "ambiguous"
    assert rival in found.rivals


@pytest.mark.parametrize(
    "text",
    [
        "中",
        "园区",
        "été à Paris",
        "Привет, мир",
        "مرحبا",
        "안녕하세요",
        "こんにちは",
        "😀",
        "plain",
        "=~ ~{3}",
        "abc\x01",
        "园\x02区",
        "",
    ],
)
def test_utf8_is_certain_and_unchanged(text: str) -> None:
    found = detect_and_decode(text.encode())
    assert found[:3] == (text, "utf-8", "certain")


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "big5", "iso-8859-1", "no-such-thing"])
@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_the_bytes_outvote_the_declaration(declared: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body>{SIMPLIFIED}</body></html>'
    assert decode(page.encode(encoding)) == page


def test_the_declaration_settles_a_tie() -> None:
    tie = (
        bytes.fromhex("a440 a5c1".replace(" ", "")) * 2
    )  # 一民一民 in Big5, and two GBK characters as rare as rare can be
    page = b"<meta charset=big5>" + tie
    assert decode(page).endswith("一民一民")


@pytest.mark.parametrize(
    ("data", "text", "losses"),
    [
        ("园区发展".encode() + b"\xff" + "迅速".encode(), "园区发展\ufffd迅速", ((12, 1),)),
        (b"\xef\xbb\xbf" + "园区\r\n发展\r".encode() + b"\xff", "园区\r\n发展\r\ufffd", ((18, 3),)),
        (
            "园区产业发展迅速\r\n".encode("gbk") + b"\xff" + "科技创新".encode("gbk"),
            "园区产业发展迅速\r\n\ufffd科技创新",
            ((18, 2),),
        ),
        (
            "园区产业\n".encode("utf-16-le") + b"\x00\xd8" + "发展迅速".encode("utf-16-le"),
            "园区产业\n\ufffd发展迅速",
            ((10, 2),),
        ),
        ("园区产业发展迅速".encode()[:-1], "园区产业发展迅\ufffd", ((21, 1),)),
        (b'~{VP9z\x12w7"U9~}', "中国\ufffd发展", ((6, 1),)),
    ],
)
def test_a_lost_byte_stays_visible_and_is_named(data: bytes, text: str, losses: tuple[tuple[int, int], ...]) -> None:
    found = detect_and_decode(data)
    assert (found.text, found.losses, found.lost) == (text, losses, len(losses))


def test_losses_are_all_counted_and_a_hundred_are_listed() -> None:
    found = detect_and_decode(("园区产业发展\n".encode() + b"\xff") * 300)
    assert found.lost == 300
    assert len(found.losses) == 100
    assert found.losses[-1] == (20 * 99 + 19, 101)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["年4月1日上", "是世界上最早的", "园区 A1"])
def test_short_utf16_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_utf8_mark_before_gbk_is_not_believed() -> None:
    assert decode(b"\xef\xbb\xbf" + SIMPLIFIED.encode("gbk")) == SIMPLIFIED


def test_gb18030_private_use_becomes_what_it_stands_for() -> None:
    assert decode(b"\xb8\xdf\xd0\xc2\xa3\xa0\xb2\xfa\xd2\xb5\xb7\xa2\xd5\xb9") == "高新\u3000产业发展"
    assert decode("高新产业发展".encode("gbk") + b"\xa6\xd9") == "高新产业发展︐"


def test_dots_and_dashes_of_gb2312_are_kept() -> None:
    assert decode("园区·产业——发展".encode("gbk"), encoding="gb2312") == "园区·产业——发展"
    assert decode(b"~{!$!*!*T0~}") == "·——园"


def test_hz_lines_and_tildes() -> None:
    assert decode(b'~{VP9z7"U9~}~~ a~\nb\r\n~{Q8KY\r\nend') == "中国发展~ ab\r\n迅速\r\nend"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("园区".encode("gbk"), "GB_2312-80", "园区"),
        ("園區".encode("big5"), "Big5-HKSCS", "園區"),
        (b"caf\xe9", "latin-1", "café"),
        ("园区".encode("utf-16"), "utf-16", "园区"),
        ("\ufeff园区".encode(), "utf8", "园区"),
        ("\ufeff园区".encode("utf-16-be"), "utf-16be", "园区"),
    ],
)
def test_an_encoding_that_is_named_is_used(data: bytes, encoding: str, text: str) -> None:
    assert decode(data, encoding=encoding) == text


@pytest.mark.parametrize(
    ("name", "said"),
    [("gb2132", "'gb2312'"), ("uft-8", "'utf-8'"), ("hex", "no text encoding"), ("", "'utf-8'"), ("中\0", "'utf-8'")],
)
def test_an_unknown_encoding_is_refused_with_the_nearest_name(name: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        decode(b"abc", encoding=name)


@pytest.mark.parametrize(
    ("data", "kind", "advice"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF", "pdftotext"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml", "a Word document", "pandoc"),
        (b"PK\x03\x04" + bytes(26) + b"a.txt", "a zip archive", "unpack"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old Microsoft Office", "antiword"),
        (b"\x1f\x8b\x08\x00", "gzip", "gunzip"),
        (b"\x89PNG\r\n\x1a\n\x00", "image", "OCR"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image", "OCR"),
        (b"\x7fELF\x02\x01", "program", "no document"),
        (b"SQLite format 3\x00", "SQLite", "export"),
        (b"a.txt" + bytes(252) + b"ustar", "tar", "tar xf"),
        (bytes(1000), "all zero", "damaged"),
        (bytes((index * 89 + index // 7) % 256 for index in range(3000)), "control characters", "name its encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes, kind: str, advice: str) -> None:
    with pytest.raises(InputError, match=kind) as caught:
        decode(data)
    assert advice in str(caught.value)


@pytest.mark.parametrize("text", ["%PD 文件", "PK 比赛", "BM 公司", "MZ 是什么", "GIF 图", "RIFF 格式", "{rtf}"])
def test_text_that_begins_like_a_binary_file_is_text(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le café est très bon à côté de la gare", "latin-1"),
        ("これは日本語の文章です。東京都は大きい町です。", "shift_jis"),
        ("これは日本語の文章です。東京都は大きい町です。", "euc_jp"),
        ("Привет мир, как дела сегодня", "cp1251"),
        ("대한민국의 산업 단지는 수도권에 집중되어 있다고 한다.", "euc_kr"),
        ("안녕하세요. 저는 학생입니다.\n둘째 줄: 2021년 5월 1일", "cp949"),
        ("吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。", "euc_jp"),
    ],
)
def test_foreign_encodings_are_read_but_never_silently(text: str, encoding: str) -> None:
    found = detect_and_decode(text.encode(encoding))
    assert (found.text, found.confidence) == (text, "ambiguous")
    assert found.rivals and found.doubt


@pytest.mark.parametrize("text", ["├─src\n└─doc\n", "│  a.txt\n├─文档\n", "┌──┐\n"])
def test_box_drawing_of_a_directory_listing_is_gbk(text: str) -> None:
    assert decode(text.encode("gbk")) == text


@pytest.mark.parametrize(
    ("data", "doubt"),
    [
        ("园区发展迅速，同比增长百分之八。".encode(), ""),
        ("园区发展迅速，同比增长百分之八。".encode("gbk"), ""),
        (
            "园区发展迅速。\n".encode("gbk") + b"\xff" + "同比增长百分之八".encode("gbk"),
            "1 place is not gb18030 (line 2, byte 15)",
        ),
        ("园区".encode("gbk"), "read as gb18030; big5hkscs would do as well"),
    ],
)
def test_what_must_not_be_written_back_is_doubtful(data: bytes, doubt: str) -> None:
    assert detect_and_decode(data).doubt == doubt


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_any_bytes_are_text_or_an_input_error(data: bytes) -> None:
    try:
        found = detect_and_decode(data)
    except InputError:
        return
    assert len(found.losses) == min(found.lost, 100)
    assert found.confidence != "ambiguous" or found.rivals


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_utf8_with_a_mark_is_exact(text: str) -> None:
    data = text.encode("utf-8", "replace")
    assert decode(b"\xef\xbb\xbf" + data) == data.decode()


@pytest.mark.parametrize(
    "unit", [b"~{", b"~", b"\xff", b"\x81", b"~{!", b"charset=", b"\xe5", b"\x00\xd8", "园".encode("gbk")]
)
@measured_again
def test_time_grows_with_the_size(unit: bytes) -> None:
    def measure(count: int) -> float:
        start = time.process_time()
        with suppress(InputError):
            decode(unit * count)
        return time.process_time() - start

    measure(1000)
    once = min(measure(40_000) for _ in range(3))
    assert min(measure(160_000) for _ in range(3)) < 12 * once + 0.02
