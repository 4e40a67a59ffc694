import { useParams } from "react-router";
import { JustNow } from "../features/just-now/just-now.js";
import { ProgrammeView } from "../features/programme/programme-view.js";
import { useProgramme } from "../features/programme/use-programme.js";
import { useLocale } from "../language/use-locale.js";
import { oneOf, useAddressState } from "../navigation/address-state.js";
import { SHOWN_PARTS } from "../programmes/addresses.js";
import { Page } from "../ui/page.js";
import { printSource } from "../ui/print-source.js";
import { QueryBoundary } from "../ui/query-boundary.js";
import { SourceNotes } from "../ui/source-notes.js";
import { ThingNotFound } from "../ui/thing-not-found.js";

const PARAMETERS = { muc: oneOf(...SHOWN_PARTS) };

/** `/chuong-trinh/:code`: one programme; `muc` names the part that is shown, or all. */
export default function Programme() {
  const { code = "" } = useParams();
  return <ProgrammeWithCode key={code} code={code} />;
}

function ProgrammeWithCode({ code }: { readonly code: string }) {
  const { t, text } = useLocale();
  const { state: address } = useAddressState(PARAMETERS);
  const state = useProgramme(code);
  const { query, programme, commitments } = state;
  const knownNames = new Map(commitments.map((commitment) => [commitment.id, commitment.code] as const));
  return (
    <Page
      title={programme === undefined ? t("quality.programme", { code }) : text(programme.title)}
      parents={[{ to: "/chuong-trinh", name: t("navigation.programmes") }]}
    >
      <QueryBoundary queries={[query]} rows={14}>
        {programme === undefined ? (
          <ThingNotFound to="/chuong-trinh" name={t("navigation.programmes")}>
            {t("failure.notFound", { thing: code })}
          </ThingNotFound>
        ) : (
          <SourceNotes id="programme" sources={[printSource(programme.source)]}>
            <ProgrammeView
              programme={programme}
              state={state}
              shown={address.muc}
              justNow={<JustNow knownNames={knownNames} />}
            />
          </SourceNotes>
        )}
      </QueryBoundary>
    </Page>
  );
}
