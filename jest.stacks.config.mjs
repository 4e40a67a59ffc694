// The tests that need more than Node, in tests/stacks; "npm run test:stacks" runs them.
import everything from "./jest.config.mjs";

export default { ...everything, roots: ["<rootDir>/tests/stacks"], testMatch: ["**/*.stacks.ts"] };
