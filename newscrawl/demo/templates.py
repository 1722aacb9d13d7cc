"""Markup of the newsroom's pages as string.Template texts: classes and order of known layouts, words of our own."""

from __future__ import annotations

_NAV_TR = """<nav class="menu"><ul><li><a href="$base/">Ana Sayfa</a></li><li><a href="$base/guncel/">Güncel</a></li>
<li><a href="$base/arsiv/">Arşiv</a></li><li><a href="$base/arama?q=">Arama</a></li><li>
<a href="$base/kunye/">Künye</a></li></ul></nav>"""
_FOOT_TR = """<footer><p>© $site. Tüm hakları saklıdır.</p>
<a href="$base/kunye/">Künye</a> <a href="$base/gizlilik/">Gizlilik Politikası</a>
<div class="cerez">Sitemizde çerez kullanılır. <button>Kabul Et</button></div></footer>"""

PORTAL_ARTICLE = (
    """<!DOCTYPE html>
<html lang="tr"><head><meta charset="utf-8"><title>$headline - $site</title>
<meta name="description" content="$lead"><meta name="keywords" content="$keywords">
<link rel="canonical" href="$url"><meta property="og:type" content="article">
<meta property="og:site_name" content="$site">
<meta property="og:title" content="$headline - $site"><meta property="og:description" content="$lead">
<meta property="og:url" content="$url"><meta property="og:image" content="$image">
<meta property="article:published_time" content="$published">$modified_meta
$jsonld<script>var sayfa = {"id": $token, "tip": "haber"};</script></head>
<body><header><a class="logo" href="$base/">$site</a>"""
    + _NAV_TR
    + """</header>
<div class="breadCrumbText"><a href="$base/">Son Dakika</a> › <a href="$base/$section_slug/"><span>$section</span>
</a> › $headline</div>
<h1 class="haber_baslik">$headline</h1><span class="reklam-etiketi">$label</span>
<div class="hbptDate">$date</div><div class="muhabir">$author</div><a class="abone" href="$base/abone">Abone ol</a>
<div class="paylas"><a>Facebook'ta Paylaş</a> <a>Twitter'da Paylaş</a> <a>WhatsApp'da Paylaş</a></div>
<h2 id="spot">$lead</h2>
<div class="wrapper detay-v3_3 haber_metni"><div class="drimg"><img id="haberResim" src="$image" alt="$headline">
</div>$media
$body
<div class="lnkSeo"><a href="$base/uygulama">Uygulamayı indir</a></div><div id="div-gpt-ad-1">REKLAM</div>$source
</div>
<div class="keyclass">$tags</div>
<div class="altyol">Son Dakika › $section › $headline - $site</div>
<div class="comment-container"><h4>Sizin düşünceleriniz neler ?</h4><textarea></textarea>
<p>SonDemo.example'da yer alan yorumlar, kullanıcıların kişisel görüşlerini yansıtır ve sitenin yayın çizgisiyle
örtüşmeyebilir.</p></div>
<aside><h4>Son Gelişmeler</h4><ul class="akis">$side</ul></aside>
<div class="serit">SON DAKİKA: $headline - $site</div>"""
    + _FOOT_TR
    + "</body></html>"
)

AGENCY_ARTICLE = (
    """<!DOCTYPE html>
<html lang="tr"><head><meta charset="utf-8"><title>$headline</title>
<meta name="description" content="$lead"><link rel="canonical" href="$url"><meta property="og:type" content="article">
<meta property="og:title" content="$headline"><meta property="og:description" content="$lead">
<meta property="og:url" content="$url"><meta property="og:image" content="$image">
<meta property="og:site_name" content="$site">
<meta property="article:published_time" content="$modified"><meta property="article:modified_time" content="$modified">
<meta property="article:section" content="$section">$article_tags
$jsonld</head>
<body><header><a href="$base/">$site</a>"""
    + _NAV_TR
    + """</header>
<main><article><div class="flex"><a class="kategori" href="$base/tr/$section_slug">$section</a>
<span class="etiket">$label</span>
<h1>$headline</h1><span class="text-descriptionColor">$lead</span>
<div class="bilgi"><span class="yazar">$author</span> <span class="tarih">$date</span></div>
<div class="paylas"><span>Bu haberi paylaşın</span></div></div>
<figure><img src="$image" alt=""><figcaption>Temsili fotoğraf</figcaption></figure>$media
<div class="prose"><span>$dateline</span><div dir="auto">
$body
</div>$source</div>
<div class="konular"><span>İlgili Konular:</span> $tags</div></article>
<section class="bulten"><h3>Günün öne çıkanları e-postanda</h3><p>Bültenimize abone olun</p><input type="email">
</section>
<section><h3>Benzer Haberler</h3><ul>$related</ul></section></main>"""
    + _FOOT_TR
    + "</body></html>"
)

