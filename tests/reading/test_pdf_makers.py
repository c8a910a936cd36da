"""PDFs of several makers, of one document: what it says comes back from each. A maker that is not there skips its test."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import hizone_clean as hz
from browsers import CHROMIUM
from hizone_clean.errors import InputError

pytest.importorskip("pypdfium2", reason="needs pypdfium2")
pytestmark = pytest.mark.real_tools

TITLE = "关于促进开发区高质量发展的通知"
FIRST = (
    "为贯彻落实全省制造业高质量发展大会精神，进一步支持开发区提升产业链供应链现代化水平，经市政府同意，现就有关事项通知如下。"
    "到2027年，规模以上工业总产值突破3000亿元，研发经费投入强度达到5.5%以上，高新技术企业数量超过800家。"
)
SECOND = (
    "支持开发区围绕新材料、集成电路等重点领域布局建设重点实验室。对新认定的国家级平台，给予最高1000万元奖励；对新认定的省级平台，"
    "给予最高300万元奖励（由市科技局负责）。"
)
ROWS = [("指标", "2023年", "2027年"), ("工业总产值（亿元）", "2160", "3000"), ("研发投入强度", "4.1%", "5.5%")]
DATA = Path(__file__).parents[1] / "data" / "pdf"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
STYLE = (
    "<meta charset=utf-8><style>@page{size:A5;margin:20mm} p{text-indent:2em;text-align:justify;line-height:1.6}"
    "h1{text-align:center;font-size:18pt} td{border:1px solid;padding:0 2px} table{border-collapse:collapse}</style>"
)
HTML = (
    f"{STYLE}<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><table>"
    + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    + "</table>"
)
FODT = (DATA / "libreoffice.fodt").read_text("utf-8")
CELL = '<table:table-cell table:style-name="cell"><text:p text:style-name="flat">{}</text:p></table:table-cell>'
DOWN = f"<style>body{{writing-mode:vertical-rl;height:150mm}}</style><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>"


def printed_by_chromium(folder: Path, html: str = HTML) -> bytes:
    if not CHROMIUM:
        pytest.skip("needs Chromium")
    (folder / "page.html").write_text(html, "utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command = [CHROMIUM, *flags, f"--print-to-pdf={folder / 'page.pdf'}", (folder / "page.html").as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "page.pdf").read_bytes()


def set_by_typst(folder: Path) -> bytes:
    typst = pytest.importorskip("typst", reason="needs typst: pip install typst")
    cells = ", ".join(f"[{cell}]" for row in ROWS for cell in row)
    (folder / "page.typ").write_text(
        '#set page(width: 148mm, height: 210mm, numbering: "— 1 —")\n#set text(font: ("Noto Serif CJK SC",), size: 11pt, lang: "zh")\n'
        f"#set par(justify: true, first-line-indent: (amount: 2em, all: true))\n#align(center, text(18pt, weight: 700)[{TITLE}])\n\n"
        f"{FIRST}\n\n{SECOND}\n\n#table(columns: 3, {cells})\n",
        "utf-8",
    )
    return bytes(typst.compile(str(folder / "page.typ")))


def written_by_libreoffice(folder: Path) -> bytes:
    if not OFFICE:
        pytest.skip("needs LibreOffice")
    rows = "".join(f"<table:table-row>{''.join(map(CELL.format, row))}</table:table-row>" for row in ROWS)
    (folder / "page.fodt").write_text(FODT.format(title=TITLE, first=FIRST, second=SECOND, rows=rows), "utf-8")
    command = [OFFICE, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "page.fodt"]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "page.pdf").read_bytes()


def kept_of_libreoffice(folder: Path) -> bytes:
    """What it made of the same: LibreOffice is not there everywhere."""
    return (DATA / "libreoffice.pdf").read_bytes()


def laid_by_reportlab(folder: Path) -> bytes:
    pytest.importorskip("reportlab", reason="needs reportlab: pip install reportlab")
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    from typesetting import FONT, register_font

    if FONT is None:
        pytest.skip("needs a Chinese font: apt-get install fonts-arphic-uming")
    register_font()
    body = ParagraphStyle("body", fontName="body", fontSize=11, leading=17, firstLineIndent=22, wordWrap="CJK")
    head = ParagraphStyle("head", fontName="body", fontSize=18, leading=26, alignment=1, wordWrap="CJK")
    table = Table(
        [list(row) for row in ROWS], style=[("GRID", (0, 0), (-1, -1), 0.5, 0), ("FONT", (0, 0), (-1, -1), "body", 10)]
    )
    out = io.BytesIO()
    page = SimpleDocTemplate(out, pagesize=(420, 595), leftMargin=50, rightMargin=50)
    page.build([Paragraph(TITLE, head), Paragraph(FIRST, body), Paragraph(SECOND, body), table])
    return out.getvalue()


@pytest.mark.parametrize(
    "made", [printed_by_chromium, set_by_typst, written_by_libreoffice, kept_of_libreoffice, laid_by_reportlab]
)
def test_a_document_comes_back_from_each_maker(made: Callable[[Path], bytes], tmp_path: Path) -> None:
    document = hz.clean_document(made(tmp_path))
    assert document.check().ok
    [article] = document.articles
    assert article.title == TITLE
    found = [(block.type, block.text) for block in article.blocks]
    rows = [("table_row", " | ".join(row)) for row in ROWS]
    assert found == [("paragraph", FIRST), ("paragraph", SECOND), *rows]
    told = document.to_dict()["articles"][0]
    assert all(block["page"] == 1 and block["box"][0] < block["box"][2] for block in told["blocks"] + told["head"])


def test_a_page_that_a_browser_set_to_read_down(tmp_path: Path) -> None:
    [article] = hz.clean_document(printed_by_chromium(tmp_path, STYLE + DOWN)).articles
    assert [article.title, *(block.text for block in article.blocks)] == [TITLE, FIRST, SECOND]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_read_or_refused(share: float, tmp_path: Path) -> None:
    data = laid_by_reportlab(tmp_path)
    try:
        text = hz.clean(data[: int(share * len(data))])
    except InputError as error:
        assert "damaged" in str(error) or "holds no text" in str(error)
    else:
        assert FIRST in text


def test_a_file_with_spoilt_bytes_is_read_or_refused(tmp_path: Path) -> None:
    data = laid_by_reportlab(tmp_path)
    for at in range(100, len(data), max(1, len(data) // 12)):
        spoilt = data[:at] + bytes(byte ^ 0x55 for byte in data[at : at + 40]) + data[at + 40 :]
        try:
            document = hz.clean_document(spoilt)
        except InputError as error:
            assert "PDF" in str(error)
        else:
            assert document.check().ok


def test_a_page_out_of_a_printed_book() -> None:
    """A real one, not of our making: a blank is drawn under every letter, and each number is in letters of their own."""
    document = hz.clean_document((DATA / "contents.pdf").read_bytes())
    assert document.check().ok
    lines = document.text.split("\n\n")
    assert lines[2:6] == [
        "关于红军作战的原则…… 1",
        "（一九三七年八月一日）",
        "对国防问题的意见…… 3",
        "（一九三七年八月四日）",
    ]
    numbers = [int(line.rpartition(" ")[2]) for line in lines if "……" in line]
    assert numbers == [1, 3, 6, 8, 11, 13, 15, 19, 21]
