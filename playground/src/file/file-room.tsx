import type { ShippedRulesetReference, ShippedSchemeReference } from "chs-drg/data";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useWords } from "../page/language.js";
import { Problems } from "../page/problems.js";
import { RulesetChoice } from "../page/ruleset-choice.js";
import { SchemeChoice } from "../page/scheme-choice.js";
import { Desk, Refused } from "../work/desk.js";
import {
  type GroupedFile,
  type MappedFile,
  type SettledFile,
  type TableShape,
  UNDECIDED,
} from "../work/operations.js";
import { ColumnMap, headersOf } from "./column-map.js";
import { FileDrop } from "./file-drop.js";
import { GroupedResult } from "./grouped-result.js";
import { SettledResult } from "./settled-result.js";

const TABLES = ".csv,.txt,.jsonl";
type Beside = Partial<Record<"hospitals" | "budget" | "history" | "values", File>>;
type Result = { readonly grouped: GroupedFile } | { readonly settled: SettledFile };
/** 所问: everything that a result was asked with; another object once any of it changes. */
type Asked = object;

/** 整份文件: group every case of a file, or settle an area, in a worker of its own. */
export function FileRoom() {
  const { say, locale } = useWords();
  const worker = useRef<Desk | undefined>(undefined);
  const [file, setFile] = useState<File>();
  const [shape, setShape] = useState<TableShape>();
  const [fields, setFields] = useState<readonly string[]>([]);
  const [beside, setBeside] = useState<Beside>({});
  const [scheme, setScheme] = useState<ShippedSchemeReference>("chs-drg@2.0");
  const [ruleset, setRuleset] = useState<ShippedRulesetReference>("zhejiang-shaoxing@2020");
  const [progress, setProgress] = useState<number>();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [answered, setAnswered] = useState<{ readonly to: Asked; readonly result: Result }>();
  const toGroup: Asked = useMemo(() => ({}), [file, fields, scheme, locale]);
  const toSettle: Asked = useMemo(() => ({}), [file, fields, beside, ruleset, locale]);
  // A statement under the name of another edition, or under new files, would be read as theirs.
  const result = [toGroup, toSettle].some((asked) => asked === answered?.to) ? answered?.result : undefined;
  useEffect(() => setProblems([]), [toGroup, toSettle]);

  const run = async (work: (desk: Desk) => Promise<void>) => {
    worker.current ??= new Desk();
    setProblems([]);
    try {
      await work(worker.current);
    } catch (error) {
      setProblems(error instanceof Refused ? error.problems : [String(error)]);
    }
    setProgress(undefined);
  };
  const takeFile = (chosen: File) =>
    run(async (desk) => {
      setFile(chosen);
      setShape(undefined);
      const found = await desk.ask("shape", { file: chosen, locale });
      setShape(found);
      setFields(found.fields);
    });
  const mapped = (): MappedFile | undefined | false =>
    file &&
    shape &&
    !fields.includes(UNDECIDED) && { file, encoding: shape.encoding, fields: headersOf(fields) };
  const group = (cases: MappedFile) =>
    run(async (desk) => {
      setProgress(0);
      const grouped = await desk.ask("groupFile", { ...cases, scheme, locale }, setProgress);
      setAnswered({ to: toGroup, result: { grouped } });
    });
  const settle = (cases: MappedFile, hospitals: File) =>
    run(async (desk) => {
      setProgress(0);
      const ask = { ...beside, cases, hospitals, ruleset, locale };
      const settled = await desk.ask("settleFile", ask, setProgress);
      setAnswered({ to: toSettle, result: { settled } });
    });
  const stop = () => {
    worker.current?.close();
    worker.current = undefined;
    setProgress(undefined);
  };
  const cases = mapped() || undefined;
  const busy = progress !== undefined;
  const drop = (name: keyof Beside, accept: string) => (
    <FileDrop
      label={say(name)}
      accept={accept}
      file={beside[name]}
      onFile={(chosen) => setBeside({ ...beside, [name]: chosen })}
    />
  );
  return (
    <>
      <FileDrop label={say("casesFile")} accept={TABLES} file={file} large onFile={takeFile} />
      {shape !== undefined && shape.header.length > 0 && (
        <ColumnMap shape={shape} fields={fields} onChange={setFields} />
      )}
      <div class="tasks">
        <section class="card">
          <h2>{say("groupAll")}</h2>
          <SchemeChoice
            label={say("scheme")}
            value={scheme}
            onChange={(chosen) => chosen !== "" && setScheme(chosen)}
          />
          <button type="button" disabled={busy || cases === undefined} onClick={() => cases && group(cases)}>
            {say("groupAll")}
          </button>
        </section>
        <section class="card">
          <h2>{say("settle")}</h2>
          <RulesetChoice value={ruleset} onChange={setRuleset} />
          <div class="fields">
            {drop("hospitals", TABLES)}
            {drop("budget", ".json")}
            {drop("history", TABLES)}
            {drop("values", ".json")}
          </div>
          {beside.hospitals === undefined && <p class="help">{say("needsHospitals")}</p>}
          <button
            type="button"
            disabled={busy || cases === undefined || beside.hospitals === undefined}
            onClick={() => cases && beside.hospitals && settle(cases, beside.hospitals)}
          >
            {say("settle")}
          </button>
        </section>
      </div>
      {busy && (
        <p class="card">
          <label>
            {say("progress")} <progress max={1} value={progress} />
          </label>
          <button type="button" class="quiet" onClick={stop}>
            {say("stop")}
          </button>
        </p>
      )}
      {problems.length > 0 && <Problems problems={problems} />}
      {result !== undefined && "grouped" in result && <GroupedResult result={result.grouped} />}
      {result !== undefined && "settled" in result && <SettledResult result={result.settled} />}
    </>
  );
}
