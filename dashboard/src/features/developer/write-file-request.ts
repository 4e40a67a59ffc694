import type { Way } from "../../recipes/write-request.js";

/** How a list is taken along as a file in this way; `folder` is where all files are. */
export function writeFileRequest(way: Way, folder: string): string {
  switch (way) {
    case "curl":
      return `curl --fail -OJ '${folder}figures.xlsx?level=PROVINCE'`;
    case "python":
      return `import pandas as pd

figures = pd.read_csv(
    "${folder}figures.csv?form=plain",
    comment="#",
    dtype={"unitCode": str},
)
print(figures)`;
    case "javascript":
      return `const response = await fetch("${folder}figures.json?level=PROVINCE");
const { about, rows, count } = await response.json();
console.log(about, rows[0], count);`;
    case "power-query":
      return `let
    File = Json.Document(Web.Contents("${folder}figures.json")),
    Rows = Table.FromRecords(File[rows])
in
    Rows`;
  }
}
