"""Pages that are no articles, in the languages of the region, and articles that only sound like them."""

from __future__ import annotations

import pytest

from newscrawl.article import Article
from newscrawl.extract.page import Page
from newscrawl.extract.refusal import refusal

URL = "https://www.a.example/haber/kar-yagdi-1234567"
BODY = "Kentte sabah saatlerinde başlayan kar yağışı gün boyu sürdü. Ekipler ana yolları açık tuttu. " * 12


def html(title: str = "", body: str = "", head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def judged(text: str, body: str | None = None, **more: object) -> str | None:
    return refusal(Page(text, url=URL), Article(body=body), **more)  # type: ignore[arg-type]


MENU = "<nav>" + "".join(f"<a href='/{n}'>Bölüm {n}</a> " for n in range(60)) + "</nav>"


@pytest.mark.parametrize(
    "text",
    [
        html("Just a moment...", "Enable JavaScript and cookies to continue<script>window._cf_chl_opt={};</script>"),
        html("Bir dakika lütfen...", "<p>a.example adresinin insan olduğunuzu doğrulaması gerekiyor</p>"),
        html("DDoS-Guard", "<h1>Checking your browser before accessing a.example</h1>"),
        html("a.example", "<p>Please enable JS</p><script src='https://ct.captcha-delivery.com/c.js'></script>"),
        html("Access Denied", "<h1>Access Denied</h1>Reference #18.2 https://errors.edgesuite.net/18.2"),
        html("Access to this page has been denied", "<div id='px-captcha'></div>"),
        html("", "<iframe src='/_Incapsula_Resource?x=1'>Request unsuccessful. Incapsula incident ID: 1</iframe>"),
        html("Attention Required! | Cloudflare", "<h1>You have been blocked</h1><div id='cf-error-details'></div>"),
        html("DDoS-Guard", "<h1>Checking your browser before accessing a.example</h1>"),
        html("Проверка браузера", "<p>Подтвердите, что вы не робот</p>"),
        html("Təhlükəsizlik yoxlaması", "<p>Robot olmadığınızı təsdiqləyin</p>"),
        html("Güvenlik Doğrulaması", "<p>Devam etmek için robot olmadığınızı doğrulayın.</p>"),
        html("Доступ ограничен", "<p>Робот эмес экениңизди тастыктаңыз</p>"),
        html(
            "Attention Required! | Cloudflare",
            f"<h1>Sorry, you have been blocked</h1><p>{'The action set off the rules. ' * 20}</p>",
        ),
    ],
)
def test_challenges(text: str) -> None:
    assert judged(text) == "challenge"


@pytest.mark.parametrize(
    "text",
    [
        html(
            "Devam etmeden önce", "<h1>Gizliliğinize önem veriyoruz</h1><p>Çerez kullanımına onay vermeniz gerekir.</p>"
        ),
        html("Before you continue", "<p>We and our partners store data.</p><button>Accept all cookies</button>"),
        html("Прежде чем продолжить", "<p>Нам нужно согласие на использование cookie</p>"),
        html("Davam etməzdən əvvəl", "<p>Bütün kukiləri qəbul et</p>"),
    ],
)
def test_consent(text: str) -> None:
    assert judged(text) == "consent"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Sayfa bulunamadı", ""), ("SAYFA BULUNAMADI | Örnek Gazete", ""), ("Haber bulunamadı - Örnek", ""),
        ("404 Not Found", ""),
        ("Örnek Gazete", "<h1>Aradığınız sayfa bulunamadı</h1>"), ("Örnek Gazete", "<h1>404</h1><p>Üzgünüz</p>"),
        ("Örnek Gazete", "<h1>Bu içerik yayından kaldırıldı</h1>"), ("Səhifə tapılmadı", ""), ("Xəta 404", ""),
        ("Nümunə", "<h1>Axtardığınız səhifə tapılmadı</h1>"), ("Барак табылган жок", ""), ("Баракча табылбады", ""),
        ("Бет табылмады", ""), ("Үлгі", "<h1>Сұралған бет табылмады</h1>"), ("Sahifa topilmadi", ""),
        ("Саҳифа топилмади", ""),
        ("Страница не найдена", ""), ("Ошибка 404", ""), ("Новость не найдена | Пример", ""), ("Page not found", ""),
        ("Not Found", ""), ("Пример", "<h1>Запрашиваемая вами страница не существует</h1>"), ("Саҳифа ёфт нашуд", ""),
        ("Sahypa tapylmady", ""), ("Oops!", "<p>The page you are looking for doesn't exist.</p>"),
    ],
)  # fmt: skip
def test_soft_404(title: str, body: str) -> None:
    assert judged(html(title, MENU + body)) == "soft_404"
    # the list of latest news below it is no article's body
    assert judged(html(title, MENU + body), body="Son haberler listesi. " * 10) == "soft_404"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("500 Internal Server Error", ""), ("Bir hata oluştu", "<h1>500 - Sunucu hatası</h1>"), ("502 Bad Gateway", ""),
        ("Database Error", "Error establishing a database connection"), ("Sitemiz bakımda", ""), ("Welcome to nginx!",
        ""),
        ("Ведутся технические работы", ""), ("Сайт временно недоступен", ""), ("Xəta baş verdi", ""), ("Ката кетти",
        ""),
        ("Сервер қатесі", ""), ("Xatolik yuz berdi", ""), ("Account Suspended", ""), ("Index of /haber", ""),
    ],
)  # fmt: skip
def test_error_pages(title: str, body: str) -> None:
    assert judged(html(title, body)) == "error_page"


