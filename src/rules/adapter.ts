/**
 * 规则引擎适配: rules judged by json-rules-engine.
 *
 * @module chs-drg/rules/adapter
 */

export { JsonRulesEngineAdapter } from "./json-rules-engine-adapter.js";
export { jsonRulesEngineJudge } from "./json-rules-engine-judge.js";
