"""Words around a term in titles, which say what is told of it: "Introduction to X", "X in practice"."""

from __future__ import annotations

import re

_TREATISE = r"notes?|guide|recap|cheat\s?sheet|tutorial|revisited"
"""Words at the end of a title that say that a text is about the term before them."""

_CONTINUED = r"[\[(]?\s?(?:cont['’.]?d|cont\.|continued)\W{0,5}"
"""Says that a text goes on. Not "continuation": "homotopy continuation" is a method."""

TITLE_FRAME = re.compile(
    r"^(?:an?\s+)?(?:(?:brief|short|quick|gentle|concise)\s+)?"
    r"(?:introduction|intro|overview|notes|primer|implementation|discovery|derivation)\s+(?:to|of|on)\s+(?:the\s+)?"
    r"|^(?:what\s+(?:is|are)|using)\s+(?:an?\s+|the\s+)?|\?$"
    rf"|\s+(?:[–—:-]\s+)?(?:(?:study|lecture)\s+)?(?:{_TREATISE})$"
    rf"|\s+{_CONTINUED}$",
    re.IGNORECASE,
)
"""What says that this is a text about the term."""

FRAME = re.compile(
    r"^(?:(?:(?:an?|the|\d+|two|three|four|five|six|brief|short|quick|general|full|overall|main|key|common)\s+)*"
    r"(?:introduction|intro|overview|basics|fundamentals|foundations|principles|review|summary|definitions?|histor(?:y|ies)"
    r"|(?:concise\s+)?implementation|discovery|derivation"
    r"|propert(?:y|ies)|(?:dis)?advantages?|limitations?|benefits?|applications?|importance|roles?|examples?"
    r"|differences?|purposes?|goals?|meaning|significance|picture|side\s+notes?|caveats?|pitfalls?"
    r"|use cases"
    r"|types|kinds|categories|classes|variants|forms|components|parts|elements|building blocks|steps|stages"
    r"|phases"
    r"|physiology|anatomy|pharmacology|nature|causes?|symptoms?|consequences|origins?|uses|functions?|organi[sz]ation"
    r"|characteristics|features|assumptions?|intuitions?|ideas?|challenges?|concepts?|notions?|problems?|evolution|structures?|process(?:es)?)"
    r"\s+(?:of|to|for|in|behind|with|and|between|about)\s+(?:an?\s+|the\s+)?"
    r"|(?:composition|shape|size|speed|development|detection|levels?|points?|behaviou?r|production|position"
    r"|location|movement|growth|number|amount)\s+of\s+(?:(?:an?|the)\s+|(?=[\w-]+s$))"
    r"|(?:defen[cs]es?|prevention|protection|countermeasures?)\s+(?:of|against|from)\s+(?:an?\s+|the\s+)?"
    r"|what\s+(?:is|are)\s+(?:an?\s+|the\s+)?|(?:how|why|when|where)\s+do(?:es)?\s+(?:an?\s+|the\s+)?"
    r"|how\s+(?:an?\s+|the\s+)?|why\s+(?:use\s+)?"
    r"|when\s+to\s+use\s+|understanding\s+|choosing\s+(?:an?\s+|the\s+)?|using\s+|implementing\s+"
    r"|evaluating\s+|interpreting\s+|comparing\s+|defining\s+|computing\s+|calculating\s+|example:\s+)",
    re.IGNORECASE,
)

"""What a heading tells of its term, in front of it."""

TAIL = re.compile(
    r"(?:(?:\s+(?:and|&))?\s+(?:works?|explained|overview|basics|fundamentals|explanation|definition|example|examples|formula"
    rf"|equation|derivation|implementation|summary|usage|recap|cheat ?sheet"
    r"|properties|(?:dis)?advantages|benefits|drawbacks|limitations|strengths|weaknesses|pitfalls|caveats"
    r"|characteristics"
    rf"|(?:[–—-]\s+)?(?:study\s+)?guide|{_TREATISE}"
    r"|in\s+(?:r|python|practice|detail|depth|general|action|code|numpy"
    r"|pytorch|tensorflow|julia|java|matlab|sql)|from\s+scratch|step[\s-]by[\s-]step"
    rf"|{_CONTINUED}))+$",
    re.IGNORECASE,
)
"""What a heading tells of its term, behind it."""
