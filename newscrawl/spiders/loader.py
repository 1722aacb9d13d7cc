"""The spiders Scrapy knows: one class a site, made from its data, ours and those of NEWSCRAWL_SITES alike."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from newscrawl.config import load_config
from newscrawl.registry import Catalogue, UnknownSiteError, folders_from
from newscrawl.spiders.news import NewsSpider

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.settings import BaseSettings

    from newscrawl.site import Site

logger = logging.getLogger(__name__)


def spider_for(site: Site, *, explore: bool = False) -> type[NewsSpider]:
    """The spider class of a site; ``explore``: of one that no file describes."""
    name = "".join(part.capitalize() for part in site.name.replace("-", "_").replace(".", "_").split("_")) + "Spider"
    hosts = [domain.partition(":")[0] for domain in site.domains]
    members = {"__module__": __name__, "name": site.name, "site": site, "explore": explore, "allowed_domains": hosts}
    return type(name, (NewsSpider,), members)


class SiteSpiderLoader:
    """Scrapy's SPIDER_LOADER_CLASS; the sites of NEWSCRAWL_SITES (setting, variable, configuration) are in it too."""

    def __init__(self, settings: BaseSettings) -> None:
        config = load_config()
        folders = [*config.sites, *folders_from(settings.get("NEWSCRAWL_SITES"))]
        self.catalogue = Catalogue.load(folders)
        for error in self.catalogue.broken.values():
            logger.warning("A site is left out: %s", error)

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> SiteSpiderLoader:
        """As Scrapy builds it."""
        return cls(settings)

    def load(self, spider_name: str) -> type[Spider]:
        """The spider of a site. Raises KeyError when there is none, SiteFileError when its file is wrong."""
        try:
            return spider_for(self.catalogue.get(spider_name))
        except UnknownSiteError as error:
            raise KeyError(f"Spider not found: {spider_name}: {error}") from None

    def list(self) -> list[str]:
        """The names of all sites."""
        return sorted(self.catalogue.sites)

    def find_by_request(self, request: Request) -> list[str]:  # type: ignore[valid-type]
        """The site that a request's URL belongs to."""
        site = self.catalogue.of_url(request.url)
        return [site.name] if site else []
