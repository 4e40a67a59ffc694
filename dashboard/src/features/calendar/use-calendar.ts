import { useMemo } from "react";
import { OrganisationCalendarDocument, ProgrammesCalendarDocument } from "../../api/generated/operations.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { changesCoordination } from "../../live/what-events-change.js";
import { type HubQuery, useHubQuery } from "../../queries/use-hub-query.js";
import { type CalendarDay, listDays } from "./calendar-days.js";

interface Calendar {
  readonly queries: readonly HubQuery<unknown>[];
  readonly days: readonly CalendarDay[];
  /** Nobody knows the programme or the organisation that was asked for. */
  readonly isOfNobody: boolean;
}

/** The days of one programme, of one organisation, or of all programmes; asked for again when something changes. */
export function useCalendar(programmeCode: string, organisationId: string): Calendar {
  const isOfOrganisation = organisationId !== "";
  const programmes = useHubQuery(ProgrammesCalendarDocument, isOfOrganisation ? undefined : {});
  const organisation = useHubQuery(
    OrganisationCalendarDocument,
    isOfOrganisation ? { id: organisationId } : undefined,
  );
  const query: HubQuery<unknown> = isOfOrganisation ? organisation : programmes;
  useRefetchOnEvents(query.refetch, changesCoordination);
  const nodes = programmes.data?.programmes?.nodes;
  const node = organisation.data?.node;
  const days = useMemo(() => {
    if (!isOfOrganisation) {
      const chosen = (nodes ?? []).filter(({ code }) => programmeCode === "" || code === programmeCode);
      return listDays({
        ceremonies: chosen.map(({ ceremony }) => ceremony),
        commitments: chosen.flatMap(({ commitments }) => commitments),
        rounds: chosen.flatMap(({ evaluationRounds }) => evaluationRounds),
        units: chosen.map(({ unit }) => unit),
      });
    }
    if (node == null || !("participations" in node)) return [];
    return listDays({
      ceremonies: node.participations.map(({ programme }) => programme.ceremony),
      commitments: node.commitments,
      rounds: [
        ...node.participations.flatMap(({ programme }) => programme.evaluationRounds),
        ...node.evaluationRounds,
      ],
      units: [node.unit],
    });
  }, [isOfOrganisation, nodes, node, programmeCode]);
  const isOfNobody = isOfOrganisation
    ? isMissing(organisation, node)
    : programmeCode !== "" &&
      isMissing(
        programmes,
        nodes?.find(({ code }) => code === programmeCode),
      );
  return { queries: [query], days, isOfNobody };
}

function isMissing({ data }: HubQuery<unknown>, found: unknown): boolean {
  return data !== undefined && found == null;
}
