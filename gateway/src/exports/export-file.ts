import type { FileBytes } from "../tables/table.js";

export interface ExportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: FileBytes;
}

export function textFile(name: string, mediaType: string, text: string): ExportFile {
  const bytes = (async function* () {
    yield Buffer.from(text);
  })();
  return { name, mediaType: `${mediaType}; charset=utf-8`, bytes };
}
