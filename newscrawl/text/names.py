"""People and desks named by a byline, one by one: "Haber: Ali Veli ve Ayşe Demir, muhabir" -> Ali Veli; Ayşe Demir."""

from __future__ import annotations

import re

from newscrawl.text.fold import fold
from newscrawl.text.space import squeeze

MAX_WORDS, MAX_LENGTH = 7, 70

# "and" of our languages, never a part of a name when it stands alone in small letters.
_AND = {"": "ve|və|va|ва|и|және|жана|and|und|et", "tk": "we", "kk": "мен|пен|бен", "tg": "у", "uk": "та|і|й", "hy": "և|եւ",
        "es": "y", "it": "e", "pt": "e"}  # fmt: skip
LABEL = (
    r"(?:haber(?:[ -]*(?:kamera|foto(?:ğraf)?|fotoğraf|metin|video))?(?:[ -]*(?:kamera|foto(?:ğraf)?))?|haberi hazırlayan|muhabir(?:ler)?|yazar|yazan|"
    r"editör|editor|hazırlayan|kaleme alan|derleyen|röportaj|çeviri|çeviren|müəllif|müxbir|hazırladı|jurnalist|автор(?:ы|у|и|лор)?|"
    r"авторлары?|текст|корреспондент|журналист|редактор|подготовил[аи]?|кабарчы|даярдаган|тілші|әзірлеген|дайындаған|muallif(?:lar)?|"
    r"муаллиф(?:лар|он)?|muxbir|мухбир|тайёрлади|tayyorladi|муҳаррир|таҳия|awtor(?:lar)?|habarçy|written by|reported by|reporting by|words by|"
    r"story by|report by|editing by|edited by|author(?:\(s\)|s)?|reporters?|by|von|par|autor(?:en|es)?)"
)
_LABELLED = re.compile(rf"^\s*{LABEL}\s*[:;：|]\s*|^\s*(?:written by|reported by|story by|report by|words by|by|von|par)\s+(?=\S)", re.I)
_INNER = re.compile(rf"(?<=[\s,;/|])(?:{LABEL})\s*[:：]\s*", re.I)
_MONTHS = (
    r"(?:oca|şub|mar|nis|may|haz|tem|ağu|eyl|eki|kas|ara|yan|fev|apr|iyn|iyu|avq|sen|okt|noy|dek|jan|feb|jun|jul|aug|sep|oct|nov|dec|"
    r"янв|фев|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек|қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел)"
)
_DATE = re.compile(
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?[ .-]+{_MONTHS}\w*[ ,.]*(?:\d{{4}})?|\b{_MONTHS}\w*\.? \d{{1,2}},? \d{{4}}|\b\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}})"
    rf"(?:\D{{0,4}}\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?|\b\d{{1,2}}:\d{{2}}(?::\d{{2}})?\b",
    re.I,
)
_JUNK = re.compile(
    r"\S+@\S+|https?://\S+|www\.\S+|(?<!\w)@\w+|\((?:@|https?:)[^)]*\)"
    r"|\b(?:follow(?: (?:us|on \w+))?|takip et|tüm yazıları|tüm haberleri|все статьи(?: автора)?|подписаться|bütün yazıları|view profile|e-posta|email)\b",
    re.I,
)
_NOTICE = re.compile(
    r"^(?:updated?|published|posted|last (?:modified|updated)|güncelle\w*|yayınla\w*|giriş|oluşturulma|son güncelle\w*|eklen\w*|дата|"
    r"опубликован\w*|обновлен\w*|yenilən\w*|\d+ (?:min|hours?|dakika|saat)\b).*$|^(?:admin(?:istrator)?|editor|user|root|webmaster|guest|anonymous|null|none|undefined|yazar|автор|author)$",
    re.I,
)
_UPDATED = re.compile(r"(?<=\w)\s+(?:Updated|Published|Posted|Last updated|Güncelleme|Son Güncelleme|Yayınlanma|Giriş|Обновлено|Опубликовано)\b.*$")
_ROLE = re.compile(
    r"\b(?:muhabir\w*|editör\w*|temsilci\w*|yazar[ıi]?|müdür\w*|yönetmen\w*|stajyer|haberci|köşe yazar\w*|müxbir\w*|redaktor\w*|əməkdaş\w*|"
    r"корреспондент\w*|собкор\w*|редактор\w*|журналист\w*|обозреватель|репортер\w*|колумнист\w*|кабарчы\w*|тілші\w*|muxbir\w*|мухбир\w*|"
    r"хабарнигор|muharrir\w*|муҳаррир\w*|habarçy\w*|correspondents?|reporters?|editors?|writer|columnist|journalist|producer|"
    r"analyst|contributor|bureau chief|chief|staff|intern|redakteur\w*|korrespondent\w*|professor|ph\.?d\.?|expert|эксперт|политолог)\b",
    re.I,
)
DESK = re.compile(
    r"\b(?:haber merkezi|dış haberler|haber servisi|servisi|masası|internet|editörleri|redaksiya\w*|xəbər mərkəzi|редакция\w*|служба новостей|"
    r"отдел \w+|newsroom|news ?desk|desk|staff|editorial (?:team|board)|редакциясы|таҳририят\w*|tahririyat\w*|redaksiýasy|haber)\b",
    re.I,
)
_NOT_IN_NAME = re.compile(r"[?!«»{}<>=_]|(?<![^\W\d_])\d|\d{4}")  # "BR24" may stand in a desk's name, "24 saat" not
_HOST = re.compile(r"[a-z\d-]+(?:\.[a-z]{2,3}){1,2}", re.I)
# Two names printed without a blank between: "TATOĞULLARIRamazan", as in capitals ("ÇINAR") followed by a first name.
_GLUED = re.compile(r"(?<=[A-ZÇĞİÖŞÜƏ]{4})(?=[A-ZÇĞİÖŞÜƏ][a-zçğıöşüə]{2,} )")
_SPLIT = re.compile(r"\s*(?:[,;/|•·&]|\s[-–—]|[-–—]\s|(?<=[A-ZÇĞİÖŞÜƏ]{3})-(?=[A-ZÇĞİÖŞÜƏ][a-zçğıöşüə])|\s\+\s)\s*")
_MODIFIER = re.compile(r"\b(?:senior|deputy|special|political|world|staff|chief|kıdemli|özel|специальный|старший|главный)\b.*$", re.I)
_SUFFIX = re.compile(r",(?=\s*(?:jr|sr|ii|iii)\b)", re.I)


