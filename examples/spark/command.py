"""命令: runs chs-drg as its user would; the standard library, nothing else."""

import shlex
import subprocess
import tempfile
import threading

# A result with remarks: cases were left out, or a ledger could not be settled, and the command said so.
WITH_REMARKS = 1


def through(words, lines, tell):
    """The lines that a command answers to lines on its standard input, while both flow.

    Any end but a result is an error, and so is one of `lines`: Spark tries again and then fails. `tell` is handed what the command said
    on stderr, as bytes.
    """
    with tempfile.TemporaryFile() as said:  # a pipe that nobody empties would stop a command that says much
        child = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said)
        feeder = Feeder(child, lines)
        try:
            for line in child.stdout:
                yield line.decode("utf-8").rstrip("\n")
            feeder.finish()
            child.wait()
        finally:
            child.kill()  # where the task is given up; one that has ended does not notice
            child.wait()
        said.seek(0)
        text = said.read()
        if child.returncode not in (0, WITH_REMARKS):
            raise RuntimeError(f"{shlex.join(words)} ended with {child.returncode}: {text.decode('utf-8', 'replace')}")
        tell(text)


def run(words, lines=()):
    """The same for a command whose answer is a folder. Returns what it said on stderr."""
    said = []
    for _ in through(words, lines, said.append):
        pass
    return said[0]


class Feeder(threading.Thread):
    """Writes lines to a command. Where they fail the command is killed: it would take the lines until then for all of them."""

    def __init__(self, child, lines):
        super().__init__(daemon=True)
        self.child = child
        self.lines = lines
        self.error = None
        self.start()

    def run(self):
        try:
            for line in self.lines:
                self.child.stdin.write(line.encode("utf-8") + b"\n")
            self.child.stdin.close()
        except BrokenPipeError:
            pass  # it ended before it had read all; its exit code says why
        except BaseException as error:
            self.error = error
            self.child.kill()

    def finish(self):
        self.join()
        if self.error is not None:
            raise self.error
