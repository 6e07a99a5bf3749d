import { isDrgError, type Locale } from "chs-drg";
import { problemOfError } from "../work/problem.js";
import { cutResult, type LeftOut } from "./cut-result.js";
import { masked } from "./masked.js";
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
 * 调用工具: its structured result, and a short text in the asked language. The text is made of the masked arguments, the result of those that were given.
 * What the library refuses is a reply with the problem's codes and places.
 */
export function callTool(
  tool: Tool,
  given: Readonly<Record<string, unknown>>,
  context: ToolContext,
): ToolReply {
  const { locale: asked, ...values } = given;
  const locale: Locale = asked === "zh" || asked === "en" ? asked : context.locale;
  const own = { ...context, locale };
  // A locale that is none is left among the fields, where it is named.
  const fields = asked === undefined || asked === locale ? values : given;
  const spoken = masked(fields);
  try {
    const found = tool.run(fields, own);
    const text = tool.say(spoken === fields ? found : tool.run(spoken, own), locale).slice(0, LONGEST_TEXT);
    const { result, leftOut } = cutResult(found, Buffer.byteLength(text) + ROOM);
    return {
      content: [
        { type: "text", text: [text, ...leftOut.map((left) => leftOutLine(left, locale))].join("\n") },
      ],
      structuredContent: JSON.parse(JSON.stringify({ ...result, leftOut })),
    };
  } catch (error) {
    if (!isDrgError(error)) throw error;
    return refusal(tool, spoken, own);
  }
}

/** Bytes that the frame of a reply and what is said of cut lists take. */
const ROOM = 2000;

function leftOutLine({ path, shown, of }: LeftOut, locale: Locale): string {
  return locale === "zh"
    ? `（${path}：只列出 ${of} 项中的前 ${shown} 项）`
    : `(${path}: the first ${shown} of ${of} are given)`;
}

/** The problems of the masked arguments: those of the given ones, without their texts. */
function refusal(tool: Tool, spoken: unknown, context: ToolContext): ToolReply {
  try {
    tool.run(spoken, context);
    return refused("REQUEST_FIELD_INVALID");
  } catch (error) {
    if (!isDrgError(error)) throw error;
    const { errors } = problemOfError(error, context.locale);
    return refused(
      ...errors.map(({ code, path, detail }) => `${code}${path === "" ? "" : ` (${path})`}: ${detail}`),
    );
  }
}

function refused(...lines: readonly string[]): ToolReply {
  return { isError: true, content: [{ type: "text", text: lines.join("\n").slice(0, LONGEST_TEXT) }] };
}
