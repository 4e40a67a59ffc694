/** One attack, in a process of its own, until that ends. Argument: `{ name, target }` as JSON. */
import { constants, setPriority } from "node:os";
import { ATTACKS, isAttackName } from "./attacks.js";

// The attacker has a machine of his own: this one's time is for those who are measured.
setPriority(constants.priority.PRIORITY_LOW);
const { name, target } = JSON.parse(process.argv[2] ?? "{}");
process.on("disconnect", () => process.exit());
if (isAttackName(name)) ATTACKS[name](target);
