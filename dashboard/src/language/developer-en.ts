import type { DeveloperDictionary } from "./developer-vi.js";

export const en: DeveloperDictionary = {
  developer: {
    lead: "For developers of agencies and partners: ask all members’ data through one GraphQL schema, follow what changes, or take whole lists along as files. Reading needs no key.",
    parts: "The parts of the page on using the data",
    part: {
      "bat-dau": "Start",
      "cong-thuc": "Recipes",
      tep: "Lists as files",
      "luoc-do": "Schema",
    },
    way: "Call with",
    notThisWay:
      "Power Query only reads: it neither writes nor watches. To get what is new, refresh the file changes among “Lists as files”.",
    openInExplorer: "Open in the query tool",
    first: "The first query in three minutes",
    firstLead:
      "Find “p.8 q.11”: an administrative unit that has ended, with its successor. The address below is this hub’s own.",
    steps: {
      run: "Copy the text above and run it. curl runs in a terminal; Python and JavaScript (Node.js from 20, a .mjs file) need no package; Power Query: Data → Get Data → Blank Query → Advanced Editor.",
      read: "The answer is JSON: data has the shape of the query, errors tell what could not be answered, extensions.asOf is the cursor from which to watch what happens after it.",
      goOn: "Change the query in the query tool, which completes and checks it, or take the recipe that is closest to what you need.",
    },
    addresses: "Addresses",
    addressesLead: "They stay the same from version to version.",
    what: "Address of",
    addressOf: "Address",
    use: "What it is for",
    address: {
      graphql: {
        name: "GraphQL",
        use: "Queries and writes, by POST with content-type: application/json; queries by GET as well.",
      },
      stream: {
        name: "Watching over SSE",
        use: "The same address with accept: text/event-stream. Whoever connects again with the last id as Last-Event-ID misses no change.",
      },
      webSocket: {
        name: "Watching over WebSocket",
        use: "The protocol graphql-transport-ws.",
      },
      files: {
        name: "Lists as files",
        use: "CSV, XLSX, JSON; the filters are parameters of the address.",
      },
      calendars: {
        name: "Calendars (.ics)",
        use: "Due dates, evaluation rounds, ceremonies and observances of a programme, or of an organisation: /export/organisations/{id}.ics.",
      },
      schema: {
        name: "The schema (SDL)",
        use: "To generate code, and to check queries before they are deployed.",
      },
      changelog: {
        name: "The schema’s changelog",
        use: "Day by day: what was added, removed or changed, and whether it breaks what was written before.",
      },
      client: {
        name: "The package @hub/client",
        use: "To watch from JavaScript without missing a change; npm install takes it.",
      },
      explorer: { name: "The query tool", use: "Write, check and run queries in the browser." },
    },
    files: "Take a list along as a file",
    filesLead: "Each list is an address to paste into Excel (Power Query), pandas or R.",
    form: "CSV is for Vietnamese Excel unless form=plain is added: then it has commas, decimal points, UTC and headings that never change, for programs.",
    lang: "lang=en gives headings and names in English.",
    complete:
      'A complete file says so: the last line of a CSV is “# complete: 1234”, JSON has "complete": true. An unknown parameter is refused, not ignored.',
    lists: "The lists",
    listsLead: "As /export/lists.json of this hub tells.",
    download: "Download {{list}}",
    parametersOf_one: "{{count}} filter",
    parametersOf_other: "{{count}} filters",
    noParameters: "This list is always taken whole.",
    parameter: "Parameter",
    type: "Type",
    columnsOf_one: "{{count}} column",
    columnsOf_other: "{{count}} columns",
    column: "Column",
    columnName: "Heading",
    columnType: {
      text: "text",
      code: "a code, as text",
      number: "number",
      flag: "true or false",
      day: "day",
      moment: "moment",
    },
    schema: "The schema",
    schemaLead:
      "What the caller can use: with a token, what its roles open as well. Every type, field and argument is described in Vietnamese (first line) and English (second line).",
    rules: {
      nullable:
        "A field that another member answers may be null: while that member is silent the rest is there, and errors name the member.",
      pages:
        "Long lists come in pages, by first and after; 50 elements by default, 200 at most. Whoever needs all takes the file.",
      cost: "A query may cost so much and no more: what lies below a list counts once for each of its elements. Beyond that it is refused with the code TOO_COSTLY, before any member is asked.",
      write:
        "Writing needs a key, sent as authorization: Bearer. The recipes take it from the environment variable HUB_KEY.",
    },
    client: "Watch without missing a change: @hub/client",
    clientLead:
      "A JavaScript package for browsers and Node.js: it reconnects, delivers what was missed in order, or says that it cannot. The hub hands it out; only the two libraries that it uses come from elsewhere.",
    clientSample: "On Node.js the cursor is kept in a file; started again, it goes on where it was:",
    changelog: "The schema’s changelog",
    changelogLead: "Each day’s schema beside the one before. A part is named by its schema coordinate.",
    noChangelog: "This hub keeps no changelog of its schema.",
    noChanges: "Nothing has changed yet.",
    dayOfChanges: "{{day}}: {{count}} changes, of which {{breaking}} may break earlier queries",
    coordinate: "Part of the schema",
    change: "Change",
    changeKind: { ADDED: "added", REMOVED: "removed", CHANGED: "changed", DEPRECATED: "to be removed" },
    fromTo: "{{was}} → {{is}}",
    nothing: "none",
    detail: "Type",
    breaks: "Earlier queries",
    breaking: "▲ may break",
    notBreaking: "still work",
    memberSchemas: "Each member’s part of the schema",
    member: "Member",
    memberCode: "Its name in the data",
  },
  recipe: {
    programme: {
      title: "One coordination programme, answered by all four members",
      lead: "Parties, ceremony, commitments and targets, and the area’s figures from education, the Women’s Union and the Youth Union.",
    },
    figures: {
      title: "The figures of an area",
      lead: "Of the unit and of those that lie in it, also those that have ended; each figure with its printed words and source. For the next page put endCursor into after.",
    },
    search: {
      title: "Find things by what people call them",
      lead: "Without diacritics, with abbreviations; units that have ended lead to their successors.",
    },
    changes: {
      title: "What changed since a day or a cursor",
      lead: "Copy the data once, then take only what is new: the next since is the cursor of the last row.",
    },
    findings: {
      title: "What is still to be checked",
      lead: "What the rules have found, and which member must answer.",
    },
    members: {
      title: "How the members are",
      lead: "Who answers, who has been silent since when, whose schema has just changed.",
    },
    watch: {
      title: "Watch a programme",
      lead: "Each change arrives as it is recorded. Whoever connects again with the last cursor as after misses nothing.",
    },
    write: {
      title: "Set the state of a commitment",
      lead: "Needs an access token of an account that may write. The history tells who changed it, when, and on which source.",
    },
  },
};
