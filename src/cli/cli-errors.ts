import { counted, excerpt, isDrgError, type LocalizedText, messageTable } from "../primitives/index.js";
import type { CellFault } from "../rulesets/read-table/table-faults.js";
import type { ExitCode } from "./terminal.js";

interface CliErrorInfo {
  COMMAND_UNKNOWN: { name: string; nearest: string | undefined };
  OPTION_UNKNOWN: { option: string; command: string; nearest: string | undefined };
  OPTION_REPEATED: { option: string };
  OPTION_WITHOUT_VALUE: { option: string };
  OPTION_WITH_VALUE: { option: string };
  OPTION_MISSING: { option: string; instead?: readonly string[]; command: string };
  OPTION_NOT_A_NUMBER: { option: string; value: string; least: number; most: number };
  OPTION_OUT_OF_RANGE: { option: string; value: string; least: number; most: number };
  OPTION_NOT_A_DATE: { option: string; value: string };
  OPTION_NOT_A_CHOICE: { option: string; value: string; choices: string };
  SIMULATION_ONE_YEAR: { file: string; years: string };
  SIMULATION_TOTAL_UNKNOWN: { ledger: LocalizedText; year: number };
  OPTION_CONFLICT: { one: string; other: string; why?: LocalizedText };
  FORECAST_NOT_WITHIN: { through: string; from: string; to: string };
  MAP_UNKNOWN: { word: string; known: string };
  MAP_INVALID: { file: string };
  ARGUMENT_MISSING: { argument: string; command: string };
  ARGUMENT_UNEXPECTED: { value: string; command: string };
  SCHEME_NOT_FOUND: { reference: string; known: string };
  SCHEME_UNFIT: { scheme: string; figure: LocalizedText };
  GROUP_NOT_FOUND: { scheme: string; group: string };
  CHAPTER_NOT_FOUND: { chapter: string; chapters: readonly string[] };
  INPUT_NOT_FOUND: { file: string };
  INPUT_MOVED: { file: string; folder: string; option: string | undefined };
  INPUT_IS_DIRECTORY: { file: string };
  INPUT_NOT_A_FILE: { file: string };
  INPUT_CHANGED: { file: string; folder: string };
  INPUT_FORMAT_UNKNOWN: { file: string };
  INPUT_TWICE: { file: string };
  SYSTEM_FAILURE: { file: string; cause: string };
  INPUT_UNREADABLE: { file: string; cause: string };
  INPUT_GZIP_BROKEN: { file: string };
  INPUT_GZIP_TAIL: { file: string; byte: number };
  INPUT_NOT_UTF8: { file: string; byte: number; isCut?: true };
  INPUT_HEADER_TOO_LONG: { file: string; most: number };
  READ_ENCODING: { encoding: string };
  READ_LAST_LINE_OPEN: object;
  READ_HEADER_LINE: { line: number; above: string };
  READ_HEADER_JOINED: { line: number; header: string };
  INPUT_NOT_JSON: { file: string; cause: LocalizedText };
  INPUT_OTHER_SHAPE: { file: string; faults: readonly LocalizedText[] };
  INPUT_NOT_COLUMNS: { file: string };
  INPUT_NOT_AS_RECORDED: { file: string; folder: string };
  FOLDER_NOT_FOUND: { folder: string };
  FOLDER_NOT_A_RESULT: { folder: string; commands: string };
  INPUT_TOO_LARGE: { file: string; most: number; of: "bytes" | "characters" };
  INPUT_WITHOUT_HEADER: { file: string };
  INPUT_UNIT_ABOVE: { file: string; unit: string };
  INPUT_UNIT_STATED: { file: string; line: number };
  INPUT_ROWS_BROKEN: { file: string; rows: number };
  INPUT_WITHOUT_ROWS: { file: string };
  TABLE_WITHOUT_GROUPS: { file: string };
  TABLE_CELLS_UNREADABLE: { file: string; faults: readonly CellFault[] };
  WEIGHTS_ABSENT: { reference: string };
  AMOUNT_UNREADABLE: { text: string };
  CODES_CONVERTED: { file: string; all: number; strange: number; alike: readonly string[] };
  CODES_UNDECIDED: { file: string; editions: readonly string[] };
  CODES_NONE: { file: string };
  CODES_EDITION_UNKNOWN: { edition: string; known: readonly string[] };
  CODES_FROM_PIPE: { editions: readonly string[] };
  CASE_TOO_MANY_CODES: { caseId: string; codes: number; most: number };
  CASE_NOT_CHOSEN: { file: string; caseId: string | undefined };
  INPUT_KEY_TWICE: { file: string; key: string };
  INPUT_KEY_FORBIDDEN: { file: string; key: string };
  ROW_TOO_LONG: { most: number };
  ROW_BAD_QUOTE: object;
  ROW_QUOTE_OVER_ROWS: { through: number };
  ROWS_REJECTED_MORE: { count: number };
}

