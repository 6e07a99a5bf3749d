"""合成一省: the year of some cities, each under another shipped edition and with another seed; no real data.

    python make_province.py province --areas 20 --cases 10000
"""

import argparse
import itertools
import json
import os
import shlex
import subprocess


def editions(command):
    """The latest edition of every region, over and over."""
    listed = subprocess.run([*command, "ruleset", "list", "--format", "json"], check=True, capture_output=True)
    references = [ruleset["reference"] for ruleset in json.loads(listed.stdout)]
    return itertools.cycle({reference.split("@")[0]: reference for reference in references}.values())


def make_area(command, ruleset, folder, cases, seed):
    """Whether the edition is one that an area can be settled under: of some only the weights are known."""
    words = ["sample", "--ruleset", ruleset, "--cases", str(cases), "--seed", str(seed), "--out", folder]
    if subprocess.run([*command, *words], stdout=subprocess.DEVNULL).returncode != 0:
        return False
    with open(os.path.join(folder, "sample.json"), encoding="utf-8") as file:
        scheme = json.load(file)["scheme"]
    with open(os.path.join(folder, "area.json"), "w", encoding="utf-8") as file:
        json.dump({"ruleset": ruleset, "scheme": scheme}, file)
    return True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("province")
    parser.add_argument("--areas", type=int, default=20)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--command", default="chs-drg")
    asked = parser.parse_args()
    command = shlex.split(asked.command)
    made = 0
    for ruleset in editions(command):
        if made == asked.areas:
            break
        folder = os.path.join(asked.province, f"{made + 1:02}-{ruleset.split('@')[0]}")
        if make_area(command, ruleset, folder, asked.cases, seed=made + 1):
            made += 1


if __name__ == "__main__":
    main()
