"""Bytes: charsets declared twice, wrongly or nowhere; marks and broken bytes."""

from __future__ import annotations

from cases import BODY, TEXT, TITLE, Case, page
from cases.dates import KY, RU

HTML = page()
BARE = HTML.replace('<meta charset="utf-8">', "")
KYRGYZ = page(KY, title="Эски көпүрөдө оңдоо иштери башталды").replace('<meta charset="utf-8">', "")
RUSSIAN = page(RU, title="Начался ремонт старого моста", date='<div class="date">14 марта 2026, 10:05</div>').replace(
    '<meta charset="utf-8">', ""
)
OK = {"headline": TITLE, "body": BODY, "problems": []}
CYRILLIC = {"headline": "Начался ремонт старого моста", "body": "\n\n".join(RU)}


def declared(charset: str, html: str = BARE) -> str:
    """The page with this charset in its head."""
    return html.replace("<head>", f'<head><meta http-equiv="Content-Type" content="text/html; charset={charset}">')


CASES = [
    Case("utf-8 declared", HTML.encode(), OK),
    Case("no charset declared, utf-8", BARE.encode(), OK),
    Case("no charset declared, windows-1254", BARE.encode("cp1254", "xmlcharrefreplace"), {"headline": TITLE, "body": BODY}),
    Case("windows-1254 declared", declared("windows-1254").encode("cp1254", "xmlcharrefreplace"), OK),
    Case("iso-8859-9 declared", declared("iso-8859-9").encode("cp1254", "xmlcharrefreplace"), OK),
    Case("two charsets declared, both wrong", declared("iso-8859-9", declared("windows-1254")).encode(), {"headline": TITLE, "body": BODY}),
    Case("two charsets declared, utf-8 bytes", declared("iso-8859-9", HTML).encode(), {"headline": TITLE, "body": BODY}),
    Case("a byte order mark", b"\xef\xbb\xbf" + BARE.encode(), OK),
    Case("a byte order mark against the declaration", b"\xef\xbb\xbf" + declared("windows-1254").encode(), {"headline": TITLE, "body": BODY}),
    Case("utf-16 with a mark", BARE.encode("utf-16"), {"headline": TITLE, "body": BODY}),
    Case("one broken byte", BARE.encode().replace("Çok okunanlar".encode(), b"\xffok okunanlar"), {"headline": TITLE, "body": BODY}),
    Case("a character cut in two at the end", HTML.encode() + "ş".encode()[:1], {"headline": TITLE, "body": BODY}),
    Case("windows-1251 declared", declared("windows-1251", RUSSIAN).encode("cp1251", "xmlcharrefreplace"), CYRILLIC, "https://www.kabarlar.kg/ru/481516"),
    Case("no charset declared, windows-1251", RUSSIAN.encode("cp1251", "xmlcharrefreplace"), CYRILLIC, "https://www.kabarlar.kg/ru/481516"),
    Case("koi8-r declared", declared("koi8-r", RUSSIAN).encode("koi8-r", "xmlcharrefreplace"), CYRILLIC, "https://www.kabarlar.kg/ru/481516"),
    Case("Kyrgyz letters, no charset declared", KYRGYZ.encode(), {"headline": "Эски көпүрөдө оңдоо иштери башталды", "language": "ky"}, "https://www.kabarlar.kg/koom/481516"),
    Case("text that went through latin-1", HTML.encode().decode("latin-1").encode(), {"headline": TITLE, "body": BODY}),
    Case("a str with a charset of its own", declared("windows-1254"), OK),
    Case("a str with an XML declaration", '<?xml version="1.0" encoding="iso-8859-9"?>' + HTML, OK),
    Case("NUL bytes between the letters", HTML.replace("köprüde", "köp\0rüde", 1).encode(), {"body": "\n\n".join(TEXT)}),
]  # fmt: skip
