"""A polite guest that cannot be trapped: robots.txt, pace, guarded addresses, bounded bodies.

How a Scrapy project switches it on (``newscrawl/settings.py`` does)::

    DOWNLOAD_HANDLERS = {
        "http": "newscrawl.net.handler.PoliteHandler", "https": "newscrawl.net.handler.PoliteHandler",
        "data": None, "file": None, "ftp": None, "s3": None,
    }
    TWISTED_DNS_RESOLVER = "newscrawl.net.guard.GuardedResolver"    # the handler installs it too where none is
    DOWNLOADER_MIDDLEWARES = {
        "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
        "newscrawl.net.middleware.RobotsMiddleware": 100,
        "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
        "newscrawl.net.middleware.BodyMiddleware": 590,
    }
    ROBOTSTXT_OBEY = True
    DOWNLOAD_DELAY = 2                     # own delay in seconds; a Site.delay overrides it in its spider's settings
    DOWNLOAD_DELAY_JITTER = 0              # the pace adds its own, which only ever lengthens a pause
    CONCURRENT_REQUESTS_PER_DOMAIN = 1
    DOWNLOAD_TIMEOUT = 20                  # for the whole response
    DOWNLOAD_MAXSIZE = 8 * 1024 * 1024     # before and after decompression; sitemaps: request.meta["download_maxsize"]
    DOWNLOAD_WARNSIZE = 0
    DOWNLOAD_FAIL_ON_DATALOSS = False      # a body that ends early arrives with the flag "truncated"
    DOWNLOAD_VERIFY_CERTIFICATES = True    # Site.verify_tls=False: False in that spider's settings
    REDIRECT_MAX_TIMES = 10
    HTTPPROXY_ENABLED = False              # True: the environment's proxies are used (their hosts may be private)
    COOKIES_ENABLED = False
    REFERER_ENABLED = False
    TELNETCONSOLE_ENABLED = False
    REMOTE_CONTROL_ENABLED = False
    METAREFRESH_ENABLED = False
    MEMUSAGE_LIMIT_MB = 1024
    REACTOR_THREADPOOL_MAXSIZE = 20        # name look-ups run there, and a dead name server holds a thread

Own settings, with their defaults::

    NEWSCRAWL_ALLOW_PRIVATE = False        # --allow-private: loopback, private and other special addresses
    NEWSCRAWL_CRAWL_DELAY_CAP = 60         # seconds; a longer Crawl-delay counts as this, and is reported
    NEWSCRAWL_JITTER = 0.25                # a pause of d seconds lasts d .. d * 1.25
    NEWSCRAWL_IP_CONNECTIONS = 2           # connections at a time to one IP address, over the whole process (0: any)
    NEWSCRAWL_IP_RATE = 2                  # requests a second to one IP address, over the whole process (0: any;
                                           # the demo and loopback tests want 0)
    NEWSCRAWL_MAX_WAIT = 30                # seconds; a host that must rest longer is left alone for this run ("held")
    NEWSCRAWL_REFUSALS = 3                 # answers 403/429 after which a host is left alone for this run ("blocked")
    NEWSCRAWL_PATIENCE = 30                # seconds of requests that fail after which a host is left alone for this run
                                           # ("unresponsive"; 0: never)
    NEWSCRAWL_ROBOTS_AGE = 86400           # seconds a robots.txt is believed (RFC 9309 2.4)
    NEWSCRAWL_TDMREP = True                # read /.well-known/tdmrep.json of a host, once a day
    NEWSCRAWL_RIGHTS = "record"            # record | no_body | skip: see newscrawl.extract.rights.restricted

What a caller sees:

- ``Refused`` (an IgnoreRequest, newscrawl.net.shared) reaches the errback as ``failure.value``; ``.reason`` is one of
  robots, robots_unreachable, address, held, blocked, unresponsive, stopped, too_big, bad_body.
  ``newscrawl.net.failures.failure_name(exception)`` names every other failure too (dns, refused, timeout, tls, ...).
- ``response.flags`` holds "truncated" when the body ended early: the record gets the problem ``truncated``.
- ``response.headers`` carries the host's /.well-known/tdmrep.json as ``tdm-reservation``/``tdm-policy`` where the
  response itself has none, so that ``extract(..., headers=...)`` needs to know nothing else.
- Counters: ``newscrawl/net/<reason>`` for each refusal, ``newscrawl/robots/<outcome>`` (rules, none, copy,
  old_copy, unreachable, unreachable_<why>, crawl_delay_capped), ``newscrawl/net/truncated``.
- A run makes ``shared = Shared.from_settings(settings, notes)`` and gives it to every crawler of the process before
  its crawl: ``attach(crawler, shared)``. When it is told to end, ``shared.pace.stop()`` wakes all that wait.
- ``newscrawl.net.log.install()`` after logging is configured: nothing a page says can forge a log line.
- A request with ``meta["dont_obey_robotstxt"]`` skips robots.txt, as in Scrapy; pace and guard cannot be skipped.
"""
