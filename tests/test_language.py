"""language_of: the text's own language, or None where it is short, mixed or unknown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.text.language import HEAD, LETTERS, language_of

# Leads of our own making, 200 to 300 characters each, as a regional paper would print them.
LEADS = {
    "tr": (
        "Ormanköy ilçesinde sabah saatlerinde etkili olan kar yağışı nedeniyle köy yolları ulaşıma kapandı. Belediye "
        "ekipleri gece boyunca çalıştı, okullara bir gün ara verildi. Kaymakamlıktan yapılan açıklamada sürücülerin "
        "dikkatli olması istendi.",
        "TOKAT, (XHA)- Kelkit vadisinde kiraz üreticilerinin hasat mesaisi başladı. Üreticiler bu yıl don olaylarından "
        "etkilendiklerini, rekoltenin geçen yıla göre yarıya düştüğünü belirterek destek beklediklerini söyledi.",
    ),
    "az": (
        "Göyçay rayonunda nar bayramı keçirilib. Tədbirdə rayonun sakinləri ilə yanaşı, ölkənin müxtəlif bölgələrindən "
        "gələn qonaqlar da iştirak ediblər. Nazirlikdən bildirilib ki, bu il məhsul ötən illə müqayisədə daha çox olub.",
        "Bakının bir neçə küçəsində hərəkət məhdudlaşdırılacaq. Agentlikdən verilən məlumata görə, təmir işləri gələn "
        "həftənin sonuna qədər davam edəcək və sürücülər həmin müddətdə başqa yollardan istifadə etməlidirlər.",
    ),
    "ky": (
        "Нарын облусунун борборунда жаңы мектептин курулушу аяктады. Имаратта беш жүз окуучу билим алат, ал эми "
        "спорт залы кечинде калк үчүн да ачык болот. Бул тууралуу облустук администрациянын басма кызматы билдирди.",
        "Ысык-Көлдө сууга түшүү мезгили башталганга чейин жээкти тазалоо иштери жүрүп жатат. Ыктыярчылар үч күндүн "
        "ичинде он тонна таштанды чыгарышты, деп айтты айыл өкмөтүнүн башчысы.",
    ),
    "kk": (
        "Көкшетау қаласында жаңа аурухананың құрылысы аяқталды. Ғимаратта екі жүз орын бар, ал қажетті құрал-жабдықтар "
        "осы айдың соңына дейін орнатылады. Бұл туралы облыс әкімдігінің баспасөз қызметі хабарлады.",
        "Қыс мезгілінде малға жем-шөп жеткізу үшін шалғай ауылдарға техника жіберілді. Ауыл тұрғындарының айтуынша, "
        "былтыр қардың қалың түсуінен жолдар бір аптаға жабылып қалған еді.",
    ),
    "kk-Latn": (
        "Kókshetaý qalasynda jańa aýrýhananyń qurylysy aıaqtaldy. Ǵımaratta eki júz oryn bar, al qajetti qural-jabdyqtar "
        "osy aıdyń sońyna deıin ornatylady. Bul týraly oblys ákimdiginiń baspasóz qyzmeti habarlady.",
    ),
    "uz-Latn": (
        "Farg'ona viloyatining chekka qishloqlarida yangi maktablar quriladi. Vazirlik axborot xizmatining bildirishicha, "
        "bu ishlar uchun byudjetdan mablag' ajratilgan va qurilish kelgusi yilning sentabr oyigacha tugatiladi.",
        "Oʻtgan hafta Samarqandda xalqaro hunarmandlar festivali boʻlib oʻtdi. Unda yigirmadan ortiq davlatdan kelgan "
        "ustalar oʻz ishlarini koʻrsatdi. Tashkilotchilarning aytishicha, tadbir har yili oʻtkaziladi.",
    ),
    "uz-Cyrl": (
        "Фарғона вилоятининг чекка қишлоқларида янги мактаблар қурилади. Вазирлик ахборот хизматининг билдиришича, "
        "бу ишлар учун бюджетдан маблағ ажратилган ва қурилиш келгуси йилнинг сентябрь ойигача тугатилади.",
    ),
    "tg": (
        "Дар шаҳри Хуҷанд мактаби нав сохта шуд. Дар бинои нав шашсад хонанда таҳсил мекунад ва толори варзишӣ барои "
        "ҳамаи сокинони маҳалла кушода аст. Дар ин бора хадамоти матбуоти шаҳр хабар дод.",
        "Дар ноҳияҳои кӯҳии кишвар роҳҳо аз сабаби борони сел баста шуданд. Кормандони соҳа мегӯянд, ки онҳо то "
        "охири ҳафта кушода мешаванд ва мардум бояд эҳтиёткор бошад.",
    ),
    "tk": (
        "Mary welaýatynda täze mekdep açyldy. Bu ýerde alty ýüz okuwçy bilim alar, sport zaly bolsa agşamlaryna "
        "ýaşaýjylar üçin hem açyk bolar. Bu barada welaýatyň häkimliginiň metbugat gullugy habar berdi.",
        "Şu ýyl pagta ýygymy irräk başlandy. Kärendeçiler hasylyň geçen ýyldakydan köp boljakdygyny aýdýarlar we "
        "döwlet tabşyrygyny möhletinden öň ýerine ýetirmegi maksat edinýärler.",
    ),
    "ru": (
        "В Нарыне завершилось строительство новой школы. В здании будут учиться пятьсот детей, а спортивный зал по "
        "вечерам откроют и для жителей района. Об этом сообщила пресс-служба администрации области.",
        "Из-за сильного снегопада движение по перевалу закрыто до утра. Спасатели просят водителей не выезжать без "
        "крайней необходимости, так как дорожные службы ещё не успели расчистить трассу.",
    ),
    "en": (
        "A new hospital has been opened in the mountain town after three years of building work. It has two hundred beds "
        "and will serve the villages that were cut off by snow every winter, the governor's office said on Monday.",
    ),
    "uk": (
        "У Чернівцях завершили будівництво нової школи. У будівлі навчатимуться п'ятсот дітей, а спортивна зала ввечері "
        "буде відкрита і для мешканців району. Про це повідомила пресслужба міської ради.",
    ),
    "de": (
        "In der kleinen Stadt ist nach drei Jahren Bauzeit das neue Krankenhaus eröffnet worden. Es hat zweihundert "
        "Betten und soll auch die Dörfer versorgen, die im Winter oft vom Schnee abgeschnitten sind.",
    ),
    "fr": (
        "Un nouvel hôpital a ouvert ses portes dans la petite ville après trois ans de travaux. Il compte deux cents lits "
        "et doit aussi servir les villages qui sont coupés du monde chaque hiver à cause de la neige.",
    ),
    "fa": (
        "بیمارستان تازه‌ای پس از سه سال کار ساختمانی در این شهر کوهستانی گشایش یافت. این بیمارستان دویست تخت دارد و به "
        "روستاهایی که هر زمستان در برف می‌مانند نیز خدمت می‌کند، دفتر استاندار در روز دوشنبه گفت.",
    ),
    "ar": (
        "افتتح مستشفى جديد في المدينة الجبلية بعد ثلاث سنوات من أعمال البناء. ويضم المستشفى مئتي سرير وسوف يخدم القرى "
        "التي كانت تنقطع عن العالم في كل شتاء، وقال مكتب المحافظ إن العمل بدأ يوم الاثنين.",
    ),
    "zh": ("经过三年的施工，山区小城的新医院星期一正式启用。医院设有两百张病床，也将为每年冬天被大雪封路的村庄提供服务，州政府办公室表示。",),
    "ja": ("三年にわたる工事を終え、山あいの町に新しい病院が月曜日に開院した。病床は二百床で、冬になると雪に閉ざされる村々の住民も受け入れる。",),
    "ko": ("삼 년 동안의 공사를 마치고 산간 도시에 새 병원이 월요일 문을 열었다. 병상은 이백 개이며 겨울마다 눈에 갇히는 마을 주민들도 이용할 수 있다.",),
}


@pytest.mark.parametrize(("language", "text"), [(name, text) for name, leads in LEADS.items() for text in leads])
def test_lead(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("apostrophe", ["'", "ʻ", "‘", "’", "`", "ʼ"])
def test_uzbek_with_every_apostrophe(apostrophe: str) -> None:
    assert language_of(LEADS["uz-Latn"][1].replace("ʻ", apostrophe)) == "uz-Latn"


@pytest.mark.parametrize("language", ["tr", "az", "kk", "ru"])
def test_capitals_and_decomposed_letters(language: str) -> None:
    text = LEADS[language][0]
    upper = text.replace("i", "İ").upper() if language in ("tr", "az") else text.upper()
    assert language_of(upper) == language
    assert language_of(unicodedata.normalize("NFD", text)) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "Kar yağdı",
        "Bişkek",
        "12.03.2024 14:05 — 1 250 000",
        "https://example.com/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q",
        "lorem ipsum dolor amet consectetur adipiscing elit tempor incididunt labore magna aliqua",
        "Əliyev Məmmədov Hüseynov Quliyev Rəhimov İsmayılov Babayev Kərimov Nəsirov",
    ],
)
def test_nothing_to_go_by(text: str) -> None:
    assert language_of(text) is None


def test_short_means_letters_not_characters() -> None:
    assert language_of("bu bir ve " + "12 " * LETTERS) is None


@pytest.mark.parametrize(
    ("one", "other"), [("tr", "ru"), ("kk", "ru"), ("ky", "en"), ("az", "tr"), ("uz-Latn", "ru"), ("tk", "de")]
)
def test_half_and_half_is_mixed(one: str, other: str) -> None:
    assert language_of(f"{LEADS[one][0]}\n\n{LEADS[other][0]}") is None


def test_three_languages() -> None:
    assert language_of("\n\n".join(LEADS[name][0] for name in ("tr", "ru", "en"))) is None


def test_a_quotation_does_not_change_the_language() -> None:
    quote = "«Мы построили эту школу за два года», — сказал министр."
    assert language_of(f"{LEADS['ky'][0]} {LEADS['ky'][1]} {quote}") == "ky"


def test_a_text_that_changes_its_language_after_the_beginning() -> None:
    assert language_of(LEADS["tr"][0] * (HEAD // 200) + LEADS["tr"][1] * 9) == "tr"
    assert language_of(LEADS["tr"][0] * 2 + LEADS["ru"][0] * 10) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_taken(text: str) -> None:
    assert language_of(text) is None or isinstance(language_of(text), str)
