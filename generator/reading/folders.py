"""The folders of a project that hold its content, as paths from the project's own."""

CONTENT = "content"
PAGES = f"{CONTENT}/pages"
PLANS = f"{CONTENT}/plans"
REGISTRY = f"{CONTENT}/registry"
