import { messageTable } from "../../primitives/index.js";

interface OutputErrorInfo {
  OUTPUT_IS_INPUT: { file: string };
  OUTPUT_UNWRITABLE: { file: string; cause: string };
  OUTPUT_NOT_A_FOLDER: { file: string };
  OUTPUT_IN_USE: { folder: string; file: string };
  OUTPUT_HOLDS_OTHER: { file: string };
  OUTPUT_HOLDS_RESULT: { folder: string; file: string };
}

/** The codes of places that a run may not write to, or cannot. */
export const outputErrors = messageTable<OutputErrorInfo>({
  OUTPUT_IS_INPUT: ({ file }) => ({
    zh: `输出 ${file} 同时是输入，写入会毁掉它。请换一个输出位置。`,
    en: `The output ${file} is also an input, and writing would destroy it. Choose another place.`,
  }),
  OUTPUT_UNWRITABLE: ({ file, cause }) => ({
    zh: `无法写入 ${file}（${cause}）。`,
    en: `Cannot write ${file} (${cause}).`,
  }),
  OUTPUT_NOT_A_FOLDER: ({ file }) => ({
    zh: `${file} 是文件，这里需要一个文件夹。请换一个输出位置。`,
    en: `${file} is a file; a folder is needed here. Choose another place.`,
  }),
  OUTPUT_IN_USE: ({ folder, file }) => ({
    zh: `另一次运行正在写入 ${folder}，本次未写任何文件。请等它结束，或换一个文件夹。若确知没有程序在运行，可删除 ${file}。`,
    en: `Another run is writing into ${folder}; this one wrote nothing. Wait for it, or choose another folder. If no such program is running, remove ${file}.`,
  }),
  OUTPUT_HOLDS_OTHER: ({ file }) => ({
    zh: `${file} 已存在，内容与本次要写的不同（可能已有人填写或修改），未作改动。请换一个文件；确要取代请加 --replace。`,
    en: `${file} is there and says something else than this run would write; somebody may have filled it in or changed it. It was left as it is. Choose another file, or add --replace to put this one in its place.`,
  }),
  OUTPUT_HOLDS_RESULT: ({ folder, file }) => ({
    zh: `${folder} 中已有另一结果（${file} 与本次不同），未作改动。请换一个文件夹；确要取代请加 --replace。`,
    en: `${folder} holds another result (${file} differs from this run's); it was left as it is. Choose another folder, or add --replace to put this one in its place.`,
  }),
});
