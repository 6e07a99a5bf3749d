import { useState } from "preact/hooks";
import { useWords } from "../page/language.js";

/** 文件放入: a place to drop a file on, or to choose one. */
export function FileDrop({
  label,
  accept,
  file,
  large = false,
  onFile,
}: {
  label: string;
  accept: string;
  file: File | undefined;
  /** shown with what may be dropped */
  large?: boolean;
  onFile: (file: File) => void;
}) {
  const { say } = useWords();
  const [over, setOver] = useState(false);
  const take = (list: FileList | null | undefined) => {
    const first = list?.[0];
    if (first !== undefined) onFile(first);
  };
  return (
    <label
      class={`drop${over ? " over" : ""}${large ? " large" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <span>{label}</span>
      {large && <span class="help">{say("dropHere")}</span>}
      <input type="file" accept={accept} onChange={({ currentTarget }) => take(currentTarget.files)} />
      {file !== undefined && <strong>{file.name}</strong>}
    </label>
  );
}
