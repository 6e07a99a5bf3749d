"""命令: runs chs-drg as its user would; the standard library, nothing else."""

import shlex
import subprocess

# A result with remarks: cases were left out, or a ledger could not be settled, and the command said so.
WITH_REMARKS = 1


def run(words, lines=()):
    """Runs a command with lines for its standard input; any end but a result is an error, so that Spark tries again and then fails.

    Returns what the command said on stderr.
    """
    child = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        for line in lines:
            child.stdin.write(line.encode("utf-8") + b"\n")
    except BrokenPipeError:
        pass  # it ended before it had read all; its exit code says why
    _, said = child.communicate()
    if child.returncode not in (0, WITH_REMARKS):
        raise RuntimeError(f"{shlex.join(words)} ended with {child.returncode}: {said.decode('utf-8', 'replace')}")
    return said


def shell_line(words):
    """The same for `RDD.pipe`, which takes any exit code but 0 for a failure."""
    return shlex.join(["sh", "-c", f"{shlex.join(words)} || test $? -eq {WITH_REMARKS}"])
