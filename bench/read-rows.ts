import { fileFormat } from "../src/cli/input/file-format.js";
import { TextInput } from "../src/cli/input/text-input.js";
import { CaseReader } from "../src/cli/rows/case-reader.js";
import { openCases } from "../src/cli/rows/open-rows.js";
import { terminalOf } from "../src/cli/terminal.js";

/** 只读各行: the CPU seconds in which files of cases are read as rows, as the commands read them, and nothing is done with the rows; nothing is started or loaded in them. */
export async function secondsOfReading(files: readonly string[]): Promise<number> {
  const { stdin, stdout, stderr } = process;
  const terminal = terminalOf({ stdin, stdout, stderr, environment: {} });
  const before = process.cpuUsage();
  for (const file of files) {
    const { source, batches } = await openCases(new TextInput(file, { ...fileFormat(file), terminal }), {
      terminal,
      locale: "en",
    });
    const reader = new CaseReader(source);
    for await (const batch of batches) reader.read(batch, () => {});
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
