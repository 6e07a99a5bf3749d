import { useEffect, useState } from "preact/hooks";
import { useWords } from "../page/language.js";

/** 下载: a result as a file, made in the page. */
export function Download({ blob, name }: { blob: Blob; name: string }) {
  const { say } = useWords();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  if (url === undefined) return null;
  return (
    <a class="button" href={url} download={name}>
      {say("download")}
    </a>
  );
}