/** The codes of the command line: usage first (exit 2), then files and rows (exit 1). */
export const cliErrors = messageTable<CliErrorInfo>({
  COMMAND_UNKNOWN: ({ name, nearest }) => ({
    zh: `没有“${excerpt(name)}”这个命令。${name.startsWith("-") ? "选项写在命令之后。" : ""}${nearest ? `是否要用 ${nearest}？` : "chs-drg --help 列出全部命令。"}`,
    en: `There is no command "${excerpt(name)}". ${name.startsWith("-") ? "Options follow the command. " : ""}${nearest ? `Did you mean ${nearest}?` : "chs-drg --help lists them."}`,
  }),
  OPTION_UNKNOWN: ({ option, command, nearest }) => ({
    zh: `${command} 没有选项 ${excerpt(option)}。${nearest ? `是否要用 ${nearest}？` : ""}`,
    en: `${command} has no option ${excerpt(option)}.${nearest ? ` Did you mean ${nearest}?` : ""}`,
  }),
  OPTION_REPEATED: ({ option }) => ({
    zh: `选项 ${option} 给了不止一次，无法判断用哪一个。`,
    en: `Option ${option} is given more than once; which one counts cannot be told.`,
  }),
  OPTION_WITHOUT_VALUE: ({ option }) => ({
    zh: `选项 ${option} 后面缺少取值。`,
    en: `Option ${option} needs a value.`,
  }),
  OPTION_WITH_VALUE: ({ option }) => ({
    zh: `选项 ${option} 是开关，不带取值。`,
    en: `Option ${option} is a switch and takes no value.`,
  }),
  OPTION_MISSING: ({ option, instead = [], command }) => ({
    zh: `${command} 需要选项 ${[option, ...instead].join(" 或 ")}。`,
    en: `${command} needs the option ${[option, ...instead].join(" or ")}.`,
  }),
  OPTION_NOT_A_NUMBER: ({ option, value, least, most }) => ({
    zh: `选项 ${option} 应为 ${least} 至 ${most} 的整数，给的是“${excerpt(value)}”。`,
    en: `Option ${option} takes a whole number from ${least} to ${most}, not "${excerpt(value)}".`,
  }),
  OPTION_OUT_OF_RANGE: ({ option, value, least, most }) => ({
    zh: `选项 ${option} 取 ${least} 至 ${most}，${excerpt(value)} 不在其内。`,
    en: `Option ${option} takes ${least} to ${most}; ${excerpt(value)} is outside of that.`,
  }),
  OPTION_NOT_A_DATE: ({ option, value }) => ({
    zh: `${option} 应为 YYYY-MM-DD 形式的日期，而不是“${excerpt(value)}”。`,
    en: `${option} takes a date (YYYY-MM-DD), not "${excerpt(value)}".`,
  }),
  OPTION_NOT_A_CHOICE: ({ option, value, choices }) => ({
    zh: `选项 ${option} 只能取 ${choices}，给的是“${excerpt(value)}”。`,
    en: `Option ${option} takes one of ${choices}, not "${excerpt(value)}".`,
  }),
  SIMULATION_ONE_YEAR: ({ file, years }) => ({
    zh: `${file} ${years === "" ? "没有一例可用且有出院日期" : `只有 ${years} 一个年度的病例`}，而一个年度要由更早年度的病例计算点数，无从模拟。请给出至少两个年度的病例。`,
    en: `${file} has ${years === "" ? "no usable case with a discharge date" : `cases of ${years} alone`}; a year is weighed with the years before it, so nothing can be simulated. Give cases of two years at least.`,
  }),
  SIMULATION_TOTAL_UNKNOWN: ({ ledger, year }) => ({
    zh: `${ledger.zh} ${year} 年按项目发生的费用不全已知（有病例缺少统筹支付，或该账本当年不能结算），没有总额，该账本未模拟：缺的按 0 计会少算总额。请补齐 ${year} 年病例的统筹支付。`,
    en: `What ${ledger.en} came to by item in ${year} is not wholly known (a case lacks its fund payment, or the ledger of that year cannot be settled), so it has no total and is not simulated: counted as 0, what is missing would make the total too small. Give the fund payments of the cases of ${year}.`,
  }),
  OPTION_CONFLICT: ({ one, other, why }) => ({
    zh: `选项 ${one} 与 ${other} 不能同时使用${why ? `：${why.zh}` : "。"}`,
    en: `Options ${one} and ${other} exclude each other${why ? `: ${why.en}` : "."}`,
  }),
  FORECAST_NOT_WITHIN: ({ through, from, to }) => ({
    zh: `病例截至 ${through}，不在预算的结算期（${from} 至 ${to}）之中，没有余下的月份可以预测。请核对病例、预算的结算期，或用 --through 指明截至哪一天。`,
    en: `The cases end on ${through}, which is not within the period of the budget (${from} to ${to}) with days still to come: nothing is left to forecast. Check cases and period, or name the last day with --through.`,
  }),
  MAP_UNKNOWN: ({ word, known }) => ({
    zh: `看不懂列名对照“${excerpt(word)}”。请写 列名=所知列名，或给一个 .json 文件，或用现成的 ${known}。`,
    en: `"${excerpt(word)}" is no column map. Write header=known name, give a .json file, or one of ${known}.`,
  }),
  MAP_INVALID: ({ file }) => ({
    zh: `列名对照 ${file} 应为一个对象，每项为 "列名": "所知列名"。`,
    en: `The column map ${file} must be one object of "header": "known name".`,
  }),
  ARGUMENT_MISSING: ({ argument, command }) => ({
    zh: `${command} 缺少参数 ${argument}。`,
    en: `${command} needs the argument ${argument}.`,
  }),
  ARGUMENT_UNEXPECTED: ({ value, command }) => ({
    zh: `${command} 用不到参数“${excerpt(value)}”。`,
    en: `${command} has no use for the argument "${excerpt(value)}".`,
  }),
  SCHEME_NOT_FOUND: ({ reference, known }) => ({
    zh: `没有分组方案“${excerpt(reference)}”。随附方案：${known}。也可以给一个 .json 文件。`,
    en: `There is no scheme "${excerpt(reference)}". Shipped: ${known}. A .json file may be given instead.`,
  }),
  SCHEME_UNFIT: ({ scheme, figure }) => ({
    zh: `方案 ${scheme} 不宜使用（${figure.zh}），分出的组不可信。确要使用，加 --accept-unfit。`,
    en: `The scheme ${scheme} is unfit for use (${figure.en}); its groups are not to be trusted. To use it all the same, say --accept-unfit.`,
  }),
  GROUP_NOT_FOUND: ({ scheme, group }) => ({
    zh: `方案 ${scheme} 中没有病组“${excerpt(group)}”。chs-drg scheme show ${scheme} 列出全部病组。`,
    en: `The scheme ${scheme} has no group "${excerpt(group)}". chs-drg scheme show ${scheme} lists them.`,
  }),
  CHAPTER_NOT_FOUND: ({ chapter, chapters }) => ({
    zh: `两个方案都没有主要诊断大类“${excerpt(chapter)}”。可选：${chapters.join(" ")}。`,
    en: `Neither scheme has a chapter "${excerpt(chapter)}". There are: ${chapters.join(" ")}.`,
  }),
  INPUT_NOT_FOUND: ({ file }) => ({
    zh: `找不到文件 ${file}。`,
    en: `There is no file ${file}.`,
  }),
  INPUT_MOVED: ({ file, folder, option }) => ({
    zh: `${folder} 所用的 ${file} 已不在原处，没有它无法接着算。请把它放回去${option === undefined ? "" : `，或用 --${option} 指明它现在何处：内容相同即认作同一个文件`}。`,
    en: `${file}, which ${folder} rests on, is no longer there, and nothing goes on without it. Put it back${option === undefined ? "" : `, or say by --${option} where it is now: a file of the same content is taken for it`}.`,
  }),
  INPUT_IS_DIRECTORY: ({ file }) => ({
    zh: `${file} 是文件夹，这里需要一个文件。`,
    en: `${file} is a folder; a file is needed here.`,
  }),
  INPUT_NOT_A_FILE: ({ file }) => ({
    zh: `${file} 是管道或设备，这里需要一个普通文件。`,
    en: `${file} is a pipe or a device; a plain file is needed here.`,
  }),
  INPUT_CHANGED: ({ file, folder }) => ({
    zh: `${file} 与 ${folder} 中 summary.json 所记的不同：结果不完整或被改动过。若有意改动，请把它另存到别处再用。`,
    en: `${file} is not what the summary.json in ${folder} says: that result is mixed, or was changed. If the change is meant, use a copy elsewhere.`,
  }),
  INPUT_FORMAT_UNKNOWN: ({ file }) => ({
    zh: `看不出 ${file} 的格式。请用 .jsonl、.json、.csv（可再加 .gz）或 .xlsx、.xls 结尾。`,
    en: `The format of ${file} cannot be told. End its name in .jsonl, .json or .csv (.gz may follow), or .xlsx, .xls for a spreadsheet that is read.`,
  }),
  INPUT_TWICE: ({ file }) => ({
    zh: `标准输入（${file}）只能读一次，却被指定了两次。`,
    en: `Standard input (${file}) can be read once, but is asked for twice.`,
  }),
  SYSTEM_FAILURE: ({ file, cause }) => ({
    zh: `无法使用 ${file}（${cause}）。请检查该位置是否存在、是否有权限、是否还有空间。`,
    en: `${file} cannot be used (${cause}). Check that the place exists, that you may use it, and that there is room.`,
  }),
  INPUT_UNREADABLE: ({ file, cause }) => ({
    zh: `无法读取 ${file}（${cause}）。`,
    en: `Cannot read ${file} (${cause}).`,
  }),
  INPUT_GZIP_TAIL: ({ file, byte }) => ({
    zh: `${file} 的压缩数据在第 ${byte} 字节结束，其后还有别的内容，无法读取；忽略它们会丢失病例。请重新压缩。`,
    en: `The compressed data of ${file} end at byte ${byte}, and something else follows that cannot be read; to ignore it would lose records. Compress the file again.`,
  }),
  INPUT_GZIP_BROKEN: ({ file }) => ({
    zh: `${file} 不是完整的 gzip 文件，可能传输中断。请重新取得该文件。`,
    en: `${file} is not a whole gzip file; its transfer may have stopped short. Fetch it again.`,
  }),
  INPUT_HEADER_TOO_LONG: ({ file, most }) => ({
    zh: `${file} 第 1 行（表头）超过 ${most} 个字符，未予读取。可能缺少换行，或不是 CSV。`,
    en: `Line 1 of ${file}, its header, is longer than ${counted(most, "character")} and was not read. A line break may be missing, or it is no CSV.`,
  }),
  INPUT_NOT_UTF8: ({ file, byte, isCut = false }) =>
    isCut
      ? {
          zh: `${file} 止于第 ${byte} 字节，在一个字的中间：内容不全，可能没有写完或没有传完，未予读取。请重新取得文件。`,
          en: `${file} ends at byte ${byte}, inside a character: it may not have been written or sent to its end, and was not read. Get the file once more.`,
        }
      : {
          zh: `${file} 自第 ${byte} 字节起不是 UTF-8 编码，也判定不出是 GB18030。请核对该处；若确为 GB18030，请加 --encoding gb18030。`,
          en: `${file} is not UTF-8 from byte ${byte} on, and was not found to be GB18030. Look at that place; if it is GB18030 all the same, add --encoding gb18030.`,
        },
  READ_ENCODING: ({ encoding }) => ({
    zh: `按 ${encoding} 编码读取（由内容判定）。若不对，请用 --encoding 指明。`,
    en: `Read as ${encoding}, as its bytes say. If that is wrong, name the encoding with --encoding.`,
  }),
  READ_LAST_LINE_OPEN: () => ({
    zh: "文件末尾没有换行：请核对最后一行是否写完。",
    en: "The file ends without a line end: check whether its last line is whole.",
  }),
  READ_HEADER_LINE: ({ line, above }) => ({
    zh: `第 ${line} 行是表头；其上各行按标题处理，未读入：“${excerpt(above)}”。`,
    en: `Line ${line} is the header; what stands above it is taken for a title and not read: "${excerpt(above)}".`,
  }),
  INPUT_NOT_COLUMNS: ({ file }) => ({
    zh: `${file} 不是结算所留的病例，或已残缺。请重新结算。`,
    en: `${file} does not hold the cases that settling keeps, or is cut short. Settle again.`,
  }),
  INPUT_NOT_AS_RECORDED: ({ file, folder }) => ({
    zh: `${file} 与 ${folder} 的 summary.json 所记的不同，后续步骤会算在另一份数据上。请找回原文件；若有意改动，请重新结算。`,
    en: `${file} is not what the summary.json of ${folder} says; the next step would rest on other data. Bring the file back; if the change is meant, settle again.`,
  }),
  FOLDER_NOT_FOUND: ({ folder }) => ({
    zh: `找不到文件夹 ${folder}。`,
    en: `There is no folder ${folder}.`,
  }),
  FOLDER_NOT_A_RESULT: ({ folder, commands }) => ({
    zh: `${folder} 不是 ${commands} 所写的结果文件夹。`,
    en: `${folder} is not a result folder of ${commands}.`,
  }),
  READ_HEADER_JOINED: ({ line, header }) => ({
    zh: `表头有两行（第 ${line} 行和其下一行），已按列并成一行：“${excerpt(header)}”。`,
    en: `The header has two lines (${line} and the one below), which were joined column by column: "${excerpt(header)}".`,
  }),
  INPUT_NOT_JSON: ({ file, cause }) => ({
    zh: `${file} 不是有效的 JSON（${cause.zh}）。`,
    en: `${file} is not valid JSON (${cause.en}).`,
  }),
  INPUT_OTHER_SHAPE: ({ file, faults }) => ({
    zh: `${file} 是 JSON，内容却不是这里要的样子：${faults.map(({ zh }) => zh).join("；")}。`,
    en: `${file} is JSON of another shape than is needed here: ${faults.map(({ en }) => en).join("; ")}.`,
  }),
  INPUT_TOO_LARGE: ({ file, most, of }) => ({
    zh: `${file} 超过 ${most} ${of === "bytes" ? "字节" : "个字符"}，不像是这里要的文件，未予读取。`,
    en: `${file} is larger than ${most} ${of}, more than such a file can need; it was not read.`,
  }),
  INPUT_UNIT_ABOVE: ({ file, unit }) => ({
    zh: `${file} 的表头之上写有“${excerpt(unit)}”，而金额一律按元读入，各项都会差若干倍，故未读入。请将金额换算为元，并改正或删去这一行。`,
    en: `"${excerpt(unit)}" stands above the header of ${file}, but amounts are read as yuan, so every one would be another; nothing was read. Convert the amounts to yuan, and correct or delete that line.`,
  }),
  INPUT_UNIT_STATED: ({ file, line }) => ({
    zh: `${file} 第 ${line} 行写明金额不以元为单位，而金额一律按元读入：照此计算，各项金额都会差若干倍，故已停止。请将金额换算为元，并改正或删去这一行。`,
    en: `Line ${line} of ${file} says that its amounts are not in yuan, but they are read as yuan: every amount would be another, so the work was stopped. Convert the amounts to yuan, and correct or delete that line.`,
  }),
  INPUT_WITHOUT_HEADER: ({ file }) => ({
    zh: `${file} 没有表头行。CSV 的第一行应为字段名（中文或英文）。`,
    en: `${file} has no header line. The first line of a CSV names its fields, in Chinese or English.`,
  }),
  INPUT_ROWS_BROKEN: ({ file, rows }) => ({
    zh: `${file} 有 ${rows} 行无法使用（见上）。缺了它们，全区的结果都会出错，故未继续。请改正后重来。`,
    en: `${counted(rows, "row")} of ${file} cannot be used (see above). Without a row every result would be wrong, so nothing was done. Correct the file first.`,
  }),
  INPUT_WITHOUT_ROWS: ({ file }) => ({
    zh: `${file} 没有一行数据，无从计算。请核对文件是否齐全。`,
    en: `${file} holds no row, so nothing can be computed with it. Check that the file is whole.`,
  }),
  CASE_NOT_CHOSEN: ({ file, caseId }) => ({
    zh:
      caseId === undefined
        ? `${file} 不止一个病例（或没有）。请以 --case 指明病例号。`
        : `${file} 中病例 ${excerpt(caseId)} 不存在，或不止一个。`,
    en:
      caseId === undefined
        ? `${file} holds more than one case, or none. Say which with --case.`
        : `${file} has no case ${excerpt(caseId)}, or more than one.`,
  }),
  TABLE_CELLS_UNREADABLE: ({ file, faults }) => ({
    zh: `${file} 有 ${faults.length} 格不能读成数值，略去会与空格混同，因此未写草稿：${faultyCells(faults).zh}。请按原件改正；确无数值的留空或写“-”，含逗号的数在 CSV 中加双引号。`,
    en: `${file}: ${counted(faults.length, "cell holds", "cells hold")} no figure that can be read; left out, it would look like a blank of the table, so no draft was written: ${faultyCells(faults).en}. Correct by the original; leave empty or write "-" where there is none, and quote a number with commas in CSV.`,
  }),
  TABLE_WITHOUT_GROUPS: ({ file }) => ({
    zh: `${excerpt(file)} 中没有一栏是病组编码（如 GD25），不能读作病组表。请给出有病组编码一栏的表；工作簿请另存所需的一页。`,
    en: `No column of ${excerpt(file)} holds group codes (such as GD25), so it cannot be read as a table of groups. Give a table with such a column; of a workbook save the sheet that has it.`,
  }),
  AMOUNT_UNREADABLE: ({ text }) => ({
    zh: `${excerpt(text)} 不是大于 0 的金额（元）。请写成 92.35 这样的数。`,
    en: `${excerpt(text)} is not a sum above 0, in yuan. Write it like 92.35.`,
  }),
  WEIGHTS_ABSENT: ({ reference }) => ({
    zh: `${excerpt(reference)} 没有权重表，无可对比。请给出带病组表的规则集（ruleset list）；按点数付费或权重由历史病例得出的规则集没有权重表。`,
    en: `${excerpt(reference)} has no weight table, so there is nothing to compare. Give an edition with a group table (ruleset list); one that pays by points, or takes its weights from history, has none.`,
  }),
  CODES_CONVERTED: ({ file, all, strange, alike }) => {
    const zh = alike.length > 0 ? `，${alike.join("、")} 同样相合，不能由这些编码认定` : "";
    const en = alike.length > 0 ? ` (${alike.join(", ")} as well, so they do not decide)` : "";
    return {
      zh: `${excerpt(file)} 的 ${all} 个编码中 ${all - strange} 个在医保版，${strange} 个不在${zh}；没有转换。codes detect 列出各版的相合程度；确系另一版本的，请用 --from 指明。`,
      en: `Of the ${counted(all, "code")} of ${excerpt(file)}, the health-insurance edition has ${all - strange} and lacks ${strange}${en}; nothing was converted. codes detect lists how each edition fits; name the edition by --from where they are of another.`,
    };
  },
  CODES_UNDECIDED: ({ file, editions }) => ({
    zh: `${excerpt(file)} 的编码与几版同样相合（${editions.join("、")}），不能由这些编码认定从哪一版转换。请用更多病例，或向来源询问后用 --from 指明。`,
    en: `The codes of ${excerpt(file)} fit several editions alike (${editions.join(", ")}), so they do not decide from which to convert. Give more cases, or ask where they come from and name the edition by --from.`,
  }),
  CODES_NONE: ({ file }) => ({
    zh: `${excerpt(file)} 中没有读到编码，认不出编码版本。请核对文件；chs-drg codes detect 逐行指出不能读的行。`,
    en: `No code was read in ${excerpt(file)}, so the edition of its codes cannot be told. Check the file; chs-drg codes detect names the rows that cannot be read.`,
  }),
  CODES_EDITION_UNKNOWN: ({ edition, known }) => ({
    zh: `没有编码版本 ${excerpt(edition)} 的对照表；有 ${known.join("、")}。`,
    en: `There is no crosswalk from an edition ${excerpt(edition)}; there are ${known.join(", ")}.`,
  }),
  CODES_FROM_PIPE: ({ editions }) => ({
    zh: `管道不能读两遍，认不出编码版本。请给出文件，或指明版本：--codes ${editions.join(" | ")}。`,
    en: `A pipe cannot be read twice, so the edition of its codes is not found. Give a file, or name the edition: --codes ${editions.join(" | ")}.`,
  }),
  CASE_TOO_MANY_CODES: ({ caseId, codes, most }) => ({
    zh: `病例 ${excerpt(caseId)} 有 ${codes} 个编码，逐个试算最多 ${most} 个。请去掉 --decisive 与 --changes，或核对该记录。`,
    en: `The case ${excerpt(caseId)} has ${counted(codes, "code")}; at most ${most} are tried one by one. Leave out --decisive and --changes, or check the record.`,
  }),
  INPUT_KEY_TWICE: ({ file, key }) => ({
    zh: `${file} 中的键 ${excerpt(key)} 出现两次，无法判断以哪个为准。请删去一个。`,
    en: `The key ${excerpt(key)} stands twice in ${file}, and it cannot be told which one holds. Delete one.`,
  }),
  INPUT_KEY_FORBIDDEN: ({ file, key }) => ({
    zh: `${file} 中的键 ${excerpt(key)} 会改变对象本身，不予接受。请改名或删去。`,
    en: `The key ${excerpt(key)} in ${file} could change the object itself and is refused. Rename or delete it.`,
  }),
  ROW_TOO_LONG: ({ most }) => ({
    zh: `此行超过 ${most} 个字符，未予读取。可能缺少换行。`,
    en: `This line is longer than ${most} characters and was not read. A line break may be missing.`,
  }),
  ROWS_REJECTED_MORE: ({ count }) => ({
    zh: `另有 ${count} 行被退回，未逐行列出。请先核对这是不是所要的文件。`,
    en: `${counted(count, "more row was", "more rows were")} rejected and are not listed. Check first that this is the file that was meant.`,
  }),
  ROW_BAD_QUOTE: () => ({
    zh: `此行的双引号不成对。内容中的双引号应写成两个（""）。`,
    en: `The double quotes of this row do not pair. A quote inside a value is written twice ("").`,
  }),
  ROW_QUOTE_OVER_ROWS: ({ through }) => ({
    zh: `此行的一个双引号到第 ${through} 行才成对，其间各行却都像完整的记录，会被并成一格。此行未读入，其后各行照读。请去掉多余的双引号；内容确有换行的，请去掉换行。`,
    en: `A double quote of this row pairs only on line ${through}, and the lines between look like whole rows, which would become one cell. This row is not read; those below it are. Take the stray quote away, or the line breaks where they are meant.`,
  }),
});

