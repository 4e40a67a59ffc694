/** Brings along, when imported, what is said to who signs in, has signed in or is signed in no more. */
import { en } from "./identity-en.js";
import { vi } from "./identity-vi.js";
import { bringWords } from "./set-up-language.js";

bringWords("identity", { vi, en });
