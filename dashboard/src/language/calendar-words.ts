/** Brings along, when imported, what the calendar says. */
import { en } from "./calendar-en.js";
import { vi } from "./calendar-vi.js";
import { bringWords } from "./set-up-language.js";

bringWords("calendar", { vi, en });
