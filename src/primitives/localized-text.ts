/** 双语文本: the same sentence in Chinese and in English; a renderer picks one. */
export interface LocalizedText {
  readonly zh: string;
  readonly en: string;
}

/** 语言: those in which the library speaks. */
export type Locale = keyof LocalizedText;
