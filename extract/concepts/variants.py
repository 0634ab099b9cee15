"""Ways of writing one name: rewritings of a folded key under which variants meet."""

from __future__ import annotations

from extract.settings import CLIPPED, MIN_GERUND


def unspaced(key: str) -> str:
    """ "pretraining", "pre-training" and "pre training" are one."""
    return key.replace(" ", "")


def unabbreviated(key: str) -> str:
    """ "max depth" is "maximum depth"."""
    return " ".join(CLIPPED.get(word, word) for word in key.split())


def inverted(key: str) -> str:
    """ "depth of tree" and "depth of the tree" are "tree depth"; only for one word on either side."""
    words = [word for word in key.split() if word not in {"the", "a", "an"}]
    return f"{words[2]} {words[0]}" if len(words) == 3 and words[1] == "of" else key


def gerund(key: str) -> str:
    """ "bootstrap sampling" is "bootstrap sample", "language modeling" "language model"; never for one
    word."""
    head, _, last = key.rpartition(" ")
    if not head or not last.endswith("ing") or len(last) < MIN_GERUND:
        return key
    stem = last[:-3]
    if stem[-1] == stem[-2]:
        return f"{head} {stem if stem.endswith(('ll', 'ss')) else stem[:-1]}"
    return f"{head} {stem}e" if stem.endswith(("pl", "at", "iz", "uc", "ur", "v", "c")) else f"{head} {stem}"


def one_edit(a: str, b: str) -> bool:
    """True when one insertion, deletion, change or swap of neighbours behind the first letter turns a into b.

    What begins otherwise is another word: "retraining" is no slip for "pretraining".
    """
    from rapidfuzz.distance import OSA

    return a[:1] == b[:1] and OSA.distance(a, b, score_cutoff=1) == 1
