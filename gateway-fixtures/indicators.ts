/** Types of a register of indicators, with all that its file reads. */
export const INDICATOR_TYPES = `
  type IndicatorConnection { nodes: [Indicator!]! pageInfo: PageInfo! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Indicator {
    code: String! name: Text! definition: Text! unit: String owner: String levels: [String!]!
    frequency: String direction: String basis: [String!]! source: Source
  }
  type Source {
    id: ID! publisher: String title: String publishedAt: String document: SourceDocument locator: String url: String
  }
  type SourceDocument { number: String! }
  type Text { vi: String! en: String }
`;
