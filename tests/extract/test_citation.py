"""Authors of citations are no notions."""

from __future__ import annotations

import pytest

from extract.mentions import find_mentions
from extract.mentions.citation import citations
from tests.extract.made import read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It fades (Rivers, 1999).", ["Rivers"]),
        ("It fades (Rivers & Stone, 1999; Hill, Brook, & Wood, 2003).", ["Rivers Stone Hill Brook Wood"]),
        ("It fades (see Rivers et al. 1999, p. 12).", ["Rivers"]),
        ("As Rivers and Stone (1999) say.", ["Rivers Stone"]),
        ("As Hill et al. say.", ["Hill"]),
        ("The network (LeNet, 1998) is old. The Reading (1970) stone fell (In 1970 it rained).", []),
        ("It rained (May 1970).", []),
    ],
)
def test_a_citation_names_its_authors(text: str, names: list[str]) -> None:
    found = [
        " ".join(word for word in cited.replace(",", "").replace("&", "").split() if word != "and")
        for _, _, cited in citations(text)
    ]
    assert found == names


def test_authors_are_no_terms_unless_the_notes_show_them_as_one() -> None:
    text = "Dreams fade (Rivers, 1999). Rivers had a theory of dreams.\n\n{}"

    def is_term(rest: str) -> bool:
        return "river" in {found.key for found in find_mentions(read(text.format(rest)))}

    assert not is_term("More follows.")
    assert is_term("A river flows.")
    assert is_term("## Rivers\n\nRivers flow.")
