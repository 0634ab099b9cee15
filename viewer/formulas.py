"""Formulas in quotes as MathML trees.

The page builds elements from the trees, one by one, so a formula can no more become markup than
any other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree

FORMULA = re.compile(r"\$\$(?P<block>[^$]{1,600})\$\$|\$(?P<line>[^\s$](?:[^$\n]{0,398}[^\s$])?)\$(?!\d)")
"""Dollar mathematics as Pandoc reads it: no space inside the dollars, no digit after. See `math.js`."""
MOST_FORMULAS = 3_000
"""Distinct formulas translated for one page: a translation takes about 0.3 ms."""
MOST_ELEMENTS = 400
"""Elements of one formula; a larger one is shown as LaTeX."""
ELEMENTS = frozenset(
    "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable "
    "mtr mtd mstyle mpadded mphantom menclose mmultiscripts mprescripts none".split()
)
"""Presentation MathML without links, scripts, annotations or foreign content."""
ATTRIBUTES = frozenset(
    "display mathvariant stretchy fence separator form lspace rspace minsize maxsize accent accentunder "
    "linethickness columnalign rowspacing columnspacing width height depth notation displaystyle scriptlevel "
    "movablelimits".split()
)
_BACKSLASHES = re.compile(r"\\\\(?=[a-zA-Z])")

Tree = list[object]
"""[element name, {attribute: value}, child or text, …]"""


def formulas(quotes: Iterable[str]) -> dict[str, Tree]:
    """MathML for each formula in the quotes that can be read, by its LaTeX text."""
    found: dict[str, Tree] = {}
    for quote in quotes:
        if "$" not in quote:
            continue
        for match in FORMULA.finditer(quote):
            block = match["block"] is not None
            latex = (match["block"] or match["line"]).strip()
            if latex not in found and len(found) < MOST_FORMULAS and (tree := mathml(latex, block=block)):
                found[latex] = tree
    return found


def mathml(latex: str, *, block: bool = False) -> Tree | None:
    """One formula as a tree, or None when the translator can't read it or makes what the page won't show."""
    from latex2mathml.converter import convert

    try:
        text = convert(_BACKSLASHES.sub(r"\\", latex), display="block" if block else "inline")
        root = ElementTree.fromstring(text)
    except Exception:  # the translator raises many kinds of errors on LaTeX that it does not know
        return None
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS or _unread(root):
        return None
    return _tree(root)


def _unread(root: ElementTree.Element) -> bool:
    """True when a command stayed as it was, or an element is not plain presentation."""
    return any(
        element.tag.rpartition("}")[2] not in ELEMENTS or "\\" in (element.text or "")
        for element in root.iter()
    )


def _tree(element: ElementTree.Element) -> Tree:
    name = element.tag.rpartition("}")[2]
    attributes = {key: value for key, value in sorted(element.attrib.items()) if key in ATTRIBUTES}
    children: Tree = [element.text] if element.text and element.text.strip() else []
    return [name, attributes, *children, *(_tree(child) for child in element)]
