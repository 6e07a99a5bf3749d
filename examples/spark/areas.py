"""统筹区文件夹: an area is a folder with area.json (ruleset and scheme), cases.jsonl, history.jsonl, hospitals.csv, budget.json and values.json."""

import json
import os


class Area:
    def __init__(self, folder):
        self.name = os.path.basename(folder)
        self.folder = folder
        with open(self.file("area.json"), encoding="utf-8") as file:
            settings = json.load(file)
        self.ruleset = settings["ruleset"]
        self.scheme = settings["scheme"]

    def file(self, name):
        return os.path.join(self.folder, name)

    def group(self, records):
        return ["group", "--scheme", self.scheme, "--in", records, "--out", "-"]

    def weigh(self):
        return ["weigh", *self._edition()]

    def settle(self):
        return ["settle", *self._edition(), "--budget", self.file("budget.json")]

    def _edition(self):
        edition = ["--ruleset", self.ruleset, "--values", self.file("values.json")]
        return [*edition, "--hospitals", self.file("hospitals.csv")]


def areas_of(folder):
    """The areas of a province, by name."""
    root = os.path.abspath(folder)
    folders = [os.path.join(root, name) for name in sorted(os.listdir(root))]
    return [Area(each) for each in folders if os.path.exists(os.path.join(each, "area.json"))]
