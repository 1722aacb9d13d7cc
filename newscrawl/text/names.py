"""People and desks named by a byline, one by one: "Haber: Ali Veli ve Ayşe Demir, muhabir" -> Ali Veli; Ayşe Demir."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newscrawl.text.agency import alike
from newscrawl.text.clock import meaning
from newscrawl.text.fold import fold
from newscrawl.text.pattern import Pattern
from newscrawl.text.relative import is_relative
from newscrawl.text.space import squeeze
from newscrawl.text.wording import wording

MAX_WORDS, MAX_LENGTH = 7, 70
MAX_BYLINE = 2_000  # characters of a byline that are read

# Small words within names, or before a family's name.
PARTICLES = frozenset((
    "de", "da", "di", "do", "dos", "das", "del", "della", "der", "van", "von", "la", "le", "el", "al", "bin", "ibn",
    "ben", "y", "e", "bint", "of", "af", "av", "ter", "ten", "st",
))  # fmt: skip

# "and" of our languages, never a part of a name when it stands alone in small letters.
_AND = {
    "": "ve|və|va|ва|и|және|жана|and|und|et",
    "tk": "we",
    "kk": "мен|пен|бен",
    "tg": "у",
    "uk": "та|і|й",
    "hy": "և|եւ",
    "es": "y",
    "it": "e",
    "pt": "e",
}
LABEL = wording("byline_label")
_BY = Pattern(rf"^\s*{wording('by')}\s+(?=\S)", re.I)
_LABELLED = Pattern(rf"^\s*{LABEL}\s*[:;：|]\s*|{_BY.source}", re.I)
# Where somebody writes from: "Von Jane Doe (Husum)", "By Jane Doe in Husum".
_FROM = Pattern(
    r"(?<=[^\W\d_])\s+(?:\((?:in |à |aus )?[A-ZÀ-Þ][\w-]+(?: [\w-]+){0,2}\)|(?:in|aus|à) [A-ZÀ-Þ][^\W\d_]+)\s*$"
)
_LABEL_ALONE = Pattern(rf"^\s*{LABEL}\s*[:：]?\s*$", re.I)
_INNER = Pattern(rf"(?<=[\s,;/|]){LABEL}\s*[:：]\s*", re.I)
_PICTURES = Pattern(rf"[\s.,;/|–-]+{wording('picture_label')}\s*:.*$", re.I)  # "Ольга Мельникова. Фото: Игорь Савин"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_MONTH = wording("month")
_DATE = Pattern(
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?[ .-]+{_MONTH}\w*[ ,.]*(?:\d{{4}})?|\b{_MONTH}\w*\.? \d{{1,2}},? \d{{4}}"
    rf"|\b\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}})(?:\D{{0,4}}{_CLOCK})?|\b{_CLOCK}\b",
    re.I,
)
_JUNK = Pattern(rf"\S+@\S+|https?://\S+|www\.\S+|(?<!\w)@\w+|\((?:@|https?:)[^)]*\)|\b{wording('prompt')}\b", re.I)
_NOTICE = Pattern(rf"^{wording('notice')}.*$|^{wording('account')}$", re.I)
_UPDATED = Pattern(
    r"(?<=\w)\s+(?:(?:Last )?[Uu]pdated|Published|Posted|Publi(?:é|cado|shed)|Pubblicato|Mis à jour|Veröffentlicht|Aktualisiert|A[ct]t?ualizado|(?:Son )?Güncelleme|Yayın(?:lanma)?|Giriş|Обновлено|Опубликовано)"
    r"\b.*$"
)
_DAY = Pattern(r"(?<=\s)[^\W\d_]+(?=,? *;|,? \d)")  # `;` stands for what was a date
_ROLE = Pattern(rf"\b{wording('role')}\b", re.I)
_PICTURE = Pattern(rf"\s*{wording('picture_label')}\s*[:：]", re.I)
_SOURCE = Pattern(rf"\s*{wording('source_label')}\s*[:：]")  # over `alike` text
_SOURCE_INSIDE = Pattern(rf"(?<=\w)\s+{wording('source_label')}\s*[:：]")  # so is this
EDITOR = Pattern(rf"\s*{wording('editor_label')}\s*[:：]", re.I)
DESK = Pattern(rf"\b{wording('desk')}\b", re.I)
_NOT_IN_NAME = Pattern(r"[?!«»{}<>=_]|:\s|(?<!\w)\d|\d{4}")  # "BR24" may stand in a desk's name, "24 saat" not
_HOST = Pattern(r"[a-z\d-]+(?:\.[a-z]{2,3}){1,2}", re.I)
_BEHIND = Pattern(rf"(?<=\w) {wording('role_behind')}$")  # what a Korean name's bearer is
_WHEN = Pattern(r"(?<=\w)\s+(?:on|le|am|el|il)\s*$")  # what stood before a date
# Two names printed without a blank between: "TATOĞULLARIRamazan", as in capitals ("ÇINAR") followed by a first name.
_GLUED = Pattern(r"(?<=[A-ZÇĞİÖŞÜƏ]{4})(?=[A-ZÇĞİÖŞÜƏ][a-zçğıöşüə]{2,} )")
_CUT = Pattern(r"\s*(?:[,;/|•·&]|\s[-–—]|[-–—]\s|(?<=[A-ZÇĞİÖŞÜƏ]{3})-(?=[A-ZÇĞİÖŞÜƏ][a-zçğıöşüə])|\s\+\s)\s*")
# Whom a name writes for, or with: "Ann Lee The Associated Press", "Ann Lee mit AP"; "Ann Lee For Dailymail.com" is dropped.
_EMPLOYER = Pattern(r"(?<=[^\W\d_] )(?:mit|with|avec)\s(?=[A-Z]{2})|(?<=[a-zçğıöşü])\s(?=The [A-Z])")
_FOR = Pattern(r"(?<=[a-zçğıöşü]) [Ff]or (?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+)*$")
_MODIFIER = Pattern(
    r"\b(?:senior|deputy|special|political|parliamentary|legal|health|science|business|economics|foreign|national|sports?"
    r"|education|environment|crime|court|world|staff|chief|kıdemli|özel|специальный|старший|главный)\b.*$",
    re.I,
)
_MADE = Pattern(r"\s*(?:web ?site )?(?:designed|developed|powered|theme)\b.{0,40}\bby\b", re.I)  # who made the site
_SUFFIX = Pattern(r",(?=\s*(?:jr|sr|ii|iii)\b)", re.I)


def split_names(text: str, language: str | None = None) -> list[str]:
    """The names of a byline in their order, as printed, without labels, dates, addresses, roles and repetitions.

    Splits at the "and" of our languages (where it is an ordinary word elsewhere, only in its own `language`), at
    commas, slashes, semicolons and dashes between blanks. What cannot be a name (digits, an account) is left out.
    """
    return list(_split(text, language))


@lru_cache(maxsize=2048)
def _split(text: str, language: str | None) -> tuple[str, ...]:
    if _MADE.match(text):
        return ()
    text = _JUNK.sub(" ", without_days(_DATE.sub(" ; ", _PICTURES.sub("", squeeze(text[:MAX_BYLINE])))))
    text = _FROM.sub("", text) if _BY.match(text) else text
    text = _before_source(text)
    text = _SUFFIX.sub("", _UPDATED.sub("", _INNER.sub(" ; ", _LABELLED.sub("", text))))
    text = _EMPLOYER.sub(" ; ", _FOR.sub("", text))
    seen: dict[str, str] = {}
    for part in _CUT.split(_GLUED.sub(" ; ", text)):
        for piece in _and(language).split(part):
            if name := _name(piece):
                seen.setdefault(fold(name, language), name)
    return tuple(seen.values())


def without_days(text: str) -> str:
    """The text without the weekday, or "yesterday", before a date or a clock time."""
    return _DAY.sub(lambda word: " " if meaning(word[0])[0] == "weekday" or is_relative(word[0]) else word[0], text)


def _before_source(text: str) -> str:
    """The text up to a label of a source in it: "Editör: Derya Koç Kaynak: AA"."""
    found = _SOURCE_INSIDE.search(same) if ":" in text and len(same := alike(text)) == len(text) else None
    return text[: found.start()] if found else text


def without_label(text: str) -> str:
    """The text without a byline's label at its head: "By Reuters" -> Reuters."""
    return _LABELLED.sub("", text)


