"""一省的一年: groups, weighs and settles every area of a province on Apache Spark.

    python province.py province --out result --master 'local-cluster[2,1,1024]'
    spark-submit province.py province --out result    on a cluster, whose nodes all see both folders

Each file of cases is read in parts. A part is grouped by `chs-drg group` through a pipe, and counted by `chs-drg weigh --partial` and
`chs-drg settle --partial`; the parts of an area come together in one task, where `chs-drg merge` makes of them what one run over all
would have made.
"""

import argparse
import io
import itertools
import os
import shlex
import shutil
import sys
import tarfile
import tempfile
import uuid
from concurrent.futures import ThreadPoolExecutor

from areas import areas_of
from command import run, through
from pyspark.sql import SparkSession

# What Spark puts where a line was no UTF-8: the command must not take it for text.
REPLACEMENT = "\ufffd"
# Areas whose groups are written at the same time.
AT_ONCE = 4


def records(context, file, parts):
    """The lines of a JSONL file, in their order."""
    return context.textFile(file, parts).map(refuse_damaged)


def refuse_damaged(line):
    if REPLACEMENT in line:
        raise ValueError(f"not UTF-8, convert the file first (不是UTF-8，请先转换文件): {line[:200]}")
    return line


def group(context, area, asked):
    """分组: each part through the command; the files of the parts, one behind the other, are those of one run."""
    words = [*asked.command, *area.group("-")]
    cases = records(context, area.file("cases.jsonl"), asked.parts)
    grouped = cases.mapPartitions(lambda lines: through(words, lines, tell))
    grouped.saveAsTextFile(os.path.join(asked.out, area.name, "grouped"))


def partials(context, number, words, role, file, parts):
    """部分结果: of each part of a file a pair, the number of the result it belongs to, and its folder as one value."""

    def count(index, lines):
        first = next(lines, None)
        if first is None:
            return
        with tempfile.TemporaryDirectory() as folder:
            part = os.path.join(folder, f"{role}-{index:06}")
            tell(run([*words, "--partial", f"--{role}", "-", "--out", part], itertools.chain([first], lines)))
            yield number, packed(part)

    return records(context, file, parts).mapPartitionsWithIndex(count)


def tell(said):
    """To the log of the executor."""
    sys.stderr.buffer.write(said)


def packed(folder):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        archive.add(folder, os.path.basename(folder))
    return data.getvalue()


def merge(command, target, pairs):
    """合并: the parts of one result, which are all in one partition, whichever executor counted them and in whatever order they come."""
    with tempfile.TemporaryDirectory() as folder:
        for _, data in pairs:
            with tarfile.open(fileobj=io.BytesIO(data)) as archive:
                archive.extractall(folder, filter="data")
        made = f"{target}.{uuid.uuid4()}"
        tell(run([*command, "merge", "--in", folder, "--out", made]))
        publish(made, target)
    yield target


def publish(made, target):
    """A task may be tried twice, even at the same time: the first to end gives its result the name, and the other has the same bytes."""
    try:
        os.rename(made, target)
    except OSError:
        if not os.path.isdir(target):
            raise
        shutil.rmtree(made)


def weigh_and_settle(context, areas, asked):
    """计算权重并结算: one job over the parts of all areas, then one task for each result."""
    results = []
    counted = []
    for area in areas:
        for name, words, roles in (
            ("weighed", area.weigh(), ["history"]),
            ("settled", area.settle(), ["cases", "history"]),
        ):
            number = len(results)
            results.append(os.path.join(asked.out, area.name, name))
            for role in roles:
                file = area.file(f"{role}.jsonl")
                counted.append(partials(context, number, [*asked.command, *words], role, file, asked.parts))
    command = asked.command
    by_result = context.union(counted).partitionBy(len(results), int)
    return by_result.mapPartitionsWithIndex(lambda number, pairs: merge(command, results[number], pairs)).collect()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("province", help="a folder with a folder for each area")
    parser.add_argument("--out", required=True, help="a new folder")
    parser.add_argument("--master", help="by default what spark-submit says, or else local[*]")
    parser.add_argument("--parts", type=int, default=2, help="least number of parts of a file")
    parser.add_argument("--command", type=shlex.split, default=["chs-drg"])
    asked = parser.parse_args()
    asked.out = os.path.abspath(asked.out)
    areas = areas_of(asked.province)
    for area in areas:
        os.makedirs(os.path.join(asked.out, area.name))
    builder = SparkSession.builder.appName("chs-drg")
    spark = (builder.master(asked.master) if asked.master else builder).getOrCreate()
    context = spark.sparkContext
    context.addPyFile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "command.py"))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda area: group(context, area, asked), areas))
    written = weigh_and_settle(context, areas, asked)
    spark.stop()
    print(f"{len(areas)} areas, {len(written)} results in {asked.out}")


if __name__ == "__main__":
    main()
