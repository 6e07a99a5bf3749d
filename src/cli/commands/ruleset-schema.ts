import { editionJsonSchema, groupTableJsonSchema } from "../../rulesets/index.js";
import { defineCommand } from "../command.js";
import { printedJson } from "../io/json-text.js";

/** `chs-drg ruleset schema`: the JSON Schema by which an editor completes and checks a ruleset file. */
export const rulesetSchema = defineCommand({
  name: "ruleset schema",
  summary: { zh: "输出规则集文件的 JSON Schema", en: "print the JSON Schema of ruleset files" },
  options: {
    of: {
      kind: "choice",
      choices: ["edition", "groups"],
      default: "edition",
      help: { zh: "政策版本，或其病组表", en: "of editions, or of their group tables" },
    },
  },
  run: async ({ options, terminal }) => {
    const schema = options.of === "edition" ? editionJsonSchema() : groupTableJsonSchema();
    terminal.stdout.write(printedJson(schema));
    return 0;
  },
});
