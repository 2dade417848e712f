"""`portal new`: a plan's file with what is known of it, and marks where it must be filled in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from generator.checks.report import render_all
from generator.checks.run import check
from generator.cli.parser import Parser
from generator.cli.place import root_of
from generator.cli.questions import QUESTIONS, TOPIC, Question
from generator.cli.words import FAULTS, FINE, WrongUse, called, say
from generator.domain.naming import event_names, plan_id, topic_of
from generator.domain.registry import Registry
from generator.export.draft import Answers, draft
from generator.reading.folders import PLANS
from generator.reading.library import Library, read_library
from generator.reading.unfinished import unfinished

WORDS = "viết một tệp kế hoạch mới, có lời nhắc ở từng chỗ phải điền"
_VIETNAM = timezone(timedelta(hours=7))


def options(parser: Parser) -> None:
    """Declare what the command takes."""
    given = parser.add_argument_group("điều đã biết về kế hoạch; ở cửa sổ lệnh, thiếu gì sẽ hỏi")
    for question in (*QUESTIONS, TOPIC):
        given.add_argument(
            f"--{question.name}",
            metavar=question.sort,
            help=question.words,
            action="append" if question.many else "store",
        )
    parser.options.add_argument(
        "--no-input", action="store_true", help="không hỏi gì, chỉ dùng những điều đã nêu"
    )


def run(arguments: argparse.Namespace) -> int:
    """Learn what is known, write the file, and say what is still to be filled in."""
    root = root_of(arguments)
    library = read_library(root)
    registry, today = library.corpus.registry, datetime.now(_VIETNAM).date()
    known, topic = _learn(arguments, registry)
    answers = Answers(today=today, **known)
    name = plan_id(answers.issuer, _year(answers), topic)
    file = f"{PLANS}/{_year(answers)}/{name}.md"
    _write(library, root, file, draft(answers, event_names(registry.events.values())))
    return _report(root, file)


def _learn(arguments: argparse.Namespace, registry: Registry) -> tuple[Mapping[str, Any], str]:
    asks = not arguments.no_input and sys.stdin.isatty() and sys.stdout.isatty()
    if missing := [q.name for q in QUESTIONS if q.required and not vars(arguments)[q.name]]:
        if not asks:
            raise WrongUse(f"thiếu {', '.join(f'--{name}' for name in missing)}")
        say("Trả lời từng câu rồi bấm Enter; câu nào bản gốc không nói thì bấm Enter bỏ qua.")
    known = {q.field: _answer(q, arguments, registry, asks=asks) for q in QUESTIONS}
    usual = topic_of(known["title"])
    return known, _answer(TOPIC.having(usual), arguments, registry, asks=asks) or usual


def _answer(
    question: Question, arguments: argparse.Namespace, registry: Registry, *, asks: bool
) -> Any:
    given = vars(arguments)[question.name]
    if given is None and asks:
        return question.ask(registry, input, say)
    return question.read_all(given, registry)


def _year(answers: Answers) -> int:
    return (answers.issued or answers.today).year


def _write(library: Library, root: Path, file: str, text: str) -> None:
    """Write a file that was not there; raises WrongUse when its id is taken, wherever it stands."""
    taken = next((one.file for one in library.plan_files if one.id == Path(file).stem), None)
    if taken:
        raise WrongUse(f"đã có {taken}; chọn tên khác bằng --{TOPIC.name}")
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    with (root / file).open("xb") as new:
        new.write(text.encode())


def _report(root: Path, file: str) -> int:
    found = [d for d in check(read_library(root)).diagnostics if d.file == file]
    others = [d for d in found if d.rule is not unfinished]
    say(f"đã ghi {file}")
    if others:
        say(f"\n{render_all(others)}\n")
    say(
        f"Còn {len(found) - len(others)} chỗ phải điền: mở tệp, tìm chữ CẦN ĐIỀN.\n"
        f"Soát bằng: {called()} check {file}"
    )
    return FAULTS if others else FINE
