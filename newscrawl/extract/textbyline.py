"""Who wrote the article, as a dump's short lines say it: labelled lines first, then lines that are names and nothing else.

A name alone is believed only near the headline, the first paragraphs or the end of the body, and only where no line
with a label ("By …", "Von …", "… / Muhabir", "…, Political Correspondent") names anybody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newscrawl.extract.textlines import WORD, Dump, Line, fold_key, prompt_of, vocabulary
from newscrawl.extract.textnames import DAY, PIECE, alone, clean
from newscrawl.extract.textperson import is_person
from newscrawl.text.names import DESK, LABEL, split_names
from newscrawl.text.pattern import Pattern

LONGEST, GAPS = 40, 14  # words of a line with a byline in it; lines from the body's first on in which one may stand
COLUMN = 6  # lines below a label that may be names
TOGETHER = 3  # lines between two bylines of one article
_ABOVE, _BELOW = 3, 6  # lines above the headline and below the body that may name who wrote
_LABEL = re.compile(
    r"(?:^|(?<=[|•·:.!?–—-] )|(?<!owered )(?<=\w )|(?<=[|•·]))"
    r"(?i:(?:text |foto und text )?(?:von|by|par|por|di|door|av|oleh|af)|penulis|(?:written|reported|story|words|posted|reporting) by"
    r"|authors?|auteurs?|autorin/autor|autore?n?(?:in)?|подготовил[аи]?|беседовал[аи]?|записал[аи]?)(?::\s*|\s+)(?=[^\W\d_a-z])"
)
_LABELS = frozenset(
    WORD.findall(
        "von by par por di door av oleh af penulis author authors auteur auteurs autor autore autorn autoren autorin "
        "подготовил подготовила подготовили беседовал беседовала записал записала"
    )
)
# Others who worked on the text, the broadcaster ("Ann Lee, MDR Thüringen"); and where each of them was.
_CREW = re.compile(
    r"[,;.]\s*(?i:(?:additional )?reporting|writing|editing|compiled|translated|photos?) by\b.*$|,\s*[B-DF-HJ-NP-TV-XZ]{3,}\b.*$"
)
_WHERE = re.compile(r"(?<=[^\W\d_]) in (?:the )?(?:[A-Z][\w'-]+ ?)+(?:on)?(?=,|;| and |$)")
_NAMED = Pattern(rf"^{LABEL}\s*[:：]\s*(?=[^\W\d_])", re.I)  # in all our languages: "Текст: …"
_INNER = Pattern(rf"(?<=[\s|•·]){LABEL}\s*[:：]\s*(?=[^\W\d_])", re.I)  # behind a date
# Names of two to four signs need a label ("责编：牛镛、岳弘彬", "배윤경 기자") or, in Japanese, a blank amid them ("大渡 美咲").
_EAST = re.compile(
    r"(?:责任?编辑?|責任編輯|作者|记者|記者|文)[:：]\s*([\u4e00-\u9fff]{2,4}(?:[、，, ]+[\u4e00-\u9fff]{2,4})*)(?![\u4e00-\u9fff])"
    r"|(?<![가-힣])([가-힣]{2,4}) ?기자(?![가-힣])|^([\u4e00-\u9fff々]{1,3}[ \u3000][\u3040-\u30ff\u4e00-\u9fff々]{1,3})$"
)
_NEWSROOM = re.compile(r"[A-Z]\S+(?: \S+)? (?:redaktion|redazione|redactie|rédaction|redacción|redação)$", re.I)
_EAST_CUT = re.compile(r"[、，,]\s*")
_TAIL = re.compile(r"\s[-–—|:»]\s|[|：｜]")


def bylines(dump: Dump, body: Sequence[int], head: int | None) -> tuple[list[str], bool]:
    """The texts that name the authors, without labels and dates, and whether a label says so."""
    order = _near(dump, body, head)
    site = fold_key(_TAIL.split(dump.title)[-1].strip())
    for indexes in (order[0], order[1]):
        if found := [(i, text) for i in indexes if (text := _labelled(dump.lines, i, site))]:
            return list(dict.fromkeys(text for i, text in found if abs(i - found[0][0]) <= TOGETHER)), True
    topic = frozenset[str]().union(*(dump.lines[i].stems for i in body))
    for indexes in (order[0], [i for i in order[1] if i <= body[-1] + 1]):
        if names := [name for name in alone(dump.lines, indexes, topic, head or 0) if fold_key(name) != site]:
            return names, True
    return [], False


def _near(dump: Dump, body: Sequence[int], head: int | None) -> tuple[list[int], list[int]]:
    """Lines above the text and between its first paragraphs; and those below it."""
    first, last, chosen = body[0], body[-1], set(body)
    begin = first - 8 if head is None or head >= first else head - _ABOVE
    edges = {i for i in (*body[:4], *body[-2:]) if dump.lines[i].size < 9}  # taken for text
    above = [i for i in range(max(1, begin), min(last, first + GAPS)) if i != head and (i not in chosen or i in edges)]
    if head is not None:
        above.sort(key=lambda i: (i < head, i))
    below = [i for i in range(last - 1, min(len(dump.lines), last + 1 + _BELOW)) if i not in chosen or i in edges]
    return above, below


def _labelled(lines: Sequence[Line], i: int, site: str) -> str | None:
    """What stands behind a label on the line, or on the line below a label, or before a role.

    ``site``: the folded end of the title, which a byline may name.
    """
    line = lines[i]
    if not line.words or line.size > LONGEST or "photo" in line.families:
        return None
    if (rest := _behind_label(line, site)) or (rest := _eastern(line)):
        return rest
    named = _is_role(line) or _is_label(_above(lines, i))
    if line.size > 4 and not named and "byline" not in line.families:
        return None
    text = clean(line.text)
    if named and len(text.split()) < 9 and _names(text):
        return text
    if named and _NEWSROOM.match(line.text):
        return line.text
    if name := _with_role(line):
        return name
    other = "related" in line.families or prompt_of(line.text) is not None or ":" in text  # "Kaynak: Haber Merkezi"
    is_desk = line.size < 5 and text[:1].isupper() and (named or not other)
    return text if is_desk and _ends_as_desk(text) else None


def _behind_label(line: Line, site: str) -> str | None:
    for piece in PIECE.split(line.text) if not _LABELS.isdisjoint(line.words) else ():
        text = clean(piece)
        if (label := _LABEL.search(text)) and (label.start() == 0 or _opens(text[: label.start()], line)):
            rest = _WHERE.sub("", _CREW.sub("", text[label.end() :]))
            if _names(rest) or fold_key(rest) == site:
                return rest
            if label.start() == 0 and DESK.search(rest) and len(rest.split()) < 5:
                return rest
    label = (
        (_NAMED.match(line.text) or (_INNER.search(line.text) if DAY.search(line.text) else None))
        if ":" in line.text
        else None
    )
    rest = clean(line.text[label.end() :]) if label else ""
    return rest if _names(rest) else None


def _eastern(line: Line) -> str | None:
    """Names in Chinese, Korean or Japanese."""
    if line.text.isascii() or line.size > 12:
        return None
    found = ["".join(groups) for groups in _EAST.findall(line.text)]
    return ", ".join(name for names in found for name in _EAST_CUT.split(names)) or None


def _above(lines: Sequence[Line], i: int) -> Line:
    """The line above, or above the other names of a column ("By", a name, a name)."""
    if not any(line.families for line in lines[max(0, i - COLUMN) : i]):
        return lines[i - 1]
    for above in range(i - 1, max(-1, i - COLUMN), -1):
        if lines[above].families or not is_person(clean(lines[above].text)):
            return lines[above]
    return lines[i - 1]


def _opens(before: str, line: Line) -> bool:
    """Whether what stands before a label amid a line may open a byline ("Ein Kommentar von …")."""
    words = before.split()
    return line.size < 25 and (len(words) < 4 or not words[-1][-1].isalnum() or words[-1][-1].isdigit())


def _ends_as_desk(text: str) -> bool:
    return any(match.end() >= len(text) - 1 for match in DESK.finditer(text))


def _names(text: str) -> list[str]:
    """The persons of a text if it begins with one."""
    names = split_names(text)
    if not names or not is_person(names[0]) or re.search(r"\w{3}\. \S", text):
        return []
    return [name for name in names if is_person(name)]


def _is_role(line: Line) -> bool:
    """Whether a short line ends with what a person is ("… Political Correspondent", "… / Muhabir") and nothing else is said."""
    table, _ = vocabulary()
    return (
        "byline" in line.families and line.size < 9 and table.get(line.words[-1]) == "byline" and line.text[0].isupper()
    )


def _with_role(line: Line) -> str | None:
    """The name before a dash and what the person is ("Ann Lee – Journalist in Paris")."""
    name, dash, rest = line.text.partition(" – ") if line.size < 13 else ("", "", "")
    words = WORD.findall(fold_key(rest))[:2]
    return (
        name
        if dash and is_person(name) and any(vocabulary()[0].get(w) == "byline" for w in words if len(w) > 4)
        else None
    )


def _is_label(line: Line) -> bool:
    """Whether a line is nothing but a byline's label ("Автор:", "About the author", "Kommentar von")."""
    if not 0 < line.size <= 5 or "byline" not in line.families:
        return False
    table, function = vocabulary()
    rest = [word for word in line.words if word not in function and table.get(word) != "byline"]
    raised = sum(part[0].isupper() for part in line.text.split()[1:])
    return not rest or (table.get(line.words[-1]) == "byline" and len(rest) == 1) or (not raised and line.size > 2)
