"""The formula by which a text that no line credits says in its opening whose story it tells.

"AA muhabirinin edindiği bilgiye göre", "передаёт ИА «Кабар»", "деп хабарлайды Kazinform", "Report xəbər verir ki". It hands the whole
text over only at its head: the same words further down quote somebody for one fact, and so do words of talking to an agency
("told Reuters") or of the past ("ранее Reuters сообщило").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newscrawl.text.agency import Agency, Mention, mentions
from newscrawl.text.credit import Scope

MAX_OPENING = 600  # characters of a paragraph that are looked at

# A cheap look before any name is looked for: parts of the verbs below.
_STEMS = re.compile(
    r"muhabir|göre|xəbər|məlumat|istinad|bildirir|yazır|сообща|сообщени|переда[её]|информир|пишет|ссылкой|информаци|кабарла|билдир|жаз|"
    r"маалымда|хабар|мәлімде|habar|xabar|yoz(?:adi|moqda)|хабар|ёз(?:ади|моқда)|иттило|менависад|гузориш|ýazýar|görä|reports?\b|informs\b"
)

_AGENT = r"(?:agenttigi\w*|агенттиги\w*|агенттігі\w*|agentligi\w*|агентлиги\w*|agentliyi\w*|ajans[ıi]\w*|басылмасы|тілшісі\w*|кабарчысы\w*|muxbiri\w*|мухбири\w*)"
_AFTER = re.compile(
    r"(?:\s\([^()]{2,12}\))?(?:"
    # tr
    r"['’]?(?:[ns]?[ıiuü]n|n[ıiuü]n)? (?:(?:haber )?ajans[ıi]n[ıi]n )?(?:haberine|aktardığına|bildirdiğine|geçtiği habere|verdiği habere) göre"
    r"|['’](?:n?[ıiuü]n) (?:edindiği|aldığı|ulaştığı|derlediği) bilgiye? göre"
    r"| muhabir(?:leri)?(?:nin|ne|inin|ine)\b(?: (?:edindiği|aldığı|ulaştığı|derlediği) bilgi(?:ye|lere) göre)?"
    # az
    r"|(?:[-‑–'’]?[a-zəıöüğşç]{1,3})?(?: [\w-]{2,20}){0,3} (?:xəbər|məlumat) (?:verir|yayır)"
    r"|(?:[-‑–'’]?[a-zəıöüğşç]{1,3})? (?:verdiyi )?(?:xəbər|məlumat)(?:ın)?[ıa]n?a görə|[-‑–'’]?[yn]?[aə] (?:istinadən|istinadla)|,? (?:bildirir|yazır)(?: ki)?\b"
    # ru
    r"|,? (?:сообщает|переда[её]т|информирует|пишет)\b"
    # ky, kk
    rf"|[-‑]?(?: {_AGENT}){{0,2}}(?: [\w-]+)? ?(?:кабарла(?:йт|ды|ган)|билдир(?:ет|ди)|жаз(?:ат|ды|ган|ады)|маалымда(?:йт|ды)|хабарла(?:йды|ды)|мәлімде(?:йді|ді))\b"
    rf"|(?: aqparat)?(?: {_AGENT})? habarla(?:ı?dy|idy|ydy)\b"
    # uz, tg, tk
    rf"|(?: {_AGENT})? (?:xabar (?:bermoqda|beradi|berdi|qil(?:di|adi|moqda))|yoz(?:moqda|adi))\b| xabariga ko.?ra| ma.?lumotiga ko.?ra"
    rf"|(?: {_AGENT})? (?:хабар (?:бермоқда|беради|берди|қил(?:ди|ади|моқда))|ёз(?:моқда|ади))\b| хабарига кўра| маълумотига кўра"
    r"| (?:хабар (?:медиҳад|дод|додааст|медиҳанд)|иттилоъ (?:медиҳад|дод)|менависад|гузориш (?:медиҳад|дод))\b"
    r"|(?:-n[yi]ň)? (?:habar (?:berýär|berdi|berýär)|habarlaýar|ýazýar)\b|-n[yi]ň (?:habaryna|maglumatyna|habar bermegine) görä"
    r")"
)
_RU_AGENT = r"(?:корреспондент\w*|корр\.?|собкор\w*|информ?агентств\w*|агентств\w*|издани[ея]|портал|телеканал|[а-яё]+(?:ое|ый|ая|ого|ий|ской)|ИА|МИА|НИАТ|АМИТ|КНИА|АМИ|НИА)"
_BEFORE = re.compile(
    rf"(?:(?:сообщает|переда[её]т|информирует|пишет|[Пп]о (?:сообщению|информации)|со ссылкой на)(?: {_RU_AGENT}){{0,4}}"
    r"|деп (?:хабарла(?:йды|ды)|жаз(?:ады|ды|ат)|мәлімде(?:йді|ді)|билдир(?:ди|ет|ишти)|кабарла(?:йт|ды)|маалымда(?:йт|ды))(?: халықаралық)?"
    r"|dep habarla(?:ı?dy|idy|ydy)|deb (?:xabar (?:bermoqda|beradi|berdi|qil(?:di|adi|moqda))|yoz(?:moqda|adi))"
    r"|деб (?:хабар (?:бермоқда|беради|берди|қил(?:ди|ади|моқда))|ёз(?:моқда|ади))"
    r"|(?:хабар (?:медиҳад|дод)|менависад|иттилоъ медиҳад|[Бб]а (?:гузориши|иттилои|хабари))(?: мухбири)?(?: АМИТ| НИАТ)?"
    r"|diýip habar berýär),? ?$"
)
_EN_AFTER = re.compile(r"(?: News Agency| correspondent)? (?:reports?|informs)(?=[.,]| citing\b| with reference\b| referring\b| via\b|$)")
_ABOUT = re.compile(
    r"(?:^|[.!?…»\"] )(?:Об этом|Бул тууралуу|Бұл туралы|Bul t[ýu]raly|Дар ин (?:хусус|бора)|Bu barədə|Bu haqda|Бу ҳақда|Bu barada)[^.!?]{0,60}$"
)
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?…][\"»”]?\s+(?=[^\W\da-zа-яё])")


@dataclass(frozen=True, slots=True)
class Carrier:
    """Who carries the story, and the words that say so."""

    agency: Agency
    text: str


def carriers_of(paragraphs: list[str], scope: Scope) -> list[Carrier]:
    """The agencies or portals that the opening hands the text to, in order; a closing sentence that begins "about this" counts too."""
    found: list[Carrier] = []
    for index in dict.fromkeys((0, 1, len(paragraphs) - 1)):
        if 0 <= index < len(paragraphs) and _STEMS.search(paragraphs[index]):
            found += _in_paragraph(paragraphs[index][:MAX_OPENING], index, scope)
        if found:
            return found
    return found


def _in_paragraph(text: str, index: int, scope: Scope) -> list[Carrier]:
    first = _SENTENCE_END.search(text)
    found: list[Carrier] = []
    for named in mentions(text):
        if named.name.word and not (named.quoted or named.name.fits(scope.language, scope.country)):
            continue
        span = _formula(text, named, first.start() if first else len(text))
        if span and (index == 0 or _whole(text, named, index)):
            found.append(Carrier(named.agency, text[span[0] : span[1]].strip(" ,.—–-")))
    return found


def _whole(text: str, named: Mention, index: int) -> bool:
    """Beyond the first paragraph: "about this X reports", or in the second one its first words with AA's own formula."""
    about = _ABOUT.search(text, 0, named.start)
    return about is not None or (index == 1 and named.start < 3 and text[named.end :].lstrip(" ").startswith("muhabir"))


def _formula(text: str, named: Mention, first_sentence: int) -> tuple[int, int] | None:
    before = _BEFORE.search(text, max(0, named.start - 90), named.start)
    if before:
        return before.start(), named.end
    after = _AFTER.match(text, named.end)
    if after and ("göre" not in after[0] or "muhabir" in after[0] or named.start <= first_sentence):
        return named.start, after.end()
    # English papers quote the world's agencies for a fact in these words; the region's sign their own text with them.
    english = _EN_AFTER.match(text, named.end) if named.agency.country != "INT" else None
    return (named.start, english.end()) if english else None