def split_names(text: str, language: str | None = None) -> list[str]:
    """The names of a byline in their order, as printed, without labels, dates, addresses, roles and repetitions.

    Splits at the "and" of our languages (those that are ordinary words elsewhere only in their own `language`), at commas,
    slashes, semicolons and dashes between blanks. What cannot be a name (digits, a sentence, an account's name) is left out.
    """
    text = _JUNK.sub(" ", _DATE.sub(" ; ", squeeze(text)))
    text = _SUFFIX.sub("", _UPDATED.sub("", _INNER.sub(" ; ", _LABELLED.sub("", text))))
    seen: dict[str, str] = {}
    for part in _SPLIT.split(_GLUED.sub(" ; ", text)):
        for piece in _and(language).split(part):
            if name := _name(piece):
                seen.setdefault(fold(name, language), name)
    return list(seen.values())


def is_name(text: str) -> bool:
    """Whether the text could be a person's or a desk's name: few words, none with digits, the first or last raised."""
    words = text.split()
    if not 0 < len(words) <= MAX_WORDS or not 1 < len(text) <= MAX_LENGTH or _NOT_IN_NAME.search(text):
        return False
    if _HOST.fullmatch(text):
        return True
    if words[0][0].islower() and not (len(words) > 1 and words[-1][0].isupper()):
        return False
    return not _NOTICE.match(text) and any(c.isalpha() for c in text)


def _and(language: str | None) -> re.Pattern[str]:
    base = (language or "").split("-")[0]
    words = _AND[""] + ("|" + _AND[base] if base and base in _AND else "")
    return re.compile(rf"\s+(?:{words})\s+")


def _name(piece: str) -> str | None:
    piece = _LABELLED.sub("", squeeze(piece)).strip(" .,:;|/()[]-–—\"“”'")
    if len(piece) > 1 and _ROLE.search(piece) and not DESK.search(piece):
        piece = _without_role(piece)
    if not is_name(piece) or (_ROLE.fullmatch(piece) and not DESK.search(piece)):
        return None
    return piece


def _without_role(piece: str) -> str:
    """"Jane Doe (senior reporter)", "muhabir Ali Veli", "Ali Veli Muhabir" -> the name; nothing but a role -> ""."""
    roles = list(_ROLE.finditer(piece))
    if len(after := piece[roles[-1].end() :].strip(" .,:()-").split()) > 1:
        return " ".join(after)
    before = _MODIFIER.sub("", piece[: roles[0].start()]).strip(" .,:(-")
    return before if len(before.split()) > 1 else ""
