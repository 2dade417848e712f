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
ABOUT = "gioi-thieu/"
SEARCH = "tim-kiem/"
SEARCH_DATA = "assets/search-data.js"
PLANS_JSON = "data/plans.json"
DUTIES_JSON = "data/duties.json"
DUTIES_CSV = "data/duties.csv"
PLAN_SCHEMA = "data/plan.schema.json"


def plan(plan_id: str, clause: str | None = None) -> str:
    """A plan's page, or one of its clauses."""
    return f"{PLANS}{plan_id}/" + (f"#{anchor(clause)}" if clause else "")


def calendar_year(year: int) -> str:
    """The phase calendar of one year."""
    return f"{CALENDAR}{year}/"


def matrix(issuer_id: str) -> str:
    """The responsibility matrices of one issuer's plans."""
    return f"{MATRICES}{issuer_id}/"


def unit(unit_id: str) -> str:
    """A unit's page."""
    return f"{UNITS}{unit_id}/"


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


def depth(address: str) -> int:
    """How many folders deep a page's address lies."""
    return address.count("/")
