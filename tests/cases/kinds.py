"""Kinds: what is no article says so and holds nothing; galleries, videos, columns, live blogs."""

from __future__ import annotations

from cases import BODY, TEXT, TITLE, URL, Case, news, page, paragraphs

TEASER = '<div class="kart"><a href="/gundem/{0}"><h3>{1}</h3></a><p>{2}</p><span class="tarih">14.03.2026</span></div>'
STORIES = (
    ("Serada don zararı büyük", "Üreticiler zarar tespiti istedi, ekipler pazartesi günü sahada olacak."),
    ("Pazar yeri taşındı", "Yeni alan otogarın karşısında, tezgâhlar kurayla dağıtıldı."),
    ("Yerel takım yarı finalde", "Uzatmada gelen gol ilçede bayram havası estirdi."),
    ("Kütüphane gece de açık", "Sınav dönemi boyunca öğrencilere çorba dağıtılacak."),
    ("Otobüs saatleri değişti", "Son sefer gece yarısına alındı, hafta sonu ek seferler konuldu."),
    ("Zeytin hasadı bitti", "Rekolte geçen yılın altında kaldı, fiyatlar ise yükseldi."),
)
CARDS = "".join(TEASER.format(f"haber-{48100 + i}", *story) for i, story in enumerate(STORIES * 3))
NONE = {
    "kind": "other",
    "headline": None,
    "body": None,
    "lead": None,
    "published": None,
    "authors": [],
    "tags": [],
    "source": None,
    "image": None,
}


def listing(title: str, meta: str = "website") -> str:
    return (
        f'<!DOCTYPE html><html lang="tr"><head><meta charset="utf-8"><title>{title} | Yerel Gazete</title><meta property="og:type" content="{meta}">'
        f'<meta property="og:image" content="/logo.png"></head><body><nav><a href="/">Anasayfa</a></nav><h1>{title}</h1><div class="liste">{CARDS}</div>'
        '<ul class="sayfalar"><li><a href="?s=2">2</a></li><li><a href="?s=3">3</a></li></ul></body></html>'
    )


