export { JsonRulesEngineAdapter } from "./json-rules-engine-adapter.js";
export { jsonRulesEngineJudge } from "./json-rules-engine-judge.js";
