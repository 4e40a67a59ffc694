import { useState } from "react";
import { askHub } from "../identity/caller.js";
import { useLocale } from "../language/use-locale.js";
import type { ExportFile } from "../navigation/export-files.js";

interface CallersFilesProps {
  readonly name: string;
  readonly files: readonly ExportFile[];
}

/** Files that the hub gives to who is signed in: they are asked for with the caller's token. */
export function CallersFiles({ name, files }: CallersFilesProps) {
  const { t } = useLocale();
  const [problem, setProblem] = useState<string>();
  const take = async ({ address }: ExportFile) => {
    setProblem(undefined);
    setProblem(await saveFile(address).catch(() => t("export.failed")));
  };
  return (
    <>
      {files.map((file, index) => (
        <span key={file.format}>
          {index > 0 && <span aria-hidden="true"> · </span>}
          <button type="button" onClick={() => void take(file)}>
            {file.format}
            <span className="visually-hidden"> {name}</span>
          </button>
        </span>
      ))}
      {problem !== undefined && <span role="alert"> {problem}</span>}
    </>
  );
}

/** Resolves with what is wrong, if anything is. */
async function saveFile(address: string): Promise<string | undefined> {
  const answer = await askHub(address);
  if (!answer.ok) {
    const { errors }: { errors?: { message: string }[] } = await answer.json();
    throw new Error(errors?.[0]?.message);
  }
  const [, name = address.slice(address.lastIndexOf("/") + 1)] =
    /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "") ?? [];
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: name }).click();
  URL.revokeObjectURL(url);
  return undefined;
}
