"""The ends of a dump's text: lines right behind its last one, or a colon, that are of it; which lines never are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newscrawl.extract.textinsets import FINAL, SIGNED, STOPPED, announces_other
from newscrawl.extract.textlines import LONG, Line, families_of, prompt_of
from newscrawl.text.agency import agency_of

_QUOTES = frozenset('"“„«—–')
STOPS = frozenset(("related", "tags", "comment", "footer", "share", "follow", "ad", "nav", "video"))
_AGENCY = re.compile(r"[.!?…][\"”»’')]*\s*\(([^()]{2,30})\)\.?$")
_CLOSE = frozenset(("tags", "source"))
ENDS = frozenset(("tags", "comment", "footer", "source"))
JUNK = frozenset(("photo", "ad", "follow", "share", "comment", "footer", "related", "video", "date"))
LIKELY, GAP = -1.0, 3  # log odds of a sentence beyond the body's ends that is of it, and how many lines it is away
STUB = 3  # words of a line that opens no text
HEAD = 5  # words of a line that may be a box's title
CITED, TAIL = 8, 3  # words of a sentence that cites an agency, and at its end, where a caption has who made the picture
DOUBTFUL = -3.0  # log odds that still allow a body's line


def announced(lines: Sequence[Line], last: int) -> list[int]:
    """What a line right below the text announces, and the line: "Etkilenen ilçeler:", "Kestel, İznik, …"; a last quotation."""
    if last + 2 >= len(lines):
        return []
    line, names = lines[last + 1], lines[last + 2]
    if lines[last].text[-1] == ":" and (is_named(line.text) or _is_quote(line)):
        return [last + 1]
    announces = line.text[-1] == ":" and line.size > 3 and not line.families & ENDS
    return [last + 1, last + 2] if announces and (is_named(names.text) or _is_quote(names)) else []


def up_to_tags(lines: Sequence[Line], last: int, odds: Sequence[float]) -> list[int]:
    """Sentences right below the text, perhaps under a heading or another story's, with nothing else before its tags or source."""
    near = range(last + 1, min(len(lines), last + 2 + GAP))
    end = next((i for i in near if _ends_article(lines[i])), last)
    others = {last + 1, last + 2} if last + 3 < end and announces_other(lines[last + 1]) else set[int]()
    found = [i for i in range(last + 1, end) if i not in others]
    ended = (i for i in found if lines[i].text[-1] in STOPPED or SIGNED.search(lines[i].text))
    texts = [i for i in ended if lines[i].size > 1 and odds[i] > DOUBTFUL]
    heads = {i for i in found if i + 1 in texts and 1 < lines[i].size < 9 and not lines[i].families} - set(texts)
    plain = not any((is_junk(lines[i]) and i != last + 1) or prompt_of(lines[i].text) for i in found)
    return found if texts and len(texts) + len(heads) == len(found) and plain else []


def _ends_article(line: Line) -> bool:
    """Whether a line shows that the text above it has ended: its tags, its source, or a byline's label."""
    labelled = "byline" in line.families and ":" in line.text
    return line.text[0] == "#" or (line.size < 7 and (not _CLOSE.isdisjoint(line.families) or labelled))


def _is_quote(line: Line) -> bool:
    return line.size > STUB and line.text[0] in _QUOTES and line.text[-1] in FINAL


def bulleted(lines: Sequence[Line], body: Sequence[int], odds: Sequence[float]) -> Iterator[int]:
    """The items of lists that a body line announces with a colon, and the sentence behind the last one."""
    for i in body:
        end, announces = i + 1, lines[i].text[-1] == ":" and lines[i].size > HEAD and not lines[i].families & STOPS
        while announces and end < len(lines) and lines[end].bullet and not prompt_of(lines[end].text):
            end += 1
        if end > i + 2:
            yield from range(i + 1, end)
            closes = end + 1 < len(lines) and lines[end + 1].size < 7 and bool(lines[end + 1].families & _CLOSE)
            sentence = end < len(lines) and lines[end].size > STUB and lines[end].text[-1] in STOPPED
            if sentence and (odds[end] > LIKELY or closes):
                yield end


def is_named(text: str) -> bool:
    """Whether a line is a list of names, as of towns between two paragraphs."""
    items = [item.split() for item in text.rstrip(".").split(",")]
    return len(items) > 2 and all(0 < len(item) < 4 and item[0][0].isupper() for item in items)


def is_junk(line: Line) -> bool:
    """Whether a line's kind of words says more than its length."""
    families = line.families
    if line.text[-1] in ".…" or SIGNED.search(line.text):  # "Olayla ilgili soruşturma sürüyor.", "Tarix Muzeyi açıldı."
        families -= {"related"} if any(map(str.isdigit, line.text)) else {"related", "date"}
        families -= {"photo"} if cites(line) else set()
    return line.size < LONG and not JUNK.isdisjoint(families)


def cites(line: Line) -> bool:
    """Whether a sentence names an agency amid its words, as no caption does: "В 2024 году, по данным Reuters, …"."""
    return (
        line.families == {"photo"}
        and line.size > CITED
        and line.text[-1] == "."
        and "photo" not in families_of(line.words[:2]) | families_of(line.words[-TAIL:])
    )


def up_to_signature(lines: Sequence[Line], body: list[int]) -> list[int]:
    """The body up to a paragraph that an agency signs, where what follows are single short sentences: other stories."""
    last = next((at for at in range(len(body) - 1, -1, -1) if _is_paragraph(lines[body[at]])), 0)
    for at in range(last, len(body) - 1):
        signed = _AGENCY.search(lines[body[at]].text)
        if signed and agency_of(signed[1]):
            return body[: at + 1]
    return body


def _is_paragraph(line: Line) -> bool:
    """Whether a line is more than a short sentence."""
    return line.size >= LONG or ". " in line.text
