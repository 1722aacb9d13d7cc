"""Who wrote the article, as a dump's short lines say it: labelled lines first, then lines that are names and nothing else.

A name alone is believed only near the headline, the first paragraphs or the end of the body, and only where no line
with a label ("By …", "Von …", "… / Muhabir", "…, Political Correspondent") names anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from newscrawl.extract.textlines import WORD, Dump, Line, fold_key, prompt_of, stems_of, vocabulary
from newscrawl.extract.textperson import is_person
from newscrawl.text.names import DESK, LABEL, split_names
from newscrawl.text.pattern import Pattern

WIDEST = 400  # characters of such a line
LONGEST, GAPS = 40, 14  # words of a line with a byline in it; lines from the body's first on in which one may stand
COLUMN = 6  # lines below a label that may be names
MENU = 3  # lines in a row of as many words at most: a menu
STAMP, TOGETHER = 14, 3  # words of a line with the day and a name; lines between two bylines of one article
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
_PIECE = re.compile(r"\s*[|•·]\s*")
_CUT = re.compile(
    r"(?<![\s|,•·(–—-])[\s|,•·(–—-]*(?:(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s)?\d"
    r"|\b(?:last updated|published|updated|posted|veröffentlicht|aktualisiert|güncelleme|stand|follow|contact|email|share|lesezeit)\b).*$",
    re.I,
)
_MELTED = re.compile(
    r"(?<=[^\W\d_A-Z])(?=(?:The (?=[A-Z])|(?:Published|Updated|Posted|Senior|Staff|Chief|Political|Veröffentlicht|Güncelleme|Yayınlanma)\b)).*$"
)
# Names of two to four signs need a label ("责编：牛镛、岳弘彬", "배윤경 기자") or, in Japanese, a blank amid them ("大渡 美咲").
_EAST = re.compile(
    r"(?:责任?编辑?|責任編輯|作者|记者|記者|文)[:：]\s*([\u4e00-\u9fff]{2,4}(?:[、，, ]+[\u4e00-\u9fff]{2,4})*)(?![\u4e00-\u9fff])"
    r"|(?<![가-힣])([가-힣]{2,4}) ?기자(?![가-힣])|^([\u4e00-\u9fff々]{1,3}[ \u3000][\u3040-\u30ff\u4e00-\u9fff々]{1,3})$"
)
_NEWSROOM = re.compile(r"[A-Z]\S+(?: \S+)? (?:redaktion|redazione|redactie|rédaction|redacción|redação)$", re.I)
_EAST_CUT = re.compile(r"[、，,]\s*")
_TAIL = re.compile(r"\s[-–—|:»]\s|[|：｜]")
_DATED = re.compile(r"(?:19|20)\d\d\b")
_PLACED = re.compile(r"(,| - | / )")
_DAY = re.compile(
    r"(?:19|20)\d\d|(?<!\d)\d\d\.\d\d\.\d\d(?!\d)|\d[./-]\d\d?[./-](?:19|20)\d\d|\d [^\W\d_]{3,}\.?,? (?:19|20)\d\d|\d\d[:.]\d\d\b"
)
_MAIL = re.compile(r"(?<!\S)[^\s@]{1,80}@\S+")
_NO_BYLINE = re.compile(r"\w/\w|\w [-–] \w.*\d\s?[:-]\s?\d+$")  # "SG Oker - HSV Lautertal 30:30"


def bylines(dump: Dump, body: Sequence[int], head: int | None) -> tuple[list[str], bool]:
    """The texts that name the authors, without labels and dates, and whether a label says so."""
    order = _near(dump, body, head)
    site = fold_key(_TAIL.split(dump.title)[-1].strip())
    for indexes in (order[0], order[1]):
        if found := [(i, text) for i in indexes if (text := _labelled(dump.lines, i, site))]:
            return list(dict.fromkeys(text for i, text in found if abs(i - found[0][0]) <= TOGETHER)), True
    topic = frozenset[str]().union(*(dump.lines[i].stems for i in body))
    for indexes in (order[0], [i for i in order[1] if i <= body[-1] + 1]):
        if names := [name for name in _alone(dump.lines, indexes, topic, head or 0) if fold_key(name) != site]:
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
    text = _clean(line.text)
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
    for piece in _PIECE.split(line.text) if not _LABELS.isdisjoint(line.words) else ():
        text = _clean(piece)
        if (label := _LABEL.search(text)) and (label.start() == 0 or _opens(text[: label.start()], line)):
            rest = _WHERE.sub("", _CREW.sub("", text[label.end() :]))
            if _names(rest) or fold_key(rest) == site:
                return rest
            if label.start() == 0 and DESK.search(rest) and len(rest.split()) < 5:
                return rest
    label = (
        (_NAMED.match(line.text) or (_INNER.search(line.text) if _DAY.search(line.text) else None))
        if ":" in line.text
        else None
    )
    rest = _clean(line.text[label.end() :]) if label else ""
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
        if lines[above].families or not is_person(_clean(lines[above].text)):
            return lines[above]
    return lines[i - 1]


def _opens(before: str, line: Line) -> bool:
    """Whether what stands before a label amid a line may open a byline ("Ein Kommentar von …")."""
    words = before.split()
    return line.size < 25 and (len(words) < 4 or not words[-1][-1].isalnum() or words[-1][-1].isdigit())


def _ends_as_desk(text: str) -> bool:
    return any(match.end() >= len(text) - 1 for match in DESK.finditer(text))


@lru_cache(maxsize=1024)  # a line is looked at by itself, and as what stands above the next ones
def _clean(text: str) -> str:
    if len(text) > WIDEST:
        return text
    return _CUT.sub("", _unmelted(_MELTED.sub("", _MAIL.sub(" ", text)))).strip(" ,;|•·–—-")


def _unmelted(text: str) -> str:
    """The text without what melted to a name's last word: "Haber MerkeziGiriş", "Ерлан СейтқалиТілші"."""
    table, _ = vocabulary()
    humps = (i for i in range(3, len(text)) if text[i].isupper() and text[i - 1].islower())
    cut = next(
        (i for i in humps if table.get(fold_key(text[i:].split(" ")[0].rstrip(":"))) in ("byline", "date")), None
    )
    return text if cut is None else text[:cut]


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


