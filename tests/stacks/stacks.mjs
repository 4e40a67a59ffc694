/**
 * The members in other languages. Each is small and realistic: an entity of its own, fields for the hub's units, one of
 * them computed from what the association knows (@requires), refusals, a mutation and a stream.
 *
 * @typedef {object} Stack
 * @property {string} member   the member's name, and the beginning of all its names in the schema
 * @property {string} library  what it is written with
 * @property {string} folder   its source, beside this file
 * @property {string} tool     without it the member cannot be built
 * @property {boolean} isUsual whether `npm run test:stacks` starts it without being told to
 * @property {boolean} isSigned whether it knows the hub's signature; the others are asked without
 * @property {string} [subscriptions] how the gateway is told to subscribe, where it does not find out itself; `{ws}` is
 *   the member's address as a WebSocket's
 * @property {(paths: { source: string, target: string }) => [string, string[]][]} build commands, run in `target`
 * @property {(target: string) => [string, string[]]} start
 */

/** @type {readonly Stack[]} */
export const STACKS = [
  {
    member: "library",
    library: "Python, Strawberry",
    folder: "python",
    tool: "python3",
    isUsual: true,
    isSigned: true,
    build: ({ source, target }) => [
      ["python3", ["-m", "venv", target]],
      [
        `${target}/bin/python`,
        [
          "-m",
          "pip",
          "install",
          "--quiet",
          "--disable-pip-version-check",
          "-r",
          `${source}/requirements.txt`,
        ],
      ],
    ],
    start: (target) => [`${target}/bin/python`, [`${import.meta.dirname}/python/member.py`]],
  },
  {
    member: "broadcaster",
    library: "Go, gqlgen",
    folder: "go",
    tool: "go",
    isUsual: true,
    isSigned: false,
    build: ({ source }) => [
      ["cp", ["-r", `${source}/.`, "."]],
      ["go", ["tool", "gqlgen", "generate"]],
      ["go", ["build", "-o", "broadcaster", "."]],
    ],
    start: (target) => [`${target}/broadcaster`, []],
  },
  {
    member: "post",
    library: "Java, Spring for GraphQL",
    folder: "java",
    tool: "mvn",
    isUsual: false,
    isSigned: false,
    subscriptions: "sse",
    build: ({ source }) => [
      ["cp", ["-r", `${source}/.`, "."]],
      ["mvn", ["-q", "-B", "package"]],
    ],
    start: (target) => ["java", ["-jar", `${target}/target/post.jar`]],
  },
  {
    member: "museum",
    library: "Rust, async-graphql",
    folder: "rust",
    tool: "cargo",
    isUsual: false,
    isSigned: false,
    subscriptions: "{ws}/ws",
    build: ({ source, target }) => [
      [
        "cargo",
        ["build", "--quiet", "--locked", "--manifest-path", `${source}/Cargo.toml`, "--target-dir", target],
      ],
    ],
    start: (target) => [`${target}/debug/museum`, []],
  },
];

/** Where members are built; kept, so that the next time is quick. */
export function targetOf(folder) {
  return `${import.meta.dirname}/../../node_modules/.cache/stacks/${folder}`;
}
