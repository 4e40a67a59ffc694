import { describe, expect, it } from "@jest/globals";
import { parseOptions } from "./options.js";
import { OperatorMistake } from "./system/operator-mistake.js";

describe("parseOptions", () => {
  it("takes port 4000 and the repository's .hub when nothing is asked for", () => {
    expect(parseOptions([], "/repository")).toEqual({
      port: 4000,
      dataDirectory: "/repository/.hub",
      isReset: false,
      isConfirmed: false,
      isWatching: false,
      isBuildingPages: false,
      wantsHelp: false,
    });
  });

  it("sees a relative data directory from the repository", () => {
    expect(parseOptions(["--data-dir", "data", "--port=0"], "/repository")).toMatchObject({
      port: 0,
      dataDirectory: "/repository/data",
    });
  });

  it.each([["70000"], ["-1"], ["abc"], [""]])("refuses %p as a port and names it", (port) => {
    expect(() => parseOptions([`--port=${port}`], "/repository")).toThrow(
      `--port ${port} is not a port number`,
    );
  });

  it.each([[["--prot", "5000"]], [["5000"]]])(
    "says where options go when it does not understand %p",
    (args) => {
      expect(() => parseOptions(args, "/repository")).toThrow(OperatorMistake);
      expect(() => parseOptions(args, "/repository")).toThrow("npm start -- --port 5000");
    },
  );
});
