"""One dump that tests vary."""

from __future__ import annotations

from newscrawl.article import Article
from newscrawl.extract.text import extract_text

BODY = [
    "Mersin Limanı'nda yeni konteyner vinçleri dün akşam törenle hizmete girdi ve ilk gemi kısa sürede boşaltıldı.",
    "Liman İşletmesi Müdürü Tarık Yazgan, üç vincin saatte yüz yirmi konteyner indirebildiğini, bekleme süresinin azaldığını söyledi.",
    "İhracatçılar, narenciye sezonu başlamadan önce yapılan yatırımın navlun maliyetlerini düşüreceğini umduklarını dile getirdi.",
    "Limanın ikinci rıhtımı için hazırlanan projenin ise gelecek yıl bahar aylarında ihaleye çıkarılması planlanıyor.",
]
HEADLINE = "Mersin Limanı'na üç yeni konteyner vinci"


def read(
    *, title: str = f"{HEADLINE} | Kıyı Postası", head: str = HEADLINE, byline: str = "", below: tuple[str, ...] = ()
) -> Article:
    above = ["Ana Sayfa", "Gündem", "Spor", head, *([byline] if byline else []), "12.03.2025 10:20"]
    return extract_text("\n".join([title, *above, *BODY, *below, "Tüm hakları saklıdır."]))
