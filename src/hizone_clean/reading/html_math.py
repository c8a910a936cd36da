"""Formulas in a page, as one line of text: the TeX that a page carries, else what MathML says with marks alone.

No letter is put in that the page does not have: a fraction is ``(a)/(b)``, a root ``√(a)``, an exponent ``x^2``.
"""

from __future__ import annotations

from typing import Any

_BINARY = {"mfrac": "/", "msup": "^", "msub": "_", "mover": "^", "munder": "_"}
_TEX = ("application/x-tex", "latex", "text/x-tex")


def formula_of(math: Any) -> str:
    """The formula of a ``<math>`` element: its TeX between dollar signs, or its own line.

    >>> from lxml import etree
    >>> formula_of(etree.fromstring("<math><mi>x</mi><mo>=</mo><mfrac><mi>a</mi><mn>2</mn></mfrac></math>"))
    'x=a/2'
    """
    tex = next((n for n in math.iter("annotation") if (n.get("encoding") or "").lower() in _TEX), None)
    stated = ("".join(tex.itertext()) if tex is not None else math.get("alttext") or "").strip()
    if stated and tex is not None:
        mark = "$$" if math.get("display") == "block" else "$"
        return f"{mark}{' '.join(stated.split())}{mark}"
    return _line(math)


def _line(math: Any) -> str:
    """MathML in one line, from the leaves up, without recursion: pages nest as deep as they like."""
    from lxml import etree

    lines: dict[Any, str] = {}
    for _, node in etree.iterwalk(math, events=("end",)):
        if not isinstance(node.tag, str) or node.tag.startswith("annotation"):
            continue
        parts = [lines.pop(child) for child in node if child in lines]
        lines[node] = _joined(node, parts)
    return lines.get(math, "")


def _joined(node: Any, parts: list[str]) -> str:
    tag = node.tag.rpartition("}")[2].rpartition(":")[2]
    if not parts:
        return " ".join((node.text or "").split())
    if tag in _BINARY and len(parts) == 2:
        return f"{_grouped(parts[0])}{_BINARY[tag]}{_grouped(parts[1])}"
    if tag in ("msubsup", "munderover") and len(parts) == 3:
        return f"{parts[0]}_{_grouped(parts[1])}^{_grouped(parts[2])}"
    if tag == "msqrt":
        return f"√({''.join(parts)})"
    if tag == "mroot" and len(parts) == 2:
        return f"{_grouped(parts[1])}√({parts[0]})"
    if tag == "mfenced":
        return f"{node.get('open', '(')}{','.join(parts)}{node.get('close', ')')}"
    return (" " if tag in ("mtable", "mtr") else "").join(parts)


def _grouped(part: str) -> str:
    return part if len(part) < 2 or part.isalnum() else f"({part})"
