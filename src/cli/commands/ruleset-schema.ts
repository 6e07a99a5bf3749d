import { editionJsonSchema, groupTableJsonSchema, valuesJsonSchema } from "../../rulesets/index.js";
import { defineCommand } from "../command.js";
import { printedJson } from "../output/json-text.js";

const SCHEMAS = { edition: editionJsonSchema, groups: groupTableJsonSchema, values: valuesJsonSchema };

/** `chs-drg ruleset schema`: the JSON Schema by which an editor completes and checks a ruleset file. */
export const rulesetSchema = defineCommand({
  name: "ruleset schema",
  summary: { zh: "输出规则集文件的 JSON Schema", en: "print the JSON Schema of ruleset files" },
  options: {
    of: {
      kind: "choice",
      choices: ["edition", "groups", "values"],
      default: "edition",
      help: {
        zh: "政策版本、其病组表，或地方参数文件",
        en: "of editions, of their group tables, or of values files",
      },
    },
  },
  run: async ({ options, told }) => {
    told.terminal.stdout.write(printedJson(SCHEMAS[options.of]()));
    return 0;
  },
});
