/** Brings along, when imported, what the query tool says besides what the pages say. */
import { bringWords } from "../language/set-up-language.js";
import { en } from "../language/tool-en.js";
import { vi } from "../language/tool-vi.js";

bringWords("tool", { vi, en });
