export { JsonRulesEngineAdapter } from "./json-rules-engine-adapter.js";
