/** One operation that every member contributes to. */
export const EXAMPLE_QUERY = `# Chương trình phối hợp Quảng Trị:
# một truy vấn, bốn thành viên trả lời.
# The Quảng Trị programme:
# one query, answered by four members.
query Programme {
  programme(code: "QT-2021-2025") {
    id
    code
    title { vi en }
    period { from to }
    ceremony { heldOn host { name { vi } } }
    declaredPartyCount
    parties { role organisation { name { vi } } }
    commitments { id code title { vi en } state }
    unit {
      name { vi }
      educationFigures { indicatorCode printedText source { publisher title } }
      womensUnionFigures { indicatorCode printedText source { publisher title } }
      youthUnionFigures { indicatorCode printedText source { publisher title } }
    }
    targets { indicator { code name { vi } } year value document { number title { vi } } }
  }
}
`;

/** Writing needs the key that `npm start` prints. */
export const EXAMPLE_MUTATION = `# Cần khóa ghi mà npm start in ra:
# mở thẻ Headers, điền sau "Bearer ".
# Needs the write key printed by npm start:
# open Headers and put it after "Bearer ".
mutation SetState($commitmentId: ID!) {
  setCommitmentState(commitmentId: $commitmentId, state: IN_PROGRESS) {
    code
    state
    stateChangedAt
  }
}
`;

/** Stays open and shows each change as it happens. */
export const EXAMPLE_SUBSCRIPTION = `# Điền programmeId vào thẻ Variables:
# đó là trường id của truy vấn thứ nhất.
# Put the programmeId into Variables:
# it is the id from the first query.
subscription Watch($programmeId: ID!) {
  commitmentChanged(programmeId: $programmeId) {
    cursor
    changedAt
    member
    commitment { code state }
  }
}
`;
