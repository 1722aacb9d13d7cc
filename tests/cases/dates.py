"""Times of the article, and times of something else; printed in the languages of the region."""

from __future__ import annotations

import json

from cases import BODY, FIRST, SECOND, TEXT, THIRD, TITLE, URL, Case, news, page, script

TEN = "2026-03-14T10:05:00+03:00"
EMPTY = '<meta property="article:published_time" content=""><meta name="datePublished" content=" "><meta itemprop="datePublished">'
VIDEO = script(
    json.dumps(
        {"@type": "VideoObject", "name": "Köprüde çalışma", "uploadDate": "2025-11-02T09:00:00+03:00"},
        ensure_ascii=False,
    )
)
LIVE = json.dumps(
    {
        "@type": "LiveBlogPosting",
        "headline": TITLE,
        "datePublished": "2026-03-14T08:00:00+03:00",
        "liveBlogUpdate": [
            {"@type": "BlogPosting", "headline": "Son ayak da boşaltıldı", "datePublished": "2026-03-14T21:40:00+03:00"}
        ],
    },
    ensure_ascii=False,
)
LAW = "Köprü, 21 Temmuz 1983 tarihli ve 2863 sayılı yasa ile koruma altına alınmış, son onarımı 05.06.1998 günü tamamlanmıştı."
PHONE = "Şikâyetler için 0224 716 12 04 numaralı hat, 12.00 ile 18.30 arasında açık olacak."


def printed(text: str, name: str = "tarih", language: str = "tr") -> str:
    """The plain page with this line for its date."""
    return page(date=f'<div class="{name}">{text}</div>', language=language)


KY = (
    "Бишкектин борборундагы эски көпүрөдө оңдоо иштери башталды, унаалар эки ай бою айланма жол менен жүрөт деп билдирди шаардык мэрия.",
    "Мэриянын өкүлү Айгүл Сыдыкова көпүрөнүн таш түркүктөрү бекемделип, тосмолору жаңыланарын журналисттерге айтты.",
    "Жергиликтүү тургундар жөө жүргүнчүлөр үчүн өтмөк ачык калганына ыраазы экенин, бирок жумуштун мөөнөтү кечикпесин деп суранышты.",
)
RU = (
    "В центре города начался ремонт старого каменного моста, автомобили в течение двух месяцев будут ездить в объезд, сообщили в мэрии.",
    "Представитель мэрии Айгуль Сыдыкова рассказала журналистам, что опоры моста укрепят, а ограждения заменят на новые.",
    "Местные жители довольны тем, что пешеходный проход остался открытым, но просят не затягивать сроки работ.",
)
AZ = (
    "Şəhərin mərkəzindəki köhnə daş körpüdə təmir işlərinə başlanılıb, avtomobillər iki ay ərzində dolama yolla hərəkət edəcək.",
    "Bələdiyyənin nümayəndəsi Aygün Məmmədova jurnalistlərə bildirib ki, körpünün dayaqları möhkəmləndiriləcək, məhəccərlər isə yenilənəcək.",
    "Yerli sakinlər piyada keçidinin açıq qalmasından razıdırlar, ancaq işlərin vaxtında bitirilməsini xahiş edirlər.",
)


def abroad(texts: tuple[str, ...], title: str, date: str, language: str) -> str:
    return page(texts, title=title, date=f'<div class="date">{date}</div>', language=language)


