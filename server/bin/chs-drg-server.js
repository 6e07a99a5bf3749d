#!/usr/bin/env node
// Stands here before anything is built, so that npm can link it; the program is dist/main.js.
await import("../dist/main.js");
