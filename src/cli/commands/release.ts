import { defineCommand } from "../command.js";
import { releaseFiles } from "../release/release-files.js";
import { placeOf } from "../results/into-folder.js";
import { OUT_OPTIONS } from "../shared-options.js";

/** `chs-drg release`: one hospital's part of a result. */
export const release = defineCommand({
  name: "release",
  summary: {
    zh: "按机构发布：一家机构自己的病例与清单行、统筹区合计，不含其他机构",
    en: "one hospital's part of a result: its cases and lines, the area's sums, nothing of another",
  },
  options: {
    from: {
      kind: "text",
      placeholder: "DIR",
      required: true,
      help: {
        zh: "结果文件夹（settle、resettle、prepay、review、clear、weigh、screen、monitor 等所写）",
        en: "the folder of a result (of settle, resettle, prepay, review, clear, weigh, screen, monitor ...)",
      },
    },
    "for-hospital": {
      kind: "text",
      placeholder: "ID",
      required: true,
      help: { zh: "发布给哪一家机构", en: "the hospital that it is for" },
    },
    ...OUT_OPTIONS,
  },
  run: async ({ options, told: { terminal, locale } }) => {
    const released = await releaseFiles(options, placeOf(options), terminal);
    const rows = Object.entries(released.rows).map(([name, count]) => `${name} ${count}`);
    const withheld = released.withheld.map(({ file, value, rows: count }) =>
      locale === "zh" ? `${file} “${value}” ${count}` : `${file} ${value} ${count}`,
    );
    terminal.stdout.write(
      locale === "zh"
        ? `发布给 ${options["for-hospital"]}（行数）：${rows.join("，")}；文件夹：${options.out}\n`
        : `For ${options["for-hospital"]} (rows): ${rows.join(", ")}; folder: ${options.out}\n`,
    );
    if (withheld.length > 0)
      terminal.stdout.write(
        locale === "zh"
          ? `依据涉及其他机构而不发布（行数）：${withheld.join("，")}\n`
          : `Withheld, for the evidence tells of other hospitals (rows): ${withheld.join(", ")}\n`,
      );
    return 0;
  },
});
