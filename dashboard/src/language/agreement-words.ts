/** Brings along, when imported, what is said of sharing agreements. */
import { en } from "./agreement-en.js";
import { vi } from "./agreement-vi.js";
import { bringWords } from "./set-up-language.js";

bringWords("agreement", { vi, en });