@pytest.mark.parametrize(
    "text",
    [
        html(
            "Haber",
            "<noscript>JavaScript etkin olmalıdır.</noscript><div id='root'></div>",
            "<script src='/m.js'></script>",
        ),
        html("Örnek", '<div id="app"></div><script src="/app.js"></script>'),
        html("", "<script>location.reload()</script>"),
        html("Новости", "<div id='__next'></div><noscript>Включите JavaScript</noscript><script src='/x.js'></script>"),
        html("Xəbər", "<app-root></app-root><script src='/x.js'></script>"),
    ],
)
def test_js_shells(text: str) -> None:
    assert judged(text) == "js_shell"


@pytest.mark.parametrize(
    "title",
    [
        "Kayıp çocuk bulunamadı", "Denizde kaybolan balıkçı hâlâ bulunamadı", "İtkin düşmüş uşaq tapılmadı",
        "Жоголгон бала табылган жок", "Пропавший турист не найден", "Жоғалған әйел табылмады",
        "Yoʻqolgan bola topilmadi",
        "Sunucu hatası 3 bankayı vurdu: sayfa bulunamadı diyenler çoğaldı",
        "Doğrulama yapılmadan robot süpürge alınmaz",
    ],
)  # fmt: skip
def test_news_that_sounds_like_it(title: str) -> None:
    page = html(f"{title} - Örnek Gazete", f"<h1>{title}</h1><p>{BODY}</p><div class='g-recaptcha'></div>")
    assert judged(page, body=BODY) is None
    assert judged(page, body=BODY, status=200, requested=URL) is None


def test_news_of_a_blocked_site_is_news() -> None:
    short = "Mahkeme kararıyla siteye erişim engellendi. " + "Avukatlar karara itiraz edeceklerini söyledi. " * 8
    page = html("Haber sitesine erişim engellendi - Örnek", f"<h1>Haber sitesine erişim engellendi</h1><p>{short}</p>")
    assert judged(page, body=short) is None


def test_a_short_article_is_one() -> None:
    short = "Rize'de sel nedeniyle okullar bugün tatil edildi. Valilik açıklama yaptı."
    page = html("Rize'de okullar tatil - Örnek", f"{MENU}<h1>Rize'de okullar tatil</h1><p>{short}</p><script></script>")
    assert judged(page, body=short) is None


@pytest.mark.parametrize(
    ("requested", "url", "expected"),
    [
        (URL, "https://www.a.example/", "soft_404"), (URL, "https://www.a.example", "soft_404"),
        (URL, "https://www.a.example/index.html", "soft_404"), (URL, "https://www.a.example/tr/", "soft_404"),
        (URL, "https://www.a.example/anasayfa", "soft_404"), (URL, URL, None), (URL, "https://www.a.example/?id=5",
        None),
        ("https://www.a.example/", "https://www.a.example/", None), ("https://a.example/?p=7", "https://a.example/",
        "soft_404"),
        (URL, "https://www.a.example/spor/mac-1234568", None), (None, "https://www.a.example/", None),
    ],
)  # fmt: skip
def test_sent_to_the_home_page(requested: str | None, url: str, expected: str | None) -> None:
    page = Page(html("Örnek Gazete", f"<p>{BODY}</p>"), url=url)
    assert refusal(page, Article(body=BODY), requested=requested) == expected