/** Cells that a message names. */
const MOST_CELLS = 10;

function faultyCells(faults: readonly CellFault[]): LocalizedText {
  const named = faults.slice(0, MOST_CELLS).map(({ line, drg, title, cell }) => ({
    zh: `第 ${line} 行 ${drg} ${title === "" ? "多出一格" : `的“${excerpt(title)}”写`}“${excerpt(cell)}”`,
    en: `row ${line}, ${drg}: ${title === "" ? "one cell too many" : `"${excerpt(title)}" is`} "${excerpt(cell)}"`,
  }));
  const isMore = faults.length > MOST_CELLS;
  return {
    zh: `${named.map(({ zh }) => zh).join("；")}${isMore ? "等" : ""}`,
    en: `${named.map(({ en }) => en).join("; ")}${isMore ? ", and others" : ""}`,
  };
}

const USAGE =
  /^(COMMAND|OPTION|ARGUMENT|MAP)_|^(SCHEME|RULESET|GROUP|CHAPTER|INPUT|FOLDER)_NOT_FOUND$|^INPUT_(IS_DIRECTORY|NOT_A_FILE|FORMAT_UNKNOWN|TWICE|MOVED)$|^OUTPUT_IS_INPUT$/;

/** Whether an error speaks of the command's own words (the usage line helps), not of files or data. */
export function isUsageError(error: unknown): boolean {
  return isDrgError(error) && /^(COMMAND|OPTION|ARGUMENT)_/.test(error.code);
}

/** 退出码: 2 where the call was wrong, 1 where the data is (a reference that a file makes has a path in that file). */
export function exitCodeOf(error: unknown): ExitCode {
  return isDrgError(error) && !error.path && USAGE.test(error.code) ? 2 : 1;
}
