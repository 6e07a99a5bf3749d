import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { serverError } from "../messages/server-errors.js";

/** Addresses that need no token: they tell nothing but that the server is there. */
const OPEN = new Set(["/health", "/ready"]);

/** 令牌: refuses a request that does not show the token, in a time that does not depend on how much of it is right. */
export function tokenCheck(token: string): (request: FastifyRequest) => Promise<void> {
  const wanted = digestOf(`Bearer ${token}`);
  return async (request) => {
    if (OPEN.has(request.routeOptions.url ?? "")) return;
    const shown = digestOf(request.headers.authorization ?? "");
    if (!timingSafeEqual(wanted, shown)) throw serverError("REQUEST_UNAUTHORIZED", {});
  };
}

function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
