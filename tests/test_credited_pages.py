"""Whole pages, and whom they credit: 559 small ones in nine languages, told in tests/data/credited.jsonl by what differs.

A row has the paragraphs, where {0} to {2} stand for the plain text of its language, and what goes into the head, before
and after them; "want" has the record's fields, written by hand.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newscrawl import extract

FILE = Path(__file__).parent / "data" / "credited.jsonl"
ROWS = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
URLS = {
    "tr": "https://www.yerelornek.com.tr/haber/kopru-123456",
    "az": "https://yerliornek.az/xeber/kopru-123456",
    "ky": "https://jerornek.kg/news/123456",
    "kk": "https://jerornek.kz/news/123456",
    "uz": "https://mahalliy.uz/news/123456",
    "tg": "https://mahalli.tj/news/123456",
    "tk": "https://yerli.com.tm/news/123456",
    "ru": "https://mestnyornek.kg/ru/news/123456",
    "en": "https://localsample.az/en/news/123456",
}
TEXTS = {
    "tr": (
        "Belediye meclisi köprünün yenilenmesi için ayrılan ödeneği oy birliğiyle kabul etti ve çalışmaların ilkbaharda başlayacağını duyurdu.",
        "Başkan yardımcısı, köprünün taş ayaklarının güçlendirileceğini, korkulukların değiştirileceğini ve aydınlatmanın yenileneceğini söyledi.",
        "Mahalle sakinleri ise yaya geçidinin açık kalmasından memnun olduklarını, yalnız sürenin uzamamasını istediklerini anlattı.",
    ),
    "az": (
        "Bələdiyyə şurası köhnə körpünün təmiri üçün ayrılan vəsaiti yekdilliklə təsdiqlədi və işlərin yazda başlayacağını elan etdi.",
        "Sədrin müavini körpünün daş dayaqlarının gücləndiriləcəyini, məhəccərlərin dəyişdiriləcəyini və işıqların yenilənəcəyini söylədi.",
        "Məhəllə sakinləri isə piyada keçidinin açıq qalmasından razı olduqlarını, yalnız müddətin uzanmamasını istədiklərini bildirdilər.",
    ),
    "ky": (
        "Шаардык кеңеш эски көпүрөнү оңдоого бөлүнгөн каражатты бир добуштан бекитип, иштер жазында башталарын жарыялады.",
        "Мэрдин орун басары көпүрөнүн таш түркүктөрү бекемделип, тосмолору алмаштырылып, жарыктары жаңыланарын айтты.",
        "Тургундар болсо жөө жүргүнчүлөр өтмөгү ачык калганына ыраазы экенин, бирок мөөнөт узарбасын деп суранышты.",
    ),
    "kk": (
        "Қалалық мәслихат ескі көпірді жөндеуге бөлінген қаражатты бірауыздан бекітіп, жұмыс көктемде басталатынын жариялады.",
        "Әкімнің орынбасары көпірдің тас тіректері нығайтылып, қоршаулары ауыстырылып, жарықтары жаңартылатынын айтты.",
        "Тұрғындар болса жаяу жүргіншілер өткелі ашық қалғанына риза екенін, тек мерзім ұзармаса екен деп тілейтінін жеткізді.",
    ),
    "uz": (
        "Shahar kengashi eski ko‘prikni ta’mirlash uchun ajratilgan mablag‘ni bir ovozdan tasdiqladi va ishlar bahorda boshlanishini e’lon qildi.",
        "Hokim o‘rinbosari ko‘prikning tosh ustunlari mustahkamlanishi, to‘siqlari almashtirilishi va chiroqlari yangilanishini aytdi.",
        "Mahalla aholisi esa piyodalar yo‘lagi ochiq qolganidan mamnun ekanini, faqat muddat cho‘zilmasligini so‘raganini bildirdi.",
    ),
    "tg": (
        "Шӯрои шаҳр маблағи барои таъмири пули кӯҳна ҷудошударо якдилона тасдиқ кард ва эълон намуд, ки корҳо баҳор оғоз мешаванд.",
        "Муовини раис гуфт, ки сутунҳои сангии пул мустаҳкам, панҷараҳояш иваз ва чароғҳояш нав карда мешаванд.",
        "Сокинони маҳалла бошанд, аз кушода мондани гузаргоҳи пиёдагардон розӣ буда, танҳо дароз нашудани муҳлатро хоҳиш карданд.",
    ),
    "tk": (
        "Şäher geňeşi köne köprini bejermek üçin goýberilen serişdäni biragyzdan tassyklady we işleriň ýazda başlanjakdygyny yglan etdi.",
        "Häkimiň orunbasary köpriniň daş sütünleriniň berkidiljekdigini, germewleriniň çalşyryljakdygyny we yşyklarynyň täzelenjekdigini aýtdy.",
        "Ýaşaýjylar bolsa pyýada geçelgesiniň açyk galanyndan hoşaldyklaryny, diňe möhletiň uzalmazlygyny isleýändiklerini aýtdylar.",
    ),
    "ru": (
        "Городской совет единогласно утвердил средства на ремонт старого моста и объявил, что работы начнутся весной этого года.",
        "Заместитель мэра рассказал, что каменные опоры моста укрепят, перила заменят, а освещение обновят полностью.",
        "Жители района довольны тем, что пешеходный переход останется открытым, и просят лишь не затягивать сроки.",
    ),
    "en": (
        "The city council unanimously approved the money set aside for the repair of the old bridge and said that work would begin in spring.",
        "The deputy mayor said that the stone piers of the bridge would be strengthened, the railings replaced and the lights renewed.",
        "People living nearby said they were glad that the footpath would stay open and asked only that the work should not drag on.",
    ),
    "uz-Cyrl": (
        "Шаҳар кенгаши эски кўприкни таъмирлаш учун ажратилган маблағни бир овоздан тасдиқлади ва ишлар баҳорда бошланишини эълон қилди.",
        "Ҳоким ўринбосари кўприкнинг тош устунлари мустаҳкамланиши, тўсиқлари алмаштирилиши ва чироқлари янгиланишини айтди.",
        "Маҳалла аҳолиси эса пиёдалар йўлаги очиқ қолганидан мамнун эканини, фақат муддат чўзилмаслигини сўраганини билдирди.",
    ),
}  # fmt: skip


def page(row: dict[str, Any]) -> str:
    texts, after = TEXTS[row["texts"]], row.get("after", "")
    title = "Eski köprü için ödenek kabul edildi" if row["texts"] == "tr" else " ".join(texts[0].split()[:7])
    paragraphs = "".join(f"<p>{text}</p>" for text in row["paragraphs"])
    for number, text in enumerate(texts):
        paragraphs = paragraphs.replace(f"{{{number}}}", text)
    outside = after.startswith(("<footer", "<aside"))
    return (
        f'<html lang="{row["texts"]}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:site_name" content="Yerel Örnek">{row.get("head", "")}</head><body>'
        '<header><nav><a href="/">Yerel Örnek</a> <a href="/gundem">Gündem</a></nav></header><main><article>'
        f'<h1>{title}</h1>{row.get("before", "")}<div class="content">{paragraphs}</div>{"" if outside else after}'
        f"</article></main>{after if outside else ''}</body></html>"
    )


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_page(row: dict[str, Any]) -> None:
    found = extract(page(row), row.get("url", URLS[row["texts"].partition("-")[0]]))
    assert {name: getattr(found, name) for name in row["want"]} == row["want"]


def test_rows() -> None:
    assert len({row["name"] for row in ROWS}) == len(ROWS) >= 300
    assert {row["texts"] for row in ROWS} == set(TEXTS)
    credited = [row for row in ROWS if row["want"]["source"]]
    assert len(ROWS) - len(credited) >= 100  # pages that credit nobody weigh as much
