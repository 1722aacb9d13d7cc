"""Whose a date is: none of another story's stands for the article's, and lines beside the headline may say more than the date."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newscrawl.extract import extract

TEXT = "".join(
    f"<p>{one}</p>"
    for one in (
        "Belediye ekipleri mahallede üç gün süren bir çalışma yaptı ve yollar yenilendi.",
        "Başkan, çalışmaların ay sonuna kadar süreceğini ve sokakların asfaltlanacağını söyledi.",
        "Mahalle sakinleri yıllardır bu yolu beklediklerini anlattı ve ekiplere teşekkür etti.",
    )
)


def times(beside: str = "", after: str = "") -> tuple[str | None, str | None]:
    page = f"""<html lang="tr"><head><title>Mahallede yol yenilendi - Yerel</title></head><body><div class="w">
        <div class="icerik"><h1>Mahallede yol yenilendi</h1>{beside}<div class="metin">{TEXT}</div></div>{after}</div></body></html>"""
    got = extract(page, "https://yerelsayfa.com.tr/haber/yol-12", fetched=datetime(2026, 2, 14, 8, tzinfo=UTC))
    return got.published, got.modified


@pytest.mark.parametrize(
    "after",
    [
        '<div class="son"><div>13.02.2026 10:00 Otobüs hattı</div><div>12.02.2026 09:00 Baraj</div></div>',
        '<div class="lenta"><p><span>13.02.2026 10:00</span> <a href="/1">Yeni otobüs hattı açıldı</a></p></div>',
        '<div class="box"><a href="/3">Yeni otobüs hattı açıldı<span class="date">13.02.2026 10:00</span></a></div>',
        '<div class="anket">Anket tarihi 10.02.2026</div>',
        '<div class="rel2"><div class="card"><h4>Baraj doldu</h4><span class="date">12.02.2026</span></div></div>',
        '<div class="next"><p>12 Şubat 2026, 10:00</p><a href="/4">Sıradaki haber başlığı burada</a></div>',
    ],
)
def test_the_dates_of_others_behind_the_text(after: str) -> None:
    assert times(after=after) == (None, None)


@pytest.mark.parametrize(
    "after",
    [
        '<p class="tarih">13.02.2026 16:01</p>',
        "<div>13.02.2026 16:01</div>",
        '<div class="post-footer"><span class="date">13.02.2026 16:01</span> <a href="/k">Gündem</a></div>',
        "<h4>Konuyla ilgili</h4><ul><li><b>Tarih</b> 13.02.2026 16:01</li><li><b>Yazan</b> Defne Uslu</li></ul>",
    ],
)
def test_the_articles_own_date_behind_the_text(after: str) -> None:
    assert times(after=after) == ("2026-02-13T16:01:00+03:00", None)


@pytest.mark.parametrize(
    "line",
    [
        "3 dk okuma · 13 Şub 2026 16:01",
        "Baxış: 1302 13.02.2026 16:01",
        "Просмотров: 1302 Опубликовано: 13.02.2026 16:01",
        "Baxış sayı: 1302 | Tarix: 13.02.2026 | Saat: 16:01",
        "Коом | 13-февраль, 2026 | 16:01 | 1302 көрүү",
        "Jamiyat | 16:01 / 13.02.2026 | 1302",
    ],
)
def test_a_date_among_sections_and_counters_below_the_headline(line: str) -> None:
    assert times(f"<div>{line}</div>") == ("2026-02-13T16:01:00+03:00", None)


@pytest.mark.parametrize(
    "line",
    [
        "Oluşturulma: 13.02.2026 16:01 Son güncelleme: 13.02.2026 18:30 Okunma: 1.302 Yorum: 4",
        "Жаңыртылган: 2026-жылдын 13-февралы, саат 18:30 · Жарыяланган: 2026-жылдын 13-февралы, саат 16:01",
    ],
)
def test_two_dates_on_a_long_line(line: str) -> None:
    assert times(f"<div>{line}</div>") == ("2026-02-13T16:01:00+03:00", "2026-02-13T18:30:00+03:00")


def test_an_empty_element_with_a_stamp() -> None:
    assert times('<div class="date" data-timestamp="1770987660"></div>') == ("2026-02-13T16:01:00+03:00", None)


def test_a_sentence_below_the_headline_is_no_date() -> None:
    assert times(
        "<div>Ekipler 13.02.2026 günü saat 16:01 sularında bütün mahallelerde aynı anda çalışmaya başladı</div>"
    ) == (None, None)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Dün 16:01 <span>Gündem</span>", "2026-02-13T16:01:00+03:00"),
        ("вчера в 16:01 Анна Ким", "2026-02-13T16:01:00+03:00"),
        ("Kecha, 16:01 <b>Muallif: Shahnoza Tosheva</b>", "2026-02-13T16:01:00+03:00"),
        ("Вчера, 16:01 GMT", "2026-02-13T16:01:00+00:00"),
        ("Вчера в 16:01 Иванов позвонил в полицию и сообщил о пожаре", None),
    ],
)
def test_names_behind_a_relative_time(line: str, published: str | None) -> None:
    found = times(f'<div class="meta">{line}</div>')[0]
    assert (found and datetime.fromisoformat(found)) == (published and datetime.fromisoformat(published))


def test_the_pages_clock_above_the_headline_is_no_date() -> None:
    clock = "<div>14.02.2026 10:55 Ankara 12 Dolar 43,2</div>"
    page = f"<html lang='tr'><body><div>{clock}<h1>Mahallede yol yenilendi</h1><div>{TEXT}</div></div></body></html>"
    assert extract(page, "https://yerelsayfa.com.tr/haber/yol-12").published is None


def test_day_clock_and_counter_in_items_of_their_own() -> None:
    items = "<ul><li>13 Şubat 2026 Cuma</li><li>16:01</li><li>İzlenme 1302</li></ul>"
    assert times(items) == ("2026-02-13T16:01:00+03:00", None)
