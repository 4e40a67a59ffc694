import type { NewProgrammeDictionary } from "./new-programme-vi.js";

export const en: NewProgrammeDictionary = {
  newProgramme: {
    title: "Create a coordination programme",
    code: "Programme code",
    codeHint: "One that no other programme has, such as QT-2026-2030.",
    name: "Title",
    periodHint: "As the text has it, such as giai đoạn 2026-2030; left out while it is open.",
    from: "From",
    to: "To the end of",
    everyMonths: "Months between two evaluations",
    source: "Text or draft",
    sourceHint: "The name of the text that it is based on; everybody can read it.",
    partners: "Partners: {{count}}",
    partner: "Partner {{number}}",
    clauses: "What is signed",
    clausesHint:
      "Paste the text: each line with a number (1., Điều 1., I.) is a clause, a line with a) or 1.1. is a part of one; a line without a number goes on with the line above.",
    unread: "Belongs to no clause, and will not be recorded: {{lines}}",
    confirmClauses: "Confirm each clause that was found ({{count}})",
    check: "Check",
    checked: "Nothing is wrong. The programme is not created yet.",
    confirm: "Create the programme",
    change: "Change it",
    done: "The programme is created.",
  },
};
