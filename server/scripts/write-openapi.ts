import { writeFileSync } from "node:fs";
import { openApiText } from "./openapi-text.js";

/*
 * Writes the OpenAPI document of the service, which is committed:
 *
 *   npm run openapi --workspace server
 */
writeFileSync(new URL("../openapi.json", import.meta.url), await openApiText());
