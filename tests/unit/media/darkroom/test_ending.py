"""The darkroom's processes end with the process that started them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]


def test_the_darkroom_ends_with_its_process(tmp_path):
    source, folder = tmp_path / "upload", tmp_path / "made"
    source.write_bytes(b"a stranger's file")
    folder.mkdir()
    body = """
import sys, pathlib
from services.media import darkroom
try:
    darkroom.develop("evidence", *map(pathlib.Path, sys.argv[1:]))
except darkroom.NotTaken as refused:
    print(refused.reason)
"""
    words = [sys.executable, "-c", body, str(source), str(folder)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.read() == "unknown_type\n"
    assert process.returncode == 0
