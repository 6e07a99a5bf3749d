/** 半角化: full-width letters, digits and signs as their ASCII forms; used to recognise words, never to store names. */
export function halfWidth(text: string): string {
  if (!WIDE.test(text)) return text;
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ")
    .replace(/〈/g, "<")
    .replace(/〉/g, ">")
    .replace(/﹢/g, "+");
}

/** Most lines have none of these: they are as they are. */
const WIDE = /[\uff01-\uff5e\u3000〈〉﹢]/;

/** A line as the headings' grammar reads it: half-width, without any blank. */
export function bareText(text: string): string {
  return halfWidth(text).replace(/\s+/g, "");
}

const NOT_ASCII = "[^\\u0000-\\u007f]";
const BLANK_BESIDE_HAN = new RegExp(`(?<=${NOT_ASCII})\\s+|\\s+(?=${NOT_ASCII})`, "gu");

/** A printed name without the blanks that a PDF reader puts between Chinese and Latin characters. */
export function tidyName(text: string): string {
  return text.replace(BLANK_BESIDE_HAN, "").replace(/\s+/g, " ").trim();
}
