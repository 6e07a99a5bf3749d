import { useEffect, useState } from "preact/hooks";
import { CaseRoom } from "../case/case-room.js";
import { FileRoom } from "../file/file-room.js";
import { firstLocale, WORDS, type Word } from "../words.js";
import { Language } from "./language.js";

const ROOMS = ["oneCase", "files"] as const satisfies readonly Word[];

/** 页面: the two rooms, and the switch of language. What is typed in one room stays when the other is looked at. */
export function App() {
  const [locale, setLocale] = useState(firstLocale);
  const [room, setRoom] = useState<(typeof ROOMS)[number]>("oneCase");
  const say = (word: Word) => WORDS[word][locale];
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = `chs-drg · ${WORDS.title[locale]}`;
  }, [locale]);
  return (
    <Language.Provider value={locale}>
      <header>
        <div>
          <h1>{say("title")}</h1>
          <p>{say("promise")}</p>
        </div>
        <button
          type="button"
          class="quiet"
          lang={locale === "zh" ? "en" : "zh"}
          onClick={() => setLocale(locale === "zh" ? "en" : "zh")}
        >
          {say("language")}
        </button>
      </header>
      <nav aria-label={say("title")}>
        {ROOMS.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={room === name ? "page" : undefined}
            onClick={() => setRoom(name)}
          >
            {say(name)}
          </button>
        ))}
      </nav>
      <main>
        <div hidden={room !== "oneCase"}>
          <CaseRoom />
        </div>
        <div hidden={room !== "files"}>
          <FileRoom />
        </div>
      </main>
      <footer>{say("disclaimer")}</footer>
    </Language.Provider>
  );
}
