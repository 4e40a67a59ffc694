import { useState } from "react";
import { askHub } from "../identity/caller.js";
import { formatClock, VIETNAM } from "../language/format.js";
import { useLocale } from "../language/use-locale.js";
import { dayInVietnam } from "../language/vietnam-time.js";
import type { ExportFile } from "../navigation/export-files.js";

interface LinkToFileProps {
  readonly name: string;
  readonly file: ExportFile;
}

/** Copies a link by which a program, such as Power Query, gets the file that the caller may have, and says until when. */
export function LinkToFile({ name, file }: LinkToFileProps) {
  const { t, language, date } = useLocale();
  const [told, setTold] = useState<string>();
  const copy = async () => {
    const { address, validUntil } = await makeLink(file);
    await navigator.clipboard.writeText(address);
    const hour = formatClock(new Date(validUntil), language, VIETNAM);
    setTold(t("export.linkCopied", { hour, day: date(dayInVietnam(validUntil)) }));
  };
  return (
    <>
      <span aria-hidden="true"> · </span>
      <button type="button" onClick={() => void copy().catch(() => setTold(t("export.noLink")))}>
        {t("export.copyLink")}
        <span className="visually-hidden"> {name}</span>
      </button>
      <span role="status" className="note">
        {" "}
        {told}
      </span>
    </>
  );
}

async function makeLink({
  address,
}: ExportFile): Promise<{ readonly address: string; readonly validUntil: string }> {
  const answer = await askHub(address, { method: "POST" });
  if (!answer.ok) throw new Error(`The hub made no link: ${answer.status}`);
  return answer.json();
}