def _alone(lines: Sequence[Line], indexes: Iterable[int], topic: frozenset[str], head: int) -> list[str]:
    """Lines that are a name, or several; the first of them and those right beside it. ``head``: the headline's line."""
    found: list[str] = []
    end = 0
    for i in indexes:
        line = lines[i]
        if found and abs(i - end) > 2:
            break
        if not line.words or line.size > 26 or _NO_BYLINE.search(line.text):
            continue
        if _is_other(line) and not _opens_stamp(lines, i, head):
            continue
        if all(one.bullet for one in lines[max(0, i - 1) : i + (2 if i > head else 1)]):
            continue  # a menu, or its last item
        if _is_of_menu(lines, i, head):
            continue
        text = _clean(line.text)
        behind = _behind_stamp(lines, i, head) if i >= head - 1 else []
        for name in _placed(lines, i, text) or _persons(text) or _signed(line, text) or behind:
            if not stems_of(fold_key(name).split()) & topic:
                found.append(name)
                end = i
    single = len(found) > 2 and not any(" " in name for name in found)  # a line of towns
    return [] if single else list(dict.fromkeys(found))


def _is_of_menu(lines: Sequence[Line], i: int, head: int) -> bool:
    """Whether a line above the headline goes on with a menu's sections: no date is between it and the headline."""
    listed = all(0 < one.size <= MENU and lines[i].key not in one.key for one in lines[max(0, i - MENU) : i])
    return i < head and listed and not any(_DAY.search(one.text) for one in lines[i + 1 : head])


def _signed(line: Line, text: str) -> list[str]:
    """The name that a dated line begins with ("Ann Lee, professor at the university, 3 May 2024")."""
    name = re.split(r"[,|•·] ", text, maxsplit=1)[0].strip()
    return [name] if len(text) < len(line.text) - 4 and _DATED.search(line.text) and is_person(name) else []


def _behind_stamp(lines: Sequence[Line], i: int, head: int) -> list[str]:
    """The name that a dated line at the headline ends with, where its bearer is named once more, and not in the menu."""
    stamps = list(_DAY.finditer(lines[i].text)) if lines[i].size < STAMP else []
    rest = lines[i].text[stamps[-1].end() :] if stamps else ""
    name = _PLACED.split(rest)[-1].strip(" ,|·•-–")
    return [name] if is_person(name) and _recurs(lines, i, fold_key(name), head) else []


def _recurs(lines: Sequence[Line], i: int, key: str, head: int) -> bool:
    """Whether a line below the headline is a name that stands beside the date, as in a box about the author: no section."""
    return any(line.key == key for line in lines[i + 1 :]) and not any(line.key == key for line in lines[:head])


def _placed(lines: Sequence[Line], i: int, text: str) -> list[str]:
    """The name of a line beside the date that says where its bearer is, too: "Rəşad Məmmədov, Lənkəran"."""
    name, mark, place = (
        (part.strip() for part in _PLACED.split(text, maxsplit=1)) if _PLACED.search(text) else ("", "", "")
    )
    near = any(_DAY.search(one.text) for one in (lines[i - 1], *lines[i + 1 : i + 2]))
    town = place.replace(" ", "").isalpha() and place[0].isupper() and not is_person(place) and place.count(" ") < 2
    return [name] if near and mark and town and is_person(name) else []


def _opens_stamp(lines: Sequence[Line], i: int, head: int) -> bool:
    """Whether a line is a name that recurs, the day, and counters: "Orhan Kalyoncu 11 Şubat 2026 13:33 0 yorum"."""
    day = _DAY.search(lines[i].text)
    name = lines[i].text[: day.start()].rstrip(" 0123456789|·•-–,") if day else ""
    return is_person(name) and _recurs(lines, i, fold_key(name), head)


def _is_other(line: Line) -> bool:
    """Whether a line's words say that it is no byline; an agency's name beside another does not."""
    return not line.families <= {"date", "byline"} and not (
        "," in line.text and line.size < 8 and line.families == {"photo"}
    )


def _persons(text: str) -> list[str]:
    """The persons that a line consists of: "Ann Lee | Bo Li", "Ann Lee and AP", "Ann Lee Bo Li Cy Na" (pairs), else none."""
    if is_person(text):
        words = text.split()
        half = len(words) // 2
        return [" ".join(words[:half])] if len(words) == 4 and words[:half] == words[half:] else [text]
    pieces = _PIECE.split(text)
    names = [name for piece in pieces for name in split_names(piece)]
    if (
        names
        and len(" ".join(names)) > 0.6 * len(text)
        and any(map(is_person, names))
        and all(is_person(name) or name.isupper() or vocabulary()[0].get(fold_key(name)) == "photo" for name in names)
    ):
        return names
    words = text.split()
    pairs = [" ".join(words[i : i + 2]) for i in range(0, len(words), 2)]
    return pairs if len(words) == 6 and "," not in text and all(map(is_person, pairs)) else []
