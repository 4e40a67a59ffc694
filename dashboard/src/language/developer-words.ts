/** Brings along, when imported, what is said to those who write programs. */
import { en } from "./developer-en.js";
import { vi } from "./developer-vi.js";
import { bringWords } from "./set-up-language.js";

bringWords("developer", { vi, en });
