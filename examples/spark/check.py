"""核对: runs every area by itself, without Spark, and compares each file byte for byte.

    python check.py province result
"""

import argparse
import filecmp
import glob
import os
import shlex
import subprocess
import sys
import tempfile

from areas import areas_of
from command import run

# They name the files that were read, and a part is a file: the figures are elsewhere.
NAME_THEIR_INPUTS = {"summary.json", "rejected.jsonl"}
# What `resettle` reads instead of the records: it lists hospitals, patients and groups as they came.
KEPT_COLUMNS = {"taken.bin", "history.bin", "statistics.bin"}
NOT_COMPARED = NAME_THEIR_INPUTS | KEPT_COLUMNS


def joined_parts(folder):
    names = sorted(glob.glob(os.path.join(folder, "part-*")))
    return b"".join(read(name) for name in names)


def read(file):
    with open(file, "rb") as opened:
        return opened.read()


def differences(area, result, command, folder):
    """Names of files that differ from those of single runs."""
    cases, history = area.file("cases.jsonl"), area.file("history.jsonl")
    grouped = subprocess.run([*command, *area.group(cases)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if grouped.stdout != joined_parts(os.path.join(result, "grouped")):
        yield f"{area.name}/grouped"
    for name, words in (
        ("weighed", [*area.weigh(), "--history", history]),
        ("settled", [*area.settle(), "--cases", cases, "--history", history]),
    ):
        alone = os.path.join(folder, name)
        run([*command, *words, "--out", alone])
        compared = filecmp.dircmp(alone, os.path.join(result, name))
        for file in compared.left_only + compared.right_only:
            yield f"{area.name}/{name}/{file}: only in one"
        for file in compared.common_files:
            if file in NOT_COMPARED:
                continue
            if read(os.path.join(compared.left, file)) != read(os.path.join(compared.right, file)):
                yield f"{area.name}/{name}/{file}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("province")
    parser.add_argument("result")
    parser.add_argument("--command", type=shlex.split, default=["chs-drg"])
    asked = parser.parse_args()
    areas = areas_of(asked.province)
    found = []
    for area in areas:
        with tempfile.TemporaryDirectory() as folder:
            found += differences(area, os.path.join(asked.result, area.name), asked.command, folder)
    for each in found:
        print(f"differs: {each}")
    print(f"{len(areas)} areas compared, {len(found)} files differ")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
