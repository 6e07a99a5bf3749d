import type { Diagnostic } from "../primitives/index.js";
import type { GroupableCase } from "./case-view.js";
import { codeCheckOf } from "./code-check.js";
import type { CodeDictionary } from "./code-dictionary.js";
import type { CompiledScheme } from "./compiled-scheme.js";
import { type Crosswalk, convertedCase } from "./crosswalk.js";
import { groupingMessages } from "./grouping-messages.js";
import type { GroupAsWritten, RenamedPlace } from "./renamed-codes.js";

/** How the codes of a record are read. */
export interface CodesRead {
  readonly reading: GroupableCase;
  /** the code that could not be converted */
  readonly problem?: Diagnostic | undefined;
  /** what was converted (info), and what the scheme lists under another code */
  readonly notes: readonly Diagnostic[];
}

/** By what codes are read. */
interface CodeReading {
  readonly crosswalk: Crosswalk | undefined;
  /** without one, nothing is known of what the scheme lists under another code */
  readonly dictionary: CodeDictionary | undefined;
  /** whether codes are replaced by what the scheme lists, or only told */
  readonly convert: boolean;
  readonly group: GroupAsWritten;
}

/** 编码转换 of a record: by the crosswalk, and then towards what the scheme lists. */
export function readCodes(
  record: GroupableCase,
  compiled: CompiledScheme,
  { crosswalk, dictionary, convert, group }: CodeReading,
): CodesRead {
  const conversion = crosswalk === undefined ? undefined : convertedCase(record, crosswalk);
  const { record: converted, changes = [], problem } = conversion ?? { record };
  if (problem !== undefined || dictionary === undefined)
    return { reading: converted, problem, notes: changes };
  const { renamed } = codeCheckOf(compiled, dictionary);
  const listed = renamed.read(converted, record, group);
  if (listed === undefined) return { reading: converted, notes: changes };
  const scheme = compiled.reference;
  const open = listed.open.map((place) => renamedNote(place, scheme));
  if (!convert) {
    const [was, is] = [group(converted), group(listed.record)];
    const taken = was.drg === is.drg ? [] : listed.taken.map((place) => renamedNote(place, scheme, is.drg));
    return { reading: converted, notes: [...taken, ...open] };
  }
  const paths = new Set(listed.taken.map(({ path }) => path));
  const kept = changes.filter(({ path = "" }) => !paths.has(path));
  return { reading: listed.record, notes: [...kept, ...listed.taken.flatMap(replacedNote), ...open] };
}

/** That a code was replaced; nothing where a code of the scheme came back through a crosswalk. */
function replacedNote({ path, written, to: [to = ""] }: RenamedPlace): readonly Diagnostic[] {
  if (written === to) return [];
  return [groupingMessages.diagnostic("info", "GROUPING_CODE_REPLACED", path, { from: written, to })];
}

/** That the scheme lists a code under another; with the group that the case would have, where one code is meant. */
function renamedNote({ path, from, to }: RenamedPlace, scheme: string, drg?: string): Diagnostic {
  const info = { code: from, to, scheme, drg };
  return groupingMessages.diagnostic("warning", "GROUPING_CODE_RENAMED", path, info);
}