@pytest.mark.parametrize(
    ("status", "text", "expected"),
    [
        (403, html("Just a moment..."), "challenge"), (404, html("Örnek", "<h1>Sayfa bulunamadı</h1>"), "soft_404"),
        (503, html("Örnek", f"<p>{BODY}</p>"), "error_page"), (500, "", "error_page"),
    ],
)  # fmt: skip
def test_statuses(status: int, text: str, expected: str) -> None:
    assert judged(text, body=BODY, status=status) == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Böyle bir sayfa yok", "Adresi kontrol edin.", "soft_404"), ("Belə səhifə yoxdur", "", "soft_404"),
        ("Материал жойылған", "Басты бетке өтіңіз.", "soft_404"), ("Материал өчүрүлгөн", "", "soft_404"),
        ("Material oʻchirilgan", "", "soft_404"), ("Sorry, this page isn't available", "", "soft_404"),
        ("This article has been removed", "", "soft_404"), ("Bu haber yayından kaldırılmıştır", "", "soft_404"),
        ("Sistem hatası", "Lütfen sonra deneyin.", "error_page"), ("Servis kullanılamıyor", "", "error_page"),
        ("An unexpected error occurred", "", "error_page"), ("Мы используем файлы cookie", "", "consent"),
        ("Please verify you are not a robot", "", "challenge"), ("İnsan olduğunuzu təsdiqləyin", "", "challenge"),
    ],
)  # fmt: skip
def test_more_refusals(title: str, body: str, expected: str) -> None:
    assert judged(html("Örnek", f"<h1>{title}</h1><p>{body}</p>")) == expected
    # a time that is left on such a page does not make it an article
    dated = Article(headline=title, body=body, published="2026-11-20T10:00:00+03:00")
    assert refusal(Page(html("Örnek", f"<h1>{title}</h1><p>{body}</p>"), url=URL), dated) == expected


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Aranan sayfa bulunamadı: e-Devlet 4 saat kapalı kaldı", "Girenler 'sayfa bulunamadı' hatasıyla karşılaştı."),
        ("404 kod hatası bankaları vurdu", "Bankalar birliği açıklama yaptı."),
        ("Bakım çalışması: Köprü 2 gün kapalı", "Köprü hafta sonu trafiğe kapatılacak."),
        ("Sunucu hatası sınavı erteletti", "Sınav sonuçları bir gün geç açıklandı."),
        ("Haber yayından kaldırıldı iddiasına yanıt", "Kanal iddiayı yalanladı."),
        ("Bir hata oluştu dedi, parayı çekti", "Yaşlı kadını dolandırdı."),
        ("Saytlarda texniki işlər aparılır: nazirlik açıqlama verdi", "Xidmətlər axşam bərpa olunacaq."),
        ("Технические работы: свет отключат в трёх районах", "Электричество отключат с 9:00."),
        ("Произошла ошибка: суд отменил приговор", "Областной суд отменил приговор."),
        ("Сайт временно недоступен — хакеры атаковали портал", "Портал не работает после атаки."),
        ("Ката кетти: эсептөө кайра башталды", "БШК эсептөөнү кайра баштады."),
        ("Xatolik yuz berdi: imtihon natijalari bekor", "Markaz natijalarni qayta eʼlon qiladi."),
        ("Page not found: The library that lost 300 manuscripts", "Researchers found them."),
        ("Internal server error grounded 200 flights", "A failed update grounded flights."),
    ],
)  # fmt: skip
def test_dated_news_of_two_sentences(title: str, body: str) -> None:
    page = Page(html(f"{title} - Örnek", f"{MENU}<h1>{title}</h1><p>{body}</p>"), url=URL)
    article = Article(headline=title, body=body, published="2026-11-20T10:00:00+03:00")
    assert refusal(page, article) is None
    assert refusal(page, article, status=503) is not None
