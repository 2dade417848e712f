"""Where everything stands on the site; each address is declared here and nowhere else.

Addresses are relative to the site's root, without a leading slash; a page's ends with one.
"""

from __future__ import annotations

HOME = ""
PLANS = "ke-hoach/"
CALENDAR = "lich/"
MATRICES = "ma-tran/"
UNITS = "don-vi/"
DOCUMENTS = "van-ban/"
TOPICS = "chu-de/"
CHANNELS = "kenh/"
TAKE_AWAY = "tai-ve/"
QUALITY = "chat-luong/"
GUIDE = "huong-dan/"
RULES = "huong-dan/loi/"
KEYS = "huong-dan/khoa/"
ROLES = "huong-dan/vai-tro/"
BUNDLE_GUIDE = "huong-dan/kiem-tra-goi/"
ABOUT = "gioi-thieu/"
ADMIN = "admin/"
ADMIN_SCRIPT = "admin/ke-hoach.js"
SEARCH = "tim-kiem/"
SEARCH_DATA = "assets/search-data.js"
SEARCH_PARTS = "assets/tim/"
UNIT_LIST = "assets/units.js"
PLANS_JSON = "data/plans.json"
DUTIES_JSON = "data/duties.json"
DUTIES_CSV = "data/duties.csv"
DUTIES_XLSX = "data/duties.xlsx"
PLAN_SCHEMA = "data/plan.schema.json"
DUTIES_SCHEMA = "data/duties.schema.json"
PLANS_SCHEMA = "data/plans.schema.json"
SHARD = "data/portal.json"
FEED = "feed.xml"
CHECKSUMS = "tai-ve/SHA256SUMS"
ALL_ICS = "lich/tat-ca.ics"
FILES_OF_UNITS = "tai-ve/don-vi/"
FILES_OF_PLANS = "tai-ve/ke-hoach/"
BUNDLES = "tai-ve/goi/"
BUNDLES_OF_UNITS = "tai-ve/goi/don-vi/"
WHOLE_BUNDLE = f"{BUNDLES}cong-ke-hoach.zip"
BUNDLE_CHECKSUMS = f"{BUNDLES}SHA256SUMS"


def plan(plan_id: str, clause: str | None = None) -> str:
    """A plan's page, or one of its clauses."""
    return f"{PLANS}{plan_id}/" + (f"#{anchor(clause)}" if clause else "")


def phase(plan_id: str, phase_id: str) -> str:
    """A phase on its plan's page."""
    return f"{PLANS}{plan_id}/#dot-{phase_id}"


def calendar_year(year: int) -> str:
    """The phase calendar of one year."""
    return f"{CALENDAR}{year}/"


def calendar_share(year: int, issuer_id: str, number: int = 1) -> str:
    """What a year too large for one page holds of an issuer's plans; `number` counts from 1."""
    return f"{CALENDAR}{year}/{issuer_id}/" + (f"{number}/" if number > 1 else "")


def matrix(issuer_id: str) -> str:
    """The responsibility matrices of one issuer's plans."""
    return f"{MATRICES}{issuer_id}/"


def unit(unit_id: str) -> str:
    """A unit's page."""
    return f"{UNITS}{unit_id}/"


def unit_data(unit_id: str) -> str:
    """The script that holds a unit's duties, for the home page."""
    return f"assets/don-vi/{unit_id}.js"


def year_data(year: int) -> str:
    """The script that holds what falls in a year, for the home page."""
    return f"assets/nam/{year}.js"


def unit_spreadsheet(unit_id: str) -> str:
    """The spreadsheet of a unit's duties."""
    return f"data/don-vi/{unit_id}.xlsx"


def plan_spreadsheet(plan_id: str) -> str:
    """The spreadsheet of a plan's duties."""
    return f"data/ke-hoach/{plan_id}.xlsx"


def plan_data(plan_id: str) -> str:
    """Everything that a plan says, as data."""
    return f"data/ke-hoach/{plan_id}.json"


def year_ics(year: int) -> str:
    """The calendar of what falls in a year, of all plans."""
    return f"{CALENDAR}{year}.ics"


def unit_ics(unit_id: str) -> str:
    """The calendar of a unit's duties, to subscribe to."""
    return f"lich/don-vi/{unit_id}.ics"


def plan_ics(plan_id: str) -> str:
    """The calendar of a plan, to subscribe to."""
    return f"lich/ke-hoach/{plan_id}.ics"


def unit_feed(unit_id: str) -> str:
    """The feed of the plans that give a unit something to do."""
    return f"feed/don-vi/{unit_id}.xml"


def issuer_feed(unit_id: str) -> str:
    """The feed of the plans that a unit has issued."""
    return f"feed/co-quan/{unit_id}.xml"


def unit_bundle(unit_id: str) -> str:
    """The offline bundle of what concerns a unit."""
    return f"{BUNDLES}don-vi-{unit_id}.zip"


def unit_paper(unit_id: str) -> str:
    """A unit's duties, calendar and matrix in one file."""
    return f"{BUNDLES}don-vi-{unit_id}.html"


def issuer_bundle(unit_id: str) -> str:
    """The offline bundle of the plans that a unit has issued."""
    return f"{BUNDLES}co-quan-{unit_id}.zip"


def document(document_id: str) -> str:
    """A cited document's page."""
    return f"{DOCUMENTS}{document_id}/"


def topic(topic_id: str) -> str:
    """A topic's page."""
    return f"{TOPICS}{topic_id}/"


def channel(channel_id: str) -> str:
    """A channel's page."""
    return f"{CHANNELS}{channel_id}/"


def rule(rule_id: str) -> str:
    """The page that explains one rule."""
    return f"{RULES}{rule_id}/"


def anchor(clause: str) -> str:
    """The anchor of a clause address: `IV.1.2` stands at `#iv-1-2`, letter đ at `dd` beside d."""
    return clause.lower().replace("đ", "dd").replace(".", "-")


def task_anchor(task_id: str) -> str:
    """The anchor of a task on its plan's page."""
    return f"viec-{task_id}"


def sheet(home: str, number: int) -> str:
    """A page of a list that has several; the first is the list's own address."""
    return home if number == 1 else f"{home}trang-{number}/"


def depth(address: str) -> int:
    """How many folders deep a page's address lies."""
    return address.count("/")
