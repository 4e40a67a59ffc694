import type { CalendarDictionary } from "./calendar-vi.js";

/** What the calendar says. */
export const en: CalendarDictionary = {
  calendar: {
    lead: "When commitments and evaluation rounds are due, what was signed and what is observed, month by month.",
    month: "{{month}}/{{year}}",
    months: "Other months",
    thisMonth: "Back to this month",
    empty: "Nothing was published for this month.",
    before: "Last before:",
    after: "Next:",
    ofProgramme: "Of the programme",
    ofOrganisation: "Of the organisation",
    everyOrganisation: "None chosen",
    kind: {
      ceremony: "{{name}}",
      due: "Due: {{code}} {{name}}",
      roundDue: "Due: evaluation round {{number}}, {{code}}",
      roundComputed: "Due as computed, not published: evaluation round {{number}}, {{code}}",
      roundHeld: "Held: evaluation round {{number}}, {{code}}",
      observance: "{{name}} {{year}}",
    },
    feeds: "Into your own calendar",
    feedsLead:
      "The same days stand at these .ics addresses. Add one to Outlook, Google Calendar or a phone (subscribe by address), and it stays up to date.",
  },
};
