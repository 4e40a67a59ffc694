import { session } from "../identity/caller.js";
import { useLocale } from "../language/use-locale.js";
import { calendarFile, type ExportFile, type ExportList, listFiles } from "../navigation/export-files.js";
import { CallersFiles } from "./callers-files.js";
import { LinkToFile } from "./link-to-file.js";
import { useInBrowser } from "./use-in-browser.js";
import "./export-links.css";

/** A list as files. */
export interface ListAsFile {
  /** What is shown above, as its heading or caption names it. */
  readonly name: string;
  readonly list: ExportList;
  /** Those of the page, by the names of the arguments of `Query`'s field. */
  readonly filters?: Parameters<typeof listFiles>[1];
  /** Only for who is signed in: a link would ask as a stranger. */
  readonly isForCaller?: boolean;
}

/** The list above as files to take along, with the page's filters. */
export function ExportLinks({ name, list, filters = {}, isForCaller = false }: ListAsFile) {
  const { t, language } = useLocale();
  const files = listFiles(list, filters, language);
  const workbook = files.find(({ format }) => format === "XLSX");
  // Pages that are not served over HTTPS or by this machine have no clipboard.
  const mayCopyLink = useInBrowser(session !== undefined && isSecureContext);
  return (
    <p className="export-links">
      {t("export.take")}{" "}
      {isForCaller ? <CallersFiles name={name} files={files} /> : <Files name={name} files={files} />}
      {mayCopyLink && workbook && <LinkToFile name={name} file={workbook} />}
    </p>
  );
}

interface CalendarLinkProps {
  readonly kind: "programmes" | "organisations";
  /** A programme's code, an organisation's id. */
  readonly of: string;
}

/** The calendar of a programme or an organisation, which programs can subscribe to. */
export function CalendarLink({ kind, of }: CalendarLinkProps) {
  const { t, language } = useLocale();
  return (
    <p className="export-links">
      {t("export.subscribe")} <Files name={t("export.calendar")} files={[calendarFile(kind, of, language)]} />
    </p>
  );
}

export interface FilesProps {
  readonly name: string;
  readonly files: readonly ExportFile[];
}

function Files({ name, files }: FilesProps) {
  return files.map(({ format, address }, index) => (
    <span key={format}>
      {index > 0 && <span aria-hidden="true"> · </span>}
      {/* Not as a download: what cannot be had is told on a page. */}
      <a href={address}>
        {format}
        <span className="visually-hidden"> {name}</span>
      </a>
    </span>
  ));
}
