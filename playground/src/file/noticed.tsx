import { useWords } from "../page/language.js";

/** 读取时的提示: what was noticed in rows that were read all the same; nothing where there is nothing. */
export function Noticed({ noticed }: { noticed: readonly string[] }) {
  const { say } = useWords();
  if (noticed.length === 0) return null;
  return (
    <div role="status">
      <h3>{say("noticed")}</h3>
      <ul>
        {noticed.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
