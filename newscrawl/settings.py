"""Scrapy's settings for newscrawl: every default that is unsafe or impolite in Scrapy is closed here.

`newscrawl crawl` lays its own options over these; ``scrapy crawl SITE -O x.jsonl`` uses them as they stand. FEEDS stays
unset: with it, ``-O`` would write both files.
"""

from newscrawl.version import VERSION

BOT_NAME = "newscrawl"
SPIDER_MODULES = ["newscrawl.spiders"]
SPIDER_LOADER_CLASS = "newscrawl.spiders.loader.SiteSpiderLoader"
NEWSPIDER_MODULE = "newscrawl.spiders"
COMMANDS_MODULE = "newscrawl.commands"

# Identity and pace
USER_AGENT = f"newscrawl/{VERSION}"  # the spider adds the contact
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "newscrawl"
DOWNLOAD_DELAY = 2
DOWNLOAD_DELAY_JITTER = 0
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_REQUESTS = 4
CONCURRENT_ITEMS = 1
RETRY_TIMES = 1
RETRY_EXCEPTIONS = [  # Scrapy's without time-outs: who did not answer once is asked again in the next run
    "scrapy.exceptions.CannotResolveHostError",
    "scrapy.exceptions.DownloadConnectionRefusedError",
    "scrapy.exceptions.DownloadFailedError",
    "scrapy.exceptions.ResponseDataLossError",
    "twisted.internet.error.ConnectError",
]
RETRY_GIVE_UP_LOG_LEVEL = "INFO"
DEFAULT_REQUEST_HEADERS = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}

# Bounds
DOWNLOAD_TIMEOUT = 20
DNS_TIMEOUT = 20
DOWNLOAD_MAXSIZE = 5 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = False
REDIRECT_MAX_TIMES = 10
MEMUSAGE_LIMIT_MB = 1024
MEMUSAGE_CHECK_INTERVAL_SECONDS = 5
REACTOR_THREADPOOL_MAXSIZE = 20

# Exposure
COOKIES_ENABLED = False
REFERER_ENABLED = False
HTTPPROXY_ENABLED = False
METAREFRESH_ENABLED = False
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_HANDLERS = {
    "http": "newscrawl.net.handler.PoliteHandler",
    "https": "newscrawl.net.handler.PoliteHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
TWISTED_DNS_RESOLVER = "newscrawl.net.guard.GuardedResolver"
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "newscrawl.net.middleware.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "newscrawl.spiders.redirect.Redirect": 600,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "newscrawl.net.middleware.BodyMiddleware": 590,
}

# Items and output
ITEM_PIPELINES = {
    "newscrawl.pipelines.check.Check": 100,
    "newscrawl.pipelines.duplicates.Duplicates": 300,
    "newscrawl.pipelines.clean.Clean": 500,
    "newscrawl.pipelines.write.Write": 900,
}
FEED_EXPORT_ENCODING = "utf-8"
FEED_EXPORTERS = dict.fromkeys(("jsonl", "jsonlines", "jl"), "newscrawl.exporter.RecordLines")
LOG_LEVEL = "INFO"
LOG_VERSIONS: list[str] = []
STATS_DUMP = False

# Our own
NEWSCRAWL_CONTACT = None  # a URL or an address for the user agent
NEWSCRAWL_SITES = None  # folders of site files, joined by the system's path separator
NEWSCRAWL_ALLOW_PRIVATE = False
NEWSCRAWL_RIGHTS = "record"  # pages marked noindex, noarchive or reserved: record, no_body (without the text) or skip
NEWSCRAWL_SITES_AT_ONCE = 24  # sites crawled at the same time in one process; the others wait for a place
NEWSCRAWL_SITE_SECONDS = 1800  # a site's run ends after so long; what is left stays for the next run
NEWSCRAWL_SITE_REQUESTS = 3000  # … or after so many requests
NEWSCRAWL_TEXT_DAYS = 30  # text hashes and learned lines are kept so long
NEWSCRAWL_SKETCH_DAYS = 7  # sketches of texts, for near copies
NEWSCRAWL_REPORT_DAYS = 90  # run reports are kept so long
NEWSCRAWL_PAGE_DAYS = 400  # URL rows are kept so long
