"""The sample plan among its registries, for tests that ask what it means."""

from pathlib import Path

import pytest

from generator.domain.corpus import Corpus
from generator.domain.plan import Plan
from tests.samples import verdict_at


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return verdict_at(tmp_path).corpus


@pytest.fixture
def plan(corpus: Corpus) -> Plan:
    return next(iter(corpus.plans.values()))