CASES = [
    Case("empty date metas, visible date", page(head=EMPTY, date='<div class="tarih">14 Mart 2026 Cumartesi 10:05</div>'), {"published": TEN, "published_text": "14 Mart 2026 Cumartesi 10:05"}),
    Case("no date anywhere", page(date="", head=EMPTY), {"published": None, "published_utc": None, "published_text": None, "problems": ["no_published"]}),
    Case("date only in an image path", page(date="", head='<meta property="og:image" content="/resim/2026/03/09/kopru.jpg">'), {"published": None, "problems": ["no_published"]}),
    Case("another date in an image path", page(date='<div class="tarih">14.03.2026 10:05</div>', head='<meta property="og:image" content="/resim/2026/03/09/kopru.jpg">'), {"published": TEN}),
    Case("dateCreated is not publishing", page(date="", head=news(dateCreated="2026-03-11T16:20:00+03:00", datePublished=TEN, dateModified="2026-03-15T09:00:00+03:00")), {"published": TEN, "modified": "2026-03-15T09:00:00+03:00"}),
    Case("a video's uploadDate", page(date='<div class="tarih">14.03.2026 10:05</div>', head=VIDEO), {"published": TEN}),
    Case("only a video's uploadDate", page(date="", head=VIDEO), {"published": None}),
    Case("stamps of a live blog", page([f"<b>21.40</b> {FIRST}", f"<b>18.10</b> {SECOND}", f"<b>09.00</b> {THIRD}"], head=script(LIVE), date=""), {"published": "2026-03-14T08:00:00+03:00", "kind": "live"}),
    Case("dates of laws in the text", page([*TEXT, LAW], date=""), {"published": None}),
    Case("dates of laws beside a visible date", page([LAW, *TEXT], date='<div class="tarih">14.03.2026 10:05</div>'), {"published": TEN}),
    Case("phone numbers", page([*TEXT, PHONE], date='<div class="info">Tel: 0224 716 12 04</div>'), {"published": None}),
    Case("dates of comments", page(date="", after='<div class="comments"><div class="comment"><span class="date">16.03.2026 12:30</span><p>Elinize sağlık.</p></div></div>'), {"published": None}),
    Case("dates of teasers", page(date='<div class="tarih">14.03.2026 10:05</div>', top='<div class="related"><a href="/x-1">Sera haberi</a><time datetime="2026-03-19T10:00:00+03:00">19 Mart</time></div>'), {"published": TEN}),
    Case("a date in the footer", page(date=""), {"published": None}),
    Case("a version number in the slug", page(date=""), {"published": None}, "https://www.yerelgazete.com.tr/teknoloji/yeni-surum-12-4-2026-3-1-cikti-481516"),
    Case("a day in the address agrees", page(date='<div class="tarih">14.03.2026 10:05</div>'), {"published": TEN}, "https://www.yerelgazete.com.tr/2026/03/14/kopru-481516"),
    Case("a day alone", printed("14.03.2026"), {"published": "2026-03-14", "published_utc": None}),
    Case("published and updated in one line", printed("Yayınlanma: 14.03.2026 - 10:05 | Güncelleme: 15.03.2026 - 09:00"), {"published": TEN, "modified": "2026-03-15T09:00:00+03:00"}),
    Case("updated printed first", page(date='<div class="tarih">Güncelleme: 15.03.2026 09:00</div><div class="tarih">Giriş: 14.03.2026 10:05</div>'), {"published": TEN, "modified": "2026-03-15T09:00:00+03:00"}),
    Case("capitals with the Turkish dotless i", printed("14 MART 2026 CUMARTESİ 10:05"), {"published": TEN}),
    Case("a stamp in UTC", page(date='<time datetime="2026-03-14T07:05:00Z">14 Mart 2026 10:05</time>'), {"published": TEN, "published_utc": "2026-03-14T07:05:00Z"}),
    Case("microdata", page(date='<span itemprop="datePublished" content="2026-03-14T10:05:00+03:00">dün</span>'), {"published": TEN}),
    Case("a date beside the byline", page(date='<div class="byline">Derya Tan · 14 Mart 2026, 10:05</div>'), {"published": TEN, "authors": ["Derya Tan"]}),
    Case("Kyrgyz", abroad(KY, "Эски көпүрөдө оңдоо иштери башталды", "2026-жылдын 14-марты, 10:05", "ky"), {"published": "2026-03-14T10:05:00+06:00", "language": "ky", "body": "\n\n".join(KY), "headline": "Эски көпүрөдө оңдоо иштери башталды"}, "https://www.kabarlar.kg/koom/481516"),
    Case("Russian in Kyrgyzstan", abroad(RU, "Начался ремонт старого моста", "14 марта 2026, 10:05", "ru"), {"published": "2026-03-14T10:05:00+06:00", "language": "ru", "body": "\n\n".join(RU)}, "https://www.kabarlar.kg/ru/481516"),
    Case("Russian without an address", abroad(RU, "Начался ремонт старого моста", "14 марта 2026, 10:05", "ru"), {"published": "2026-03-14T10:05:00+00:00", "language": "ru", "problems": ["zone_guessed"]}, None),
    Case("Azerbaijani", abroad(AZ, "Köhnə körpüdə təmir işlərinə başlanılıb", "14 mart 2026, 10:05", "az"), {"published": "2026-03-14T10:05:00+04:00", "language": "az", "body": "\n\n".join(AZ)}, "https://www.xeberler.az/sosial/481516"),
    Case("a day in a word alone", printed("Bugün"), {"published": "2026-03-20", "published_text": "Bugün"}),
    Case("just now in words", printed("az önce"), {"published": "2026-03-20T12:00:00+03:00"}),
    Case("words give way to data", page(head=news(datePublished=TEN), date='<div class="tarih">Bugün</div>'), {"published": TEN}),
    Case("a word that is no time", printed("Tarih"), {"published": None, "problems": ["no_published"]}),
    Case("time and day in two elements", page(date='<div class="tarih"><span>10:05</span><span>14 Mart 2026</span></div>'), {"published": TEN, "published_text": "10:05 14 Mart 2026"}),
    Case("a bracketed time", printed("14.03.2026 [10:05]"), {"published": TEN, "published_text": "14.03.2026 [10:05]"}),
    Case("another city's clock", printed("14 Mart 2026, 13:05 (Bişkek vakti)"), {"published": TEN}),
    Case("dates of cards within the article's box", page(date='<div class="tarih">14.03.2026 10:05</div>', after='<div class="kart"><a href="/x-1"><h3>Sera haberi</h3></a><span class="date">09.03.2026</span></div>'), {"published": TEN, "problems": []}),
    Case("a date before the fetching somewhere in the world", abroad(RU, "Начался ремонт старого моста", "20 марта 2026, 14:05", "ru"), {"published": "2026-03-20T14:05:00+00:00", "problems": ["zone_guessed"]}, None),
    Case("no clock is so far ahead", abroad(RU, "Начался ремонт старого моста", "21 марта 2026, 14:05", "ru"), {"published": None, "problems": ["no_published", "future_date"]}, None),
    Case("a newsroom of Bishkek under another domain", abroad(RU, "Начался ремонт старого моста", "14 марта 2026, 10:05", "ru"), {"published": "2026-03-14T10:05:00+06:00", "problems": []}, "https://kaktus.media/doc/481516_remont_mosta.html"),
    Case("UTC and the offset of the page", page(head='<meta property="article:published_time" content="2026-03-14T07:05:00+00:00">', date='<time datetime="2026-03-14T10:05:00+03:00">14 Mart</time>', language="en"), {"published": TEN}, "https://www.yerelgazete.media/kopru-481516"),
    Case("a date in an element of no name", page(date="<p>14 Mart 2026 Cumartesi 10:05</p>"), {"published": TEN, "published_text": "14 Mart 2026 Cumartesi 10:05"}),
    Case("a date among names in a list", page(date="<ul><li>Derya Tan</li><li>Gündem</li><li>14.03.2026 - 10:05</li></ul>"), {"published": TEN}),
    Case("a day of the story beside the headline", page(date="<p>29 Ekim 2025 törenleri için hazırlıklar sürüyor</p>"), {"published": None}),
    Case("a phone beside the headline", page(date="<p>Tel: 0224 716 12 04</p>"), {"published": None}),
    Case("a clock with the epoch beside it", page(date='<a class="tarih" data-unixtime="1773471900">10:05</a>'), {"published": TEN}),
    Case("an age and the stamp it was counted from", page(date='<time datetime="2026-03-14T10:05:00+03:00">3 saat önce</time>'), {"published": TEN}),
    Case("a stamp in a title", page(date='<abbr class="published" title="2026-03-14T10:05:00+03:00">dün</abbr>'), {"published": TEN}),
    Case("an age in an element of no name", page(date="<p>2 saat önce</p>"), {"published": "2026-03-20T10:00:00+03:00"}),
    Case("today's date at the top of a flat page", f"<html><body><header><div>20 Mart 2026 Cuma</div></header><h1>Eski köprüde onarım çalışması başladı</h1>{''.join(f'<p>{one}</p>' for one in TEXT)}</body></html>", {"published": None}),
    Case("a future date is named", printed("14.03.2027 10:05"), {"published": None, "problems": ["no_published", "future_date"]}),
    Case("today's clock to come beside a full date", page(date='<div class="tarih">Bugün, 20:15</div><div class="tarih">14 Mart 2026, 10:05</div>'), {"published": TEN, "problems": []}),
    Case("today's clock to come alone", printed("Bugün, 20:15"), {"published": None, "problems": ["no_published", "future_date"]}),
    Case("body beside a date in the text", printed("14.03.2026 10:05"), {"body": BODY}, URL),
]  # fmt: skip
