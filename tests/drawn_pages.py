"""Pages of PDFs drawn for a test, one function a page, and the paragraph that stands on most of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from typesetting import break_lines, register_font

PARAGRAPH = (
    "园区坚持创新驱动发展，研发投入占比持续提高，一批科技成果实现转化，产业集聚作用日益明显，带动全市经济增长两个百分点。"
    "下一步，开发区将继续优化营商环境，完善服务体系，推动更多科技成果在本地转化，为高质量发展提供支撑。"
)


def drawn(*pages: Callable[[Any], None], size: tuple[float, float] = (400, 600)) -> bytes:
    """A PDF with a page for each function that draws one."""
    from reportlab.pdfgen.canvas import Canvas

    register_font()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True)
    for draw in pages:
        canvas.setFont("body", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def column(text: str, left: float = 50, top: float = 500) -> Callable[[Any], None]:
    """Draws a paragraph as a column of 20 ems."""

    def draw(canvas: Any) -> None:
        for row, line in enumerate(break_lines(text, 20, 2)):
            canvas.drawString(left + (0 if row else 20), top - 15 * row, line)

    return draw


def picture(canvas: Any) -> None:
    canvas.rect(50, 50, 300, 400, fill=1)


def hidden(canvas: Any) -> None:
    text = canvas.beginText(50, 500)
    text.setTextRenderMode(3)
    text.textLine("园区产值增长百分之五。")
    canvas.drawText(text)
