/** Brings along, when imported, what is said where a programme is created. */
import { en } from "./new-programme-en.js";
import { vi } from "./new-programme-vi.js";
import { bringWords } from "./set-up-language.js";

bringWords("newProgramme", { vi, en });
