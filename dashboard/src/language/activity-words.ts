/** Brings along, when imported, what is said of activities. */
import { en } from "./activity-en.js";
import { vi } from "./activity-vi.js";
import { bringWords } from "./set-up-language.js";

bringWords("activity", { vi, en });