PAPER_ARTICLE = (
    """<!DOCTYPE html>
<html lang="tr"><head><meta charset="utf-8"><title>$headline | $site</title>
<meta name="description" content="$lead"><link rel="canonical" href="$url"><meta property="og:type" content="article">
<meta property="og:site_name" content="$site"><meta property="og:title" content="$headline">
<meta property="og:image" content="$image">
$structured</head>
<body><header><a class="navbar-brand" href="$base/">$site</a>"""
    + _NAV_TR
    + """</header>
<ol class="breadcrumb"><li class="breadcrumb-item"><a href="$base/">Anasayfa</a></li>
<li class="breadcrumb-item active"><a class="breadcrumb_link text-dark" href="$base/$section_slug/">$section</a></li>
</ol>
<div class="news-section"><span class="badge">$label</span>
<h1 class="h2 fw-bold text-lg-start headline my-2">$headline</h1>
<h2 class="lead text-lg-start text-dark my-2 description">$lead</h2>
<a class="position-relative d-block" href="$image"><img class="img-fluid" src="$image" alt=""></a>
<div class="meta-author"><span class="info">Yayınlanma</span> <time class="fw-bold">$date</time> $changed
<span class="info">Gösterim</span> <span>1.204</span> <span class="info">Okunma Süresi</span> <span>2 dk</span>
</div>$media
<div class="article-text container-padding"><div id="ad_121" data-advert="121">REKLAM</div>
$body
$card$recurring$credit
</div>
<div class="news-tags">$tags</div></div>
<div class="share"><span>Haberi Paylaş</span></div>
<section class="yorumlar"><h4>Yorumlar (2)</h4><p>Gönderilen yorumlar incelendikten sonra yayımlanır.</p>
<p class="yorum">Elinize sağlık, güzel haber.</p></section>
<section class="benzer"><h4>Bunlar da ilginizi çekebilir</h4><ul>$related</ul></section>
<aside><h4>Günün Akışı</h4><ul>$side</ul></aside>"""
    + _FOOT_TR
    + '<a href="https://cms.example/">Haber Yazılımı</a></body></html>'
)

ORDO_ARTICLE = """<!DOCTYPE html>
<html lang="$language"><head><meta charset="utf-8"><title>$headline — $site</title>
<meta name="description" content="$lead"><link rel="canonical" href="$url"><meta property="og:type" content="article">
<meta property="og:title" content="$headline"><meta property="og:image" content="$image">
<meta property="og:locale" content="$og_locale">
</head>
<body><header><a href="$base/">$site</a><nav><a href="$base/ky/">Кыргызча</a> <a href="$base/ru/">Русский</a></nav>
</header>
<main itemscope itemtype="https://schema.org/NewsArticle">
<meta itemprop="datePublished" content="$published">$modified_meta
<div class="crumbs">
<a href="$base/$language/">$word_home</a> / <a class="rubric" itemprop="articleSection"
href="$base/$language/$section_slug/">$section</a></div>
<span class="mark">$label</span><h1 class="title" itemprop="headline">$headline</h1>
<div class="meta"><span class="date">$date</span> <span class="views">318</span></div>
<div class="announce" itemprop="description">$lead</div><img class="main" src="$image" alt="">$media
<div class="cont" itemprop="articleBody">
$body
<div class="subscribe">$word_subscribe</div>
</div>$source$author
<div class="tags">$tags</div>
<div class="share">$word_share</div>
<section class="comments"><h3>$word_comments</h3><p>$word_rules</p></section></main>
<aside><h3>$word_more</h3><ul>$side</ul></aside>
<footer>© $site</footer></body></html>"""

ORDO_WORDS = {
    "ky": {
        "home": "Башкы бет",
        "subscribe": "Биздин Telegram каналга жазылыңыз",
        "share": "Бөлүшүү",
        "comments": "Комментарийлер",
        "rules": "Пикир калтыруу үчүн сайтка кириңиз.",
        "more": "Дагы окуңуз",
    },
    "ru": {
        "home": "Главная",
        "subscribe": "Подписывайтесь на наш Telegram-канал",
        "share": "Поделиться",
        "comments": "Комментарии",
        "rules": "Войдите на сайт, чтобы оставить комментарий.",
        "more": "Читайте также",
    },
}

LISTING = """<!DOCTYPE html>
<html lang="$language"><head><meta charset="utf-8"><title>$heading - $site</title>
<link rel="canonical" href="$base/"></head>
<body><header><a href="$base/">$site</a></header><h1>$heading</h1>
<ul class="news-list">
$items
</ul>
<div class="diger">$extra</div><div class="sayfalama">$next</div><footer>© $site</footer></body></html>"""

SIMPLE = """<!DOCTYPE html>
<html lang="$language"><head><meta charset="utf-8"><title>$heading - $site</title></head>
<body><header><a href="$base/">$site</a></header><main><h1>$heading</h1><p>$text</p><a href="$base/">$site</a></main>
</body></html>"""

BOT_WALL = """<!DOCTYPE html><html><head><title>Just a moment...</title>
<meta name="robots" content="noindex,nofollow"></head>
<body><div id="challenge-error-text">Enable JavaScript and cookies to continue</div>
<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=8f"></script></body></html>"""
CONSENT = """<!DOCTYPE html><html lang="tr"><head><title>Devam etmeden önce</title></head><body>
<div id="consent-wall">
<h1>Gizliliğinize önem veriyoruz</h1><p>Siteyi kullanmak için çerez kullanımına onay vermeniz gerekir.</p>
<form action="/consent"><button>Tümünü kabul et</button><button>Tümünü reddet</button></form></div></body></html>"""
JS_SHELL = """<!DOCTYPE html><html lang="tr"><head><title>Haber</title><script src="/static/js/main.4f1c.js" defer>
</script></head>
<body><noscript>Bu uygulamayı çalıştırmak için JavaScript etkin olmalıdır.</noscript><div id="root"></div></body>
</html>"""
ERROR_PAGE = """<!DOCTYPE html><html lang="tr"><head><title>Bir hata oluştu</title></head><body>
<h1>500 - Sunucu hatası</h1>
<p>Geçici bir sorun nedeniyle sayfa görüntülenemiyor. Lütfen daha sonra tekrar deneyin.</p></body></html>"""