CASES = [
    Case("what a search found", page(BODY), NONE, "https://www.yerelgazete.com.tr/arama?q=sulama"),
    Case("an article beside a search", page(BODY), {"kind": "news", "headline": TITLE}, "https://www.yerelgazete.com.tr/arama-kurtarma-3?utm_source=x"),
    Case("a short text under an h2", '<html><head><title>Köprü açıldı, yol kısaldı - Yerel</title></head><body><div><span class="date">14 Mart 2026 10:05</span><h2 class="title_news">Köprü açıldı, yol kısaldı</h2><div class="texts"><p>Belediye, iki ay süren onarımın ardından taş köprüyü bu sabah araç trafiğine açtı.</p><p>Çevre köylerin yolu böylece on kilometre kısaldı.</p></div></div></body></html>', {"kind": "news", "published": "2026-03-14T10:05:00+03:00"}),
    Case("a list of dated headlines", '<html><head><title>Köprü haberleri</title></head><body><h1>Köprü haberleri burada</h1>' + "".join(f'<div class="kart"><h3><a href="/h/{i}">{story[0]}</a></h3><span class="tarih">12.11.2025</span></div>' for i, story in enumerate(STORIES)) + "</body></html>", NONE, "https://www.yerelgazete.com.tr/etiket/kopru"),
    Case("a list whose items begin with a day", '<html><head><title>Köprü haberleri</title></head><body><h1>Köprü haberleri burada</h1><div>' + "".join(f'<p class="news-item"><span>10.11.2026</span> <a href="/news/{i}"><b>{story[0]} ve bugün konuşuldu</b></a><br>{story[1]}</p>' for i, story in enumerate(STORIES * 2)) + "</div></body></html>", NONE, "https://www.yerelgazete.com.tr/news/"),
    Case("a list of a section", listing("Gündem haberleri"), NONE, "https://www.yerelgazete.com.tr/gundem"),
    Case("a list without an address", listing("Gündem haberleri"), NONE, None),
    Case("a list that calls itself an article", listing("Gündem haberleri", "article"), NONE, "https://www.yerelgazete.com.tr/gundem"),
    Case("the home page", listing("Yerel Gazete"), NONE, "https://www.yerelgazete.com.tr/"),
    Case("a page of search results", listing("köprü için arama sonuçları"), NONE, "https://www.yerelgazete.com.tr/ara?q=kopru"),
    Case("a page without content", "<html><head><title>Yerel Gazete</title></head><body></body></html>", NONE),
    Case("a soft 404", "<html><head><title>Sayfa bulunamadı | Yerel Gazete</title></head><body><h1>Aradığınız sayfa bulunamadı</h1><p>Sayfa silinmiş veya taşınmış olabilir.</p></body></html>", NONE | {"problems": ["soft_404"]}),
    Case("news", page(), {"kind": "news", "headline": TITLE, "body": BODY}),
    Case("a column by its address", page(), {"kind": "column"}, "https://www.yerelgazete.com.tr/yazarlar/derya-tan/koprunun-dili-4410"),
    Case("a gallery", page(["Köprüden kareler burada."]), {"kind": "gallery", "body": "Köprüden kareler burada."}, "https://www.yerelgazete.com.tr/foto-galeri/kopruden-kareler-481"),
    Case(
        "a video that the data tell of",
        page(["Köprüdeki çalışma kameralarımızda."], date="", head=news(**{"@type": "VideoObject", "name": TITLE, "uploadDate": "2026-03-14T10:05:00+03:00"})),
        {"kind": "video", "published": "2026-03-14T10:05:00+03:00", "body": "Köprüdeki çalışma kameralarımızda.", "problems": []},
    ),
    Case(
        "a video beside an article is none of its own",
        page(head=news(**{"@type": "VideoObject", "name": "Köprüden görüntüler", "uploadDate": "2026-01-02T08:00:00+03:00"})),
        {"kind": "news", "published": "2026-03-14T10:05:00+03:00"},
    ),
    Case(
        "a title that is the site's name",
        page(title="Yerel Gazete", head='<meta property="og:site_name" content="Yerel Gazete">').replace("<h1>Yerel Gazete</h1>", ""),
        {"headline": None, "problems": ["no_headline"], "body": BODY},
    ),
    Case("a video", page(["Köprüdeki çalışma kameralarımızda."]), {"kind": "video"}, "https://www.yerelgazete.com.tr/video/koprude-calisma-481"),
    Case("a blog", page('<p class="imza">Yazan: Derya Tan</p>' + paragraphs(*TEXT)), {"kind": "column", "authors": ["Derya Tan"]}, "https://www.yerelgazete.com.tr/blog/4410/koprunun-dili"),
    Case("news under a blog's address that nobody signed", page(), {"kind": "news"}, "https://www.yerelgazete.com.tr/blog/4410/koprunun-dili"),
    Case("an agency's text under a blog's address", page().replace("</article>", "<p>Kaynak: AA</p></article>"), {"kind": "news", "source": "AA"}, "https://www.yerelgazete.com.tr/blog/4410/koprunun-dili"),
    Case("a headline in a box, and no other sign", page().replace(f"<h1>{TITLE}</h1>", f'<div class="baslik">{TITLE}</div>').replace("<head>", f'<head><meta property="og:title" content="{TITLE}">'), {"kind": "news", "headline": TITLE, "body": BODY}),
    Case("a live blog by its type", page(head=news(**{"@type": "LiveBlogPosting"})), {"kind": "live"}),
    Case("a column by its type", page(head=news(**{"@type": "OpinionNewsArticle"})), {"kind": "column"}),
    Case("sponsored by its type", page(head=news(**{"@type": "AdvertiserContentArticle"})), {"kind": "sponsored"}),
    Case("an article on a missing child is news", page(title="Kayıp çocuk bulunamadı"), {"kind": "news", "headline": "Kayıp çocuk bulunamadı"}, URL),
]  # fmt: skip
