import type { TextInput } from "../src/cli/io/text-input.js";
