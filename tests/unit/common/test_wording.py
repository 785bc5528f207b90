"""Whatever is refused is refused in Chinese too, with the same names filled in."""

import ast
import re
from pathlib import Path

import pytest

from services.common import errors
from services.common.messages import wording

ROOT = Path(__file__).parents[3]
OWN_WORDS = ROOT / "services/training/crediting"  # names faults of documents, which its messages.yaml words
REFUSALS = {kind.__name__ for kind in errors.ALL} | {"Refused", "ValidationError", "word"}
NAMES = re.compile(r"{(\w+)}")


def sentences() -> set[str]:
    """The first argument of every refusal in the code, constants of the same module looked up."""
    found: set[str] = set()
    for path in [*ROOT.glob("services/**/*.py"), *ROOT.glob("gateway/**/*.py")]:
        if "node_modules" in path.parts or OWN_WORDS in path.parents:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in REFUSALS and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
                elif isinstance(first, ast.Name) and first.id in constants:
                    found.add(constants[first.id])
            if isinstance(node, ast.keyword) and node.arg == "error" and isinstance(node.value, ast.Constant):
                found.add(node.value.value)
    return found


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def test_refusals_are_found_at_all():
    assert len(sentences()) > 20


@pytest.mark.parametrize("sentence", sorted(sentences()))
def test_each_refusal_has_a_chinese_wording_with_the_same_names(sentence):
    chinese = wording.chinese().get(sentence)
    assert chinese, f"add it to services/common/messages/: {sentence!r}"
    assert set(NAMES.findall(chinese)) <= set(NAMES.findall(sentence))


def test_a_sentence_is_worded_in_the_asked_language():
    sentence = "{count} places need to be corrected."
    assert wording.word(sentence, {"count": 3}, "zh-CN") == "有 3 处需要修改。"
    assert wording.word(sentence, {"count": 3}, "en") == "3 places need to be corrected."
