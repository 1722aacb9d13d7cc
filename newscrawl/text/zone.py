"""The time zone of a page whose dates carry no offset."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from newscrawl.site import Site

# Country domains and their zone (tz database, zone.tab): countries of one zone, and those whose newsrooms nearly all
# sit in the main one. Left out: the United States, Canada, Australia, and domains sold as words (.co .io .tv .ai …).
_DOMAINS = """
Asia/Bishkek kg|Asia/Almaty kz|Asia/Tashkent uz|Asia/Dushanbe tj|Asia/Ashgabat tm|Asia/Baku az|Europe/Istanbul tr
Europe/Moscow ru su рф xn--p1ai|Asia/Tbilisi ge|Asia/Yerevan am|Europe/Kyiv ua|Europe/Minsk by|Europe/Chisinau md
Europe/Athens gr|Asia/Nicosia cy|Europe/Sofia bg|Europe/Bucharest ro|Europe/Belgrade rs|Europe/Skopje mk
Europe/Tirane al|Europe/Sarajevo ba|Europe/Zagreb hr|Europe/Ljubljana si|Europe/Budapest hu|Europe/Bratislava sk
Europe/Prague cz|Europe/Warsaw pl|Europe/Vilnius lt|Europe/Riga lv|Europe/Tallinn ee|Europe/Helsinki fi
Europe/Stockholm se|Europe/Oslo no|Europe/Copenhagen dk|Atlantic/Reykjavik is|Europe/Berlin de|Europe/Vienna at
Europe/Zurich ch|Europe/Vaduz li|Europe/Luxembourg lu|Europe/Brussels be|Europe/Amsterdam nl|Europe/Paris fr
Europe/Monaco mc|Europe/Andorra ad|Europe/Madrid es|Europe/Lisbon pt|Europe/Rome it|Europe/San_Marino sm
Europe/Vatican va|Europe/Malta mt|Europe/London uk|Europe/Dublin ie|Asia/Tehran ir|Asia/Baghdad iq|Asia/Damascus sy
Asia/Beirut lb|Asia/Amman jo|Asia/Jerusalem il|Asia/Hebron ps|Asia/Riyadh sa|Asia/Kuwait kw|Asia/Bahrain bh
Asia/Qatar qa|Asia/Dubai ae|Asia/Muscat om|Asia/Aden ye|Asia/Kabul af|Asia/Karachi pk|Asia/Kolkata in
Asia/Kathmandu np|Asia/Thimphu bt|Asia/Dhaka bd|Asia/Colombo lk|Indian/Maldives mv|Asia/Yangon mm|Asia/Bangkok th
Asia/Vientiane la|Asia/Phnom_Penh kh|Asia/Ho_Chi_Minh vn|Asia/Kuala_Lumpur my|Asia/Singapore sg|Asia/Brunei bn
Asia/Manila ph|Asia/Shanghai cn|Asia/Hong_Kong hk|Asia/Macau mo|Asia/Taipei tw|Asia/Tokyo jp|Asia/Seoul kr
Asia/Pyongyang kp|Pacific/Auckland nz|Pacific/Fiji fj|Africa/Cairo eg|Africa/Tripoli ly|Africa/Tunis tn
Africa/Algiers dz|Africa/Casablanca ma|Africa/Nouakchott mr|Africa/Dakar sn|Africa/Banjul gm|Africa/Bamako ml
Africa/Conakry gn|Africa/Freetown sl|Africa/Monrovia lr|Africa/Abidjan ci|Africa/Accra gh|Africa/Lome tg
Africa/Porto-Novo bj|Africa/Ouagadougou bf|Africa/Niamey ne|Africa/Lagos ng|Africa/Douala cm|Africa/Ndjamena td
Africa/Libreville ga|Africa/Brazzaville cg|Africa/Luanda ao|Africa/Windhoek na|Africa/Gaborone bw|Africa/Maseru ls
Africa/Mbabane sz|Africa/Johannesburg za|Africa/Maputo mz|Africa/Harare zw|Africa/Lusaka zm|Africa/Blantyre mw
Africa/Dar_es_Salaam tz|Africa/Nairobi ke|Africa/Kampala ug|Africa/Kigali rw|Africa/Bujumbura bi
Africa/Addis_Ababa et|Africa/Asmara er|Africa/Djibouti dj|Africa/Mogadishu so|Africa/Khartoum sd|Africa/Juba ss
Indian/Antananarivo mg|Indian/Mauritius mu|Atlantic/Cape_Verde cv|America/Guatemala gt|America/Belize bz
America/Tegucigalpa hn|America/El_Salvador sv|America/Managua ni|America/Costa_Rica cr|America/Panama pa
America/Havana cu|America/Santo_Domingo do|America/Port-au-Prince ht|America/Jamaica jm|America/Puerto_Rico pr
America/Port_of_Spain tt|America/Caracas ve|America/Guyana gy|America/Paramaribo sr|America/Guayaquil ec
America/Lima pe|America/La_Paz bo|America/Asuncion py|America/Montevideo uy|America/Argentina/Buenos_Aires ar
America/Santiago cl
"""
# Newsrooms of the region outside its country domains, whose pages are often in Russian or English (research/sites.md).
_HOSTS = """
Asia/Bishkek kaktus.media akipress.org akipress.com kloop.asia azattyk.org|Asia/Almaty azattyq.org
Asia/Tashkent ozodlik.org|Asia/Dushanbe asiaplus.news asiaplustj.info ozodi.org tj.sputniknews.ru
Asia/Ashgabat turkmenportal.com azathabar.com|Asia/Baku azadliq.org
Europe/Istanbul dailysabah.com hurriyetdailynews.com trtworld.com turkishminute.com bianet.org
"""
# Main zones of wide countries, where another may apply: taken, and said to be guessed.
_WIDE_DOMAINS = "Asia/Jakarta id|Asia/Ulaanbaatar mn|America/Sao_Paulo br|America/Mexico_City mx|Africa/Kinshasa cd"
_LANGUAGES = """
Europe/Istanbul tr|Asia/Baku az|Asia/Bishkek ky|Asia/Almaty kk|Asia/Tashkent uz|Asia/Dushanbe tg|Asia/Ashgabat tk
Asia/Tbilisi ka|Asia/Yerevan hy|Europe/Kyiv uk|Europe/Minsk be|Europe/Athens el|Europe/Sofia bg|Europe/Bucharest ro
Europe/Belgrade sr|Europe/Skopje mk|Europe/Zagreb hr|Europe/Sarajevo bs|Europe/Ljubljana sl|Europe/Budapest hu
Europe/Bratislava sk|Europe/Prague cs|Europe/Warsaw pl|Europe/Vilnius lt|Europe/Riga lv|Europe/Tallinn et
Europe/Helsinki fi|Europe/Oslo no nb nn|Europe/Copenhagen da|Atlantic/Reykjavik is|Asia/Jerusalem he|Asia/Tokyo ja
Asia/Seoul ko|Asia/Bangkok th|Asia/Ho_Chi_Minh vi|Asia/Kathmandu ne|Asia/Colombo si|Asia/Phnom_Penh km|Asia/Vientiane lo
Asia/Yangon my
"""
# Languages of several countries that keep one clock: the main one, said to be guessed.
_WIDE_LANGUAGES = """
Europe/Berlin de|Europe/Paris fr|Europe/Rome it|Europe/Amsterdam nl|Europe/Stockholm sv|Europe/Tirane sq
Asia/Tehran fa|Asia/Kolkata hi|Asia/Jakarta id|Asia/Shanghai zh|Asia/Ulaanbaatar mn
"""


def zone_for(site: Site | None, url: str | None, language: str | None) -> tuple[ZoneInfo, bool]:
    """The zone of a page, and whether it is guessed (problem ``zone_guessed`` for a time that needed it).

    The site's own zone, else the URL's host's or country domain's, else the language's (a BCP 47 tag), else UTC, guessed. A zone
    holds its history: Türkiye has had summer time until 2016-09-07, Almaty is at +05 since 2024-03-01.
    """
    if site is not None:
        return _zone(site.timezone), False
    host, tag = _host(url), (language or "").split("-")[0].lower()
    labels = host.split(".")
    known = (_table(_HOSTS).get(".".join(labels[start:])) for start in range(len(labels) - 1))
    if zone := next((one for one in known if one), None):
        return _zone(zone), False
    domain = labels[-1]
    ladder = ((domain, _DOMAINS, False), (domain, _WIDE_DOMAINS, True), (tag, _LANGUAGES, False))
    for name, rows, guessed in (*ladder, (tag, _WIDE_LANGUAGES, True)):
        if zone := _table(rows).get(name):
            return _zone(zone), guessed
    return _zone("UTC"), True


_zone = cache(ZoneInfo)  # its own memory keeps eight, a crawl of many countries reads more


def _host(url: str | None) -> str:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".")


@cache
def _table(rows: str) -> dict[str, str]:
    groups = (group.split() for line in rows.split("\n") for group in line.split("|") if group)
    return {name: zone for zone, *names in groups for name in names}
