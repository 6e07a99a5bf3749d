import { isDrgError, type Locale } from "chs-drg";
import { problemOfError } from "../work/problem.js";
import { cutResult, type LeftOut } from "./cut-result.js";
import { Mask } from "./masked.js";
import type { Tool, ToolContext } from "./tool.js";

/** 工具的回复: as MCP carries it. */
export interface ToolReply {
  [key: string]: unknown;
  readonly content: { readonly type: "text"; readonly text: string }[];
  readonly structuredContent?: Record<string, unknown>;
  readonly isError?: true;
}

/** Characters of the text beside a result. */
const LONGEST_TEXT = 8000;

/**
 * 调用工具: its structured result, and a short text in the asked language, both without the free texts of the arguments where words are made.
 * What the library refuses is a reply with the problem's codes and places.
 */
export function callTool(
  tool: Tool,
  given: Readonly<Record<string, unknown>>,
  context: ToolContext,
): ToolReply {
  const { locale: asked, ...values } = given;
  const locale: Locale = asked === "zh" || asked === "en" ? asked : context.locale;
  // A locale that is none is left among the fields, where it is named.
  const fields = asked === undefined || asked === locale ? values : given;
  const mask = new Mask(fields);
  const spoken = (lines: readonly string[]) => [{ type: "text" as const, text: mask.text(lines.join("\n")) }];
  try {
    const found = tool.run(fields, { ...context, locale });
    const text = tool.say(found, locale).slice(0, LONGEST_TEXT);
    const { result, leftOut } = cutResult(found, Buffer.byteLength(text) + ROOM);
    return {
      content: spoken([text, ...leftOut.map((left) => leftOutLine(left, locale))]),
      structuredContent: mask.values(JSON.parse(JSON.stringify({ ...result, leftOut }))),
    };
  } catch (error) {
    if (!isDrgError(error)) throw error;
    const { errors } = problemOfError(error, locale);
    const lines = errors.map(
      ({ code, path, detail }) => `${code}${path === "" ? "" : ` (${path})`}: ${detail}`,
    );
    return { isError: true, content: spoken([lines.join("\n").slice(0, LONGEST_TEXT)]) };
  }
}

/** Bytes that the frame of a reply and what is said of cut lists take. */
const ROOM = 2000;

function leftOutLine({ path, shown, of }: LeftOut, locale: Locale): string {
  return locale === "zh"
    ? `（${path}：只列出 ${of} 项中的前 ${shown} 项）`
    : `(${path}: the first ${shown} of ${of} are given)`;
}
