import { useWords } from "./language.js";

/** 需要改正: everything that is wrong, at once. */
export function Problems({ problems }: { problems: readonly string[] }) {
  const { say } = useWords();
  return (
    <div class="card problem" role="alert">
      <h2>{say("problems")}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
