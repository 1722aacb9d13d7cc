"""The spiders: `news.NewsSpider`, and one class a site made from its data by `loader.SiteSpiderLoader`."""
