"""Mojibake: text whose bytes were once read in the wrong charset, turned back where nothing was lost.

Four kinds, all found in the region's pages: UTF-8 read as windows-1252/1254 or ISO 8859-1/9 ("TÃ¼rkiye", "Ä±", "ÐŸÑ€"),
UTF-8 read as windows-1251 ("РџСЂРёРІРµС‚"), windows-1254 read as windows-1252 ("Ýlçe baþkaný"), windows-1251 read as
windows-1252 ("Ïðèâåò"). A page that is right pays for a few substring searches.
"""

from __future__ import annotations

import re


def _bytes_of(codec: str) -> dict[str, int]:
    """Character -> byte of a code page; a byte that it leaves undefined is the control character of that number."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    table.update((bytes((byte,)).decode(codec, "ignore") or chr(byte), byte) for byte in range(0x80, 0x100))
    return table


# windows-1254 differs from 1252 at six places only, so one table reads both; so do the ISO ones (controls for 80-9F).
_LATIN = _bytes_of("cp1252") | {"Ğ": 0xD0, "İ": 0xDD, "Ş": 0xDE, "ğ": 0xF0, "ı": 0xFD, "ş": 0xFE}
_CYRILLIC = _bytes_of("cp1251")


def _class(table: dict[str, int], low: int, high: int) -> str:
    return "[" + re.escape("".join(char for char, byte in table.items() if low <= byte <= high)) + "]"


def _sequences(table: dict[str, int]) -> str:
    """A pattern of the characters that stand for one UTF-8 sequence of two or three bytes."""
    tail = _class(table, 0x80, 0xBF)
    return f"(?:{_class(table, 0xC2, 0xDF)}{tail}|{_class(table, 0xE1, 0xEF)}{tail}{{2}})"


_LATIN_RUN = re.compile(_sequences(_LATIN) + "+")
_CYRILLIC_RUN = re.compile(_sequences(_CYRILLIC) + "+")
_CYRILLIC_SURE = re.compile(_sequences(_CYRILLIC) + "{3,}")
_CYRILLIC_LETTER = re.compile("[А-яЁё]")
# What the sequences may stand for: letters and marks that our texts have. Keeps "CAFÉ»" and "СССР»" as they are.
_WANTED = re.compile("[\u00a0«»·°²³©®À-ɏəʻʼ\u0400-\u04ff\u0600-\u06ff\u2000-\u206f€₺№™−]+")
# Sequences that no honest text has: a capital with a sign after it that cannot follow a letter.
_SURE = re.compile(
    "[ÃÄÅ][\u0080-\u009f¡-©¬-¶¸-º¼-¿†‡ˆ‰˜™ŸŒœŽžŠšƒ€‚„…‹›•]|[ÉÊ][™»¼\u0099]|Æ\u008f"
    "|â€[\u0080-¿œ™“”˜¦¢ž]|(?:[ÐÑ][\u0080-¿€-™Œ-ƒ]){2}"
)
# A search for one character is six times as fast as for two (70 and 450 us in a page of 270,000), so the commonest
# pairs are looked for only where their first letter is.
_MARKS = {
    "Ã": ("Ã",),
    "Ä": ("Ä±", "ÄŸ", "Ä\u009f", "Ä°"),
    "Å": ("ÅŸ", "Å\u009f"),
    "É": ("É™", "É\u0099"),
    "Ê": ("Ê»", "Ê¼"),
    "â": ("â€", "â\u0080"),
    "Ð": ("Ð°", "Ð¸"),
    "Ğ": ("Ğ°", "Ğ¸"),
    "С": ("Рё", "Р°"),
}
_THORN, _ACUTE = re.compile("[ðþÞÐýÝ]"), re.compile("[áéíóúæÁÉÍÓÚ]")
_THORNS = str.maketrans("ðþÞÐýÝ", "ğşŞĞıİ")
_ACCENTS = re.compile("[À-ÿ¸¨]{4,}")
_ACCENT = re.compile("[À-ÿ¸¨]+")


def _turn(match: re.Match[str], table: dict[str, int]) -> str:
    try:
        text = bytes(table[char] for char in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
    return text if _WANTED.fullmatch(text) else match[0]


def _utf8_as_latin(text: str) -> str:
    if not _SURE.search(text):
        return text
    return _LATIN_RUN.sub(lambda match: _turn(match, _LATIN), text)


def _utf8_as_cyrillic(text: str) -> str:
    runs = _CYRILLIC_SURE.findall(text)
    if not runs:
        return text
    rest = len(_CYRILLIC_LETTER.findall(_CYRILLIC_RUN.sub("", text)))
    pattern = _CYRILLIC_RUN if rest * 5 < sum(map(len, runs)) else _CYRILLIC_SURE  # one field only: the sure runs
    return pattern.sub(lambda match: _turn(match, _CYRILLIC), text)


def _turkish_as_latin(text: str) -> str:
    """ð þ ý stand for ğ ş ı where there are several, and none of the letters that Icelandic has beside them."""
    thorns = _THORN.findall(text)
    if len(thorns) < 3 or not {"ð", "þ"} & set(thorns) or any(letter in text for letter in "ğşı"):
        return text
    if len(_ACUTE.findall(text)) * 4 > len(thorns):
        return text
    return text.translate(_THORNS)


def _cyrillic_as_latin(text: str) -> str:
    """No Latin script has four accented letters in a row, let alone word after word."""
    if len(_ACCENTS.findall(text)) < 3 or _CYRILLIC_LETTER.search(text):
        return text
    return _ACCENT.sub(lambda match: match[0].encode("latin-1").decode("cp1251"), text)


def _suspect(text: str) -> bool:
    return any(first in text and any(pair in text for pair in pairs) for first, pairs in _MARKS.items())


def repair(text: str) -> tuple[str, bool]:
    """The text with mojibake turned back, and whether anything was; left as it is where bytes were lost (U+FFFD)."""
    if text.isascii():
        return text, False
    mended = text
    if _suspect(text) and not _lost(text):
        mended = _utf8_as_cyrillic(_utf8_as_latin(text))
    if mended == text and ("þ" in text or "ð" in text):
        mended = _cyrillic_as_latin(text)
        mended = _turkish_as_latin(text) if mended == text else mended
    return mended, mended != text


_LOST = re.compile("[ÂÃÄÅÐÑРС]\ufffd|\ufffd[ÂÃÄÅÐÑ]")


def _lost(text: str) -> bool:
    return "\ufffd" in text and _LOST.search(text) is not None


def is_mojibake(text: str) -> bool:
    """Whether the text still has sequences that only a wrong charset makes: what `repair` had to leave."""
    return _SURE.search(text) is not None or _CYRILLIC_SURE.search(text) is not None