def begins_by(text: str) -> bool:
    """Whether a text begins as a byline without a colon: "By Jane Doe"."""
    return _BY.match(text) is not None


def begins_labelled(text: str) -> bool:
    """Whether a text begins as a byline with a label or without: "Yazan: Ali Veli", "By Jane Doe"."""
    return _LABELLED.match(text) is not None


def is_byline_label(text: str) -> bool:
    """Whether a text is a byline's label and nothing else: "Yazar", "Muhabir:"; "von" is a word before a name."""
    return len(text) > 3 and _LABEL_ALONE.match(text) is not None


def is_name(text: str) -> bool:
    """Whether the text could be a person's or a desk's name: few words, none with digits, the first or last raised."""
    words = text.split()
    if not (0 < len(words) <= MAX_WORDS and 1 < len(text) <= MAX_LENGTH) or _NOT_IN_NAME.search(text):
        return False
    if _HOST.fullmatch(text):
        return True
    if words[0][0].islower() and (words[0] not in PARTICLES or not words[-1][0].isupper()):  # "kra Frankfurt"
        return False
    return not _NOTICE.match(text) and any(c.isalpha() for c in text)


@cache
def _and(language: str | None) -> re.Pattern[str]:
    base = (language or "").split("-")[0]
    words = _AND[""] + ("|" + _AND[base] if base and base in _AND else "")
    return re.compile(rf"\s+(?:{words})\s+")


def _name(piece: str) -> str | None:
    piece = _BEHIND.sub("", _WHEN.sub("", _LABELLED.sub("", piece.strip()))).strip(" .,:;|/()[]-–—\"“”'")
    # "Ali Veli - Fotoğraf: Ayşe Kara", "Ali Veli, Kaynak: TRT Haber"
    if ":" in piece and (_PICTURE.match(piece) or _SOURCE.match(alike(piece))):
        return None
    if len(piece) > 1 and _ROLE.search(piece) and not DESK.search(piece):
        piece = _without_role(piece)
    if not is_name(piece) or (_ROLE.fullmatch(piece) and not DESK.search(piece)):
        return None
    return piece


def _without_role(piece: str) -> str:
    """ "Jane Doe (senior reporter)", "muhabir Ali Veli", "Ali Veli Muhabir" -> the name; nothing but a role -> ""."""
    roles = list(_ROLE.finditer(piece))
    if len(after := piece[roles[-1].end() :].strip(" .,:()-").split()) > 1:
        return " ".join(after)
    before = _MODIFIER.sub("", piece[: roles[0].start()]).strip(" .,:(-")
    return before if len(before.split()) > 1 else ""
