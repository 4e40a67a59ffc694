import { useLocale } from "../../language/use-locale.js";
import { useAddressState } from "../../navigation/address-state.js";
import { listFiles } from "../../navigation/export-files.js";
import { hubUrl } from "../../navigation/hub-addresses.js";
import { useHubFile } from "../../queries/use-hub-file.js";
import { CodeText } from "../../ui/code-text.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";
import { Table } from "../../ui/table.js";
import { DEVELOPER_PARAMETERS } from "./address.js";
import { describedIn } from "./described-in.js";
import { WayLinks } from "./way-links.js";
import { writeFileRequest } from "./write-file-request.js";

const LISTS = "/export/lists.json";

/** `/export/lists.json`. */
interface ExportLists {
  readonly lists: readonly ExportedList[];
}

interface ExportedList {
  readonly name: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly parameters: readonly {
    readonly name: string;
    readonly type: string;
    readonly description: string;
  }[];
  readonly columns: readonly {
    readonly key: string;
    readonly type: string;
    readonly label: { readonly vi: string; readonly en: string };
  }[];
}

/** How to take a list along as a file, and each list with what its address takes and its file has. */
export function ExportListsPart() {
  const { t } = useLocale();
  const { state } = useAddressState(DEVELOPER_PARAMETERS);
  const query = useHubFile<ExportLists>(LISTS);
  return (
    <>
      <Section id="take-along" title={t("developer.files")} lead={t("developer.filesLead")}>
        <WayLinks />
        <CodeText text={writeFileRequest(state.cach, hubUrl("/export/"))} />
        <ul className="steps">
          <li>{t("developer.form")}</li>
          <li>{t("developer.lang")}</li>
          <li>{t("developer.complete")}</li>
        </ul>
      </Section>
      <Section id="lists" title={t("developer.lists")} lead={t("developer.listsLead")}>
        <QueryBoundary queries={[query]} rows={10}>
          {query.data?.lists.map((list) => (
            <ListOfFile key={list.name} list={list} />
          ))}
        </QueryBoundary>
      </Section>
    </>
  );
}

function ListOfFile({ list: { name, title, parameters, columns } }: { readonly list: ExportedList }) {
  const { t, text, language } = useLocale();
  return (
    <div className="panel export-list" data-list={name}>
      <h3>{text(title)}</h3>
      <p>
        <code className="address">{hubUrl(`/export/${name}.csv`)}</code>
      </p>
      <ul className="export-forms" aria-label={t("developer.download", { list: text(title) })}>
        {listFiles(name, {}, language).map(({ format, address }) => (
          <li key={format}>
            <a href={address}>
              {format}
              <span className="visually-hidden"> ({text(title)})</span>
            </a>
          </li>
        ))}
      </ul>
      <details className="fold">
        <summary>{t("developer.parametersOf", { count: parameters.length })}</summary>
        {parameters.length === 0 ? (
          <p className="note">{t("developer.noParameters")}</p>
        ) : (
          <Table
            caption={t("developer.parametersOf", { count: parameters.length })}
            rows={parameters}
            keyOf={(parameter) => parameter.name}
            columns={[
              { name: t("developer.parameter"), cell: (parameter) => <code>{parameter.name}</code> },
              { name: t("developer.type"), cell: ({ type }) => <code>{type}</code> },
              { name: t("developer.use"), cell: ({ description }) => describedIn(language, description) },
            ]}
          />
        )}
      </details>
      <details className="fold">
        <summary>{t("developer.columnsOf", { count: columns.length })}</summary>
        <Table
          caption={t("developer.columnsOf", { count: columns.length })}
          rows={columns}
          keyOf={({ key }) => key}
          columns={[
            { name: t("developer.column"), cell: ({ key }) => <code>{key}</code> },
            { name: t("developer.columnName"), cell: ({ label }) => text(label) },
            { name: t("developer.type"), cell: ({ type }) => t(`developer.columnType.${columnType(type)}`) },
          ]}
        />
      </details>
    </div>
  );
}

const COLUMN_TYPES = ["text", "code", "number", "flag", "day", "moment"] as const;

/** A newer hub may have types that this page has no word for; all can be read as text. */
function columnType(type: string): (typeof COLUMN_TYPES)[number] {
  return COLUMN_TYPES.find((known) => known === type) ?? "text";
}
