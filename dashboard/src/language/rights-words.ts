/** Brings along, when imported, what is said to who gives and ends rights. */
import { en } from "./rights-en.js";
import { vi } from "./rights-vi.js";
import { bringWords } from "./set-up-language.js";

bringWords("rights", { vi, en });
