"""extract_text on dumps of our own: Turkish, Kyrgyz, Azerbaijani, Russian, each with traps of real dumps."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscrawl.article import Article
from newscrawl.extract.text import extract_text
from newscrawl.extract.textbody import best_course
from newscrawl.extract.textlines import read_dump, read_lines
from newscrawl.text.space import squeeze

SEED = Path(__file__).parents[2] / "shared" / "seed" / "sondakika-2026-02-13.txt"
TR_BODY = [
    "Bursa'nın Mudanya ilçesinde zeytin üreticileri, bu yılki rekoltenin geçen yıla göre yüzde kırk artmasını bekliyor.",
    "İlçe Ziraat Odası Başkanı Selim Karaağaç, düzenlediği basın toplantısında hasadın ekim ayının ikinci haftasında başlayacağını söyledi.",
    '"Kaynak: üreticinin kendi cebi değil, bankadan çekilen kredi" diyen Karaağaç, destek ödemelerinin erkene alınmasını istedi.',
    "Sulama kanalları yenilendi",
    "Karaağaç, sulama kanallarının kış boyunca onarıldığını, on iki köyde kapalı sisteme geçildiğini ve su kaybının yarı yarıya azaldığını anlattı.",
    "Kooperatif Müdürü Nalan Ersoy da zeytin alım fiyatının önümüzdeki günlerde açıklanacağını, üreticilerin acele etmemesi gerektiğini belirtti.",
]
TR = "\n".join([
    "Mudanya'da zeytin rekoltesi yüzde 40 artacak - Yeşil Ova Gazetesi",
    "Ana Sayfa",
    "Gündem",
    "Ekonomi",
    "Spor",
    "Künye",
    "14:05",
    "Osmangazi'de park yenilendi",
    "13:40",
    "Gemlik'te balıkçılar denize açıldı",
    "Ana Sayfa > Ekonomi > Mudanya'da zeytin rekoltesi yüzde 40 artacak",
    "Mudanya'da zeytin rekoltesi yüzde 40 artacak",
    "Zeytin üreticileri rekolte artışından umutlu, Ziraat Odası ödemelerin öne çekilmesini istiyor.",
    "Yayınlanma: 03.09.2025 09:12 Güncelleme: 03.09.2025 11:47",
    "Paylaş",
    TR_BODY[0],
    TR_BODY[1],
    "İlgili haber",
    "İznik'te üzüm bağlarını dolu vurdu",
    *TR_BODY[2:],
    "Kaynak: İHA",
    "Etiketler: Mudanya, zeytin, Ziraat Odası, Bursa",
    "Bunlar da ilginizi çekebilir",
    "Karacabey'de domates üreticisi fiyatlardan yakındı",
    "02.09.2025 18:30",
    "Yorum Yap",
    "Yeşil Ova Gazetesi © 2025 Tüm hakları saklıdır.",
])  # fmt: skip
RU_BODY = [
    "БИШКЕК, 5 марта. /Кабар/. Жители села Кара-Ой на берегу Иссык-Куля построили новый мост через реку взамен разрушенного паводком.",
    "По словам главы сельской управы Мирлана Осмонова, работы заняли четыре месяца и обошлись бюджету в одиннадцать миллионов сомов.",
    "«Источник у нас один — своя каменоломня, поэтому камень возили недалеко», — рассказал Осмонов журналистам на открытии.",
    "Движение по мосту открыли утром, первыми по нему проехали школьные автобусы и машины скорой помощи.",
    "В ближайшее время на подъездах к мосту установят освещение и ограждения, добавили в управе.",
]
RU = "\n\n".join([
    " В Кара-Ое открыли новый мост | Вестник Озера",
    "Вестник Озера",
    "Новости    Общество    Экономика",
    "В Кара-Ое открыли новый мост",
    "05.03.2024, 12:40",
    *RU_BODY,
    "Теги",
    "Иссык-Куль",
    "мост",
    "Кара-Ой",
    "Читайте также",
    "В Караколе отремонтируют больницу",
    "04.03.2024, 10:15",
    "Оставить комментарий",
])  # fmt: skip
AZ_BODY = [
    "Şəkidə ipək fabrikinin yeni sexi istifadəyə verilib və burada iki yüzə yaxın sakin işlə təmin olunub.",
    "Fabrikin direktoru Rövşən Əlizadə bildirib ki, sexdə ildə otuz ton xammal emal olunacaq və məhsulun yarısı ixrac ediləcək.",
    "Onun sözlərinə görə, avadanlıq İtaliyadan gətirilib, işçilər isə üç ay ərzində xüsusi kurslarda təlim keçiblər.",
    "Bakı, Gəncə, Şəki, Zaqatala, Qəbələ",
    "Bu şəhərlərdə fabrikin satış mərkəzləri gələn ilin yazına qədər açılacaq, ilk mərkəz isə artıq Gəncədə fəaliyyət göstərir.",
    "Sakinlər yeni iş yerlərinin rayonun iqtisadiyyatına kömək edəcəyinə inandıqlarını deyiblər.",
]
AZ = "\n".join([
    "Şəkidə yeni ipək sexi açıldı - Xəbər Körpüsü",
    "Ana səhifə",
    "Siyasət",
    "İqtisadiyyat",
    "Şəkidə yeni ipək sexi açıldı",
    "17 may 2024, 15:30",
    *AZ_BODY,
    "Mənbə: AZƏRTAC",
    "Açar sözlər: Şəki, ipək, fabrik",
    "Oxşar xəbərlər",
    "Lənkəranda çay yığımı başlayıb",
    "Qaxda festival keçirildi",
    "Bütün hüquqlar qorunur",
])  # fmt: skip
KY_BODY = [
    "Нарын облусунда жаңы мектеп курулуп бүттү, анда үч жүздөн ашык окуучу билим алат деп билдирди облустук билим берүү бөлүмү.",
    "Мектептин директору Айгүл Токтосунова айтымында, имаратта спорт залы, ашкана жана китепкана бар.",
    "Курулушка республикалык бюджеттен кырк миллион сом бөлүнгөн, иш эки жылга созулган жана күз айында аяктаган.",
    "Ата-энелер балдары эми алыс жол жүрбөй окуй турганына кубанычта экенин айтышты.",
]
KY = "\n\n".join([
    "Башкы бет",
    "Саясат",
    "Коом",
    "Нарында жаңы мектеп ачылды",
    "12.10.2023 08:20",
    *KY_BODY,
    "Бөлүшүү",
    "Дагы окуңуз",
    "Ошто жол оңдолду",
    "Бардык укуктар корголгон",
])  # fmt: skip


def paragraphs(article: Article) -> list[str]:
    return (article.body or "").split("\n\n")


@pytest.mark.skipif(not SEED.exists(), reason="the seed lies beside the repository")
@pytest.mark.parametrize(
    "url", [None, "https://www.sondakika.com/guncel/haber-ekonomik-isbirligi-toplantisi-19570001/"]
)
def test_seed(url: str | None) -> None:
    text = SEED.read_text(encoding="utf-8")
    got = extract_text(text, url)
    lines = [squeeze(line) for line in text.splitlines() if line.strip()]
    start, end = (
        next(i for i, line in enumerate(lines) if line.startswith("Kırgızistan ile Tacikistan sınır")),
        lines.index("Kaynak: AA"),
    )
    assert got.headline == "Kırgızistan-Tacikistan Ekonomik İşbirliği Toplantısı"
    assert got.lead == "Kırgızistan ve Tacikistan arasında ilk Karma Ekonomik Komisyon toplantısı Bişkek'te yapıldı."
    assert paragraphs(got) == lines[start:end]
    assert (got.published, got.published_utc, got.published_text) == (
        "2026-02-13T16:01:00+03:00",
        "2026-02-13T13:01:00Z",
        "13.02.2026 16:01",
    )
    assert (got.source, got.source_text, got.agencies) == ("AA", "Kaynak: AA", ["AA"])
    assert (got.section, got.language, got.layout, got.kind) == ("Güncel", "tr", "text", "news")
    assert got.tags == ["Kırgızistan", "Tacikistan", "Güvenlik", "Ekonomi", "Güncel"]
    assert {value for value in got.provenance.values() if value} == {"text"}
    if url is None:
        assert got.id == "unknown:" + hashlib.sha256(text.encode()).hexdigest()[:16]
        assert (got.site, got.url, got.canonical_url, got.country) == ("unknown", None, None, None)


def test_turkish_wet_lines() -> None:
    got = extract_text(TR, "https://www.yesilova.example/ekonomi/mudanyada-zeytin-rekoltesi-yuzde-40-artacak-4711")
    assert got.headline == "Mudanya'da zeytin rekoltesi yüzde 40 artacak"
    assert got.lead == "Zeytin üreticileri rekolte artışından umutlu, Ziraat Odası ödemelerin öne çekilmesini istiyor."
    assert paragraphs(got) == TR_BODY
    assert (got.published, got.modified) == ("2025-09-03T09:12:00+03:00", "2025-09-03T11:47:00+03:00")
    assert (got.source, got.source_text, got.agencies) == ("İHA", "Kaynak: İHA", ["İHA"])
    assert got.tags == ["Mudanya", "zeytin", "Ziraat Odası", "Bursa"]
    assert (got.section, got.language, got.kind) == ("Ekonomi", "tr", "news")


def test_a_sentence_that_begins_like_a_source_line() -> None:
    sentence = "Kaynak: üreticinin kendi cebi değil, bankadan çekilen kredi, diyen Karaağaç, destek ödemelerinin erkene alınmasını istedi."
    body = [*TR_BODY[:2], sentence, *TR_BODY[3:]]
    assert paragraphs(extract_text(TR.replace(TR_BODY[2], sentence))) == body


def test_russian_with_the_agency_in_the_dateline() -> None:
    got = extract_text(RU, "https://vestnik.example.kg/news/2024/novyj-most-v-kara-oe/")
    assert got.headline == "В Кара-Ое открыли новый мост"
    assert paragraphs(got) == RU_BODY
    assert got.published == "2024-03-05T12:40:00+06:00"
    assert (got.dateline, got.agencies) == ("БИШКЕК", ["Kabar"])
    assert got.tags == ["Иссык-Куль", "мост", "Кара-Ой"]
    assert (got.lead, got.language) == (None, "ru")


def test_azerbaijani_with_a_list_of_towns() -> None:
    got = extract_text(AZ)
    assert got.headline == "Şəkidə yeni ipək sexi açıldı"
    assert paragraphs(got) == AZ_BODY
    assert got.published == "2024-05-17T15:30:00+04:00"
    assert (got.source, got.source_text) == ("AZERTAC", "Mənbə: AZƏRTAC")
    assert got.tags == ["Şəki", "ipək", "fabrik"]
    assert (got.language, got.site) == ("az", "unknown")


def test_kyrgyz_without_a_title_line() -> None:
    got = extract_text(KY)
    assert got.headline == "Нарында жаңы мектеп ачылды"
    assert paragraphs(got) == KY_BODY
    assert got.published == "2023-10-12T08:20:00+06:00"
    assert (got.source, got.tags, got.authors) == (None, [], [])
    assert got.language == "ky"


def test_a_quoted_tag_is_text() -> None:
    body = [
        *TR_BODY,
        "Karaağaç, kooperatifin internet sayfasında <p> etiketinin bozuk olduğunu, düzeltileceğini de sözlerine ekledi.",
    ]
    got = extract_text(TR.replace(TR_BODY[-1], "\n".join(body[-2:])))
    assert paragraphs(got) == body


def test_fetched() -> None:
    at = datetime(2025, 9, 3, 12, 0, tzinfo=UTC)
    text = TR.replace("Yayınlanma: 03.09.2025 09:12 Güncelleme: 03.09.2025 11:47", "3 saat önce")
    assert extract_text(text, fetched=at).published == "2025-09-03T12:00:00+03:00"
    assert extract_text(text, fetched="2025-09-03T12:00:00+00:00").fetched == "2025-09-03T12:00:00Z"
    assert extract_text(text).published is None
    with pytest.raises(ValueError, match="never"):
        extract_text(text, fetched="never")


def test_the_crawl_day_bounds_and_prints_no_date() -> None:
    text = TR.replace("Yayınlanma: 03.09.2025 09:12 Güncelleme: 03.09.2025 11:47\n", "")
    got = extract_text(" date 2025-09-04 " + text)
    assert (got.published, got.headline) == (None, "Mudanya'da zeytin rekoltesi yüzde 40 artacak")
    assert "no_published" in got.problems


def test_lines() -> None:
    lines = read_lines("A title\n\n  * İlk madde\x00\n東京で新しい駅が開業した\n\n")
    assert [(line.text, line.size, line.blank, line.bullet) for line in lines] == [
        ("A title", 2, True, False), ("İlk madde", 2, True, True), ("東京で新しい駅が開業した", 6, False, False),
    ]  # fmt: skip
    assert lines[1].key == "ilk madde"


def test_the_anchor_is_the_headline_above_the_text() -> None:
    dump = read_dump(TR, None)
    assert dump.anchor is not None
    assert dump.lines[dump.anchor].text == "Mudanya'da zeytin rekoltesi yüzde 40 artacak"
    assert TR_BODY[0] in [line.text for line in dump.lines[dump.first : dump.first + 4]]


def test_best_course() -> None:
    assert best_course([]) == []
    assert best_course([-3.0, 2.0, -3.0, 2.0, -3.0]) == [1, 3]
    assert best_course([-3.0, 2.0, *[-0.5] * 30, 0.0, -3.0]) == [1, *range(2, 0)]
    assert best_course([-2.0, -1.0]) == []
