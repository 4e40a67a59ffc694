/**
 * What is asked in the benchmark: subgraphs, their data and one query each. All data is made from numbers, so two
 * runs ask and answer the same bytes. The texts are Vietnamese: most letters take two or three bytes in UTF-8.
 *
 * A workload is `{ subgraphs, root, entities, query }`. Members and the reference answer use graphql-js's default
 * resolvers over the same objects: `root` holds the root fields, `entities` every entity by type and id.
 */

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])\n`;

const COMMUNES = [
  "Hải Lăng",
  "Triệu Phong",
  "Cam Lộ",
  "Gio Linh",
  "Vĩnh Linh",
  "Đakrông",
  "Hướng Hóa",
  "Ái Tử",
];
const TOPICS = [
  "Xóa mù chữ",
  "Tin học căn bản",
  "Kỹ thuật trồng lúa",
  "Chăm sóc sức khỏe",
  "Tiếng Anh giao tiếp",
];
const SENTENCES = [
  "Lớp học buổi tối dành cho người lao động, phụ nữ và người cao tuổi trên địa bàn xã.",
  "Học viên được phát tài liệu miễn phí và được hỗ trợ chi phí đi lại trong suốt khóa học.",
  "Giảng viên là cán bộ hưu trí, giáo viên tình nguyện và đoàn viên thanh niên của huyện.",
  "Sau khóa học, trung tâm tổ chức đánh giá và trao giấy chứng nhận cho người học.",
];
const FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Võ"];

const pick = (list, index) => list[index % list.length];

/** By name, with an optional size: `main`, `main*10`, `members*16`, `depth*8`. */
export function createWorkload(name) {
  const [kind, size] = name.split("*");
  const make = { main: createMain, members: createMembers, depth: createDepth }[kind];
  if (!make) throw new Error(`There is no workload "${name}"`);
  return make(Number(size ?? 1));
}

/** Communes, their learning centres, what happens there and who organises it: seven requests to four members. */
function createMain(size) {
  const organisations = range(12).map((index) => ({
    id: `to-chuc-${index}`,
    name: `Hội Khuyến học ${pick(COMMUNES, index)}`,
    chair: `${pick(FAMILIES, index)} Thị Thanh Hương`,
    phone: `0233 3${String(100_000 + index * 37).slice(1)}`,
  }));
  let centreCount = 0;
  let activityCount = 0;
  const createActivity = () => {
    const index = activityCount++;
    return {
      id: `hoat-dong-${index}`,
      title: `${pick(TOPICS, index)} – khóa ${index + 1}`,
      summary: `${pick(SENTENCES, index)} ${pick(SENTENCES, index + 1)}`,
      startsOn: `2026-0${(index % 9) + 1}-15`,
      seats: 20 + (index % 15),
      organiser: pick(organisations, index * 5),
    };
  };
  const createCentre = () => {
    const index = centreCount++;
    return {
      id: `trung-tam-${index}`,
      name: `Trung tâm học tập cộng đồng ${pick(COMMUNES, index)} ${index + 1}`,
      address: `Thôn ${index + 1}, xã ${pick(COMMUNES, index + 3)}, tỉnh Quảng Trị`,
      rooms: 3 + (index % 5),
      isOpen: index % 7 !== 0,
      activities: range(4).map(createActivity),
    };
  };
  const communes = range(18 * size).map((index) => ({
    id: `xa-${index}`,
    name: `Xã ${pick(COMMUNES, index)} ${index + 1}`,
    code: String(19_000 + index),
    population: 4_000 + index * 13,
    learners: 900 + index * 3,
    share() {
      return Math.round((this.learners * 1_000) / this.population) / 10;
    },
    centres: range(2).map(createCentre),
  }));
  const centres = communes.flatMap((commune) => commune.centres);
  const upcoming = range(14 * size).map((index) => ({
    ...createActivity(),
    centre: centres[(index * 11) % centres.length],
  }));
  return {
    subgraphs: [
      {
        name: "registry",
        sdl: `${LINK}
          type Query { communes: [Commune!]! }
          type Commune @key(fields: "id") { id: ID! name: String! code: String! population: Int! }`,
      },
      {
        name: "education",
        sdl: `${LINK}
          type Commune @key(fields: "id") { id: ID! centres: [Centre!]! }
          type Centre @key(fields: "id") { id: ID! name: String! address: String rooms: Int! isOpen: Boolean! }`,
      },
      {
        name: "activities",
        sdl: `${LINK}
          type Query { upcoming: [Activity!]! }
          type Centre @key(fields: "id") { id: ID! activities: [Activity!]! }
          type Activity {
            id: ID! title: String! summary: String startsOn: String! seats: Int!
            organiser: Organisation! centre: Centre
          }
          type Organisation @key(fields: "id", resolvable: false) { id: ID! }`,
      },
      {
        name: "association",
        sdl: `${LINK}
          type Query { partners: [Organisation!]! }
          type Commune @key(fields: "id") { id: ID! population: Int! @external learners: Int! share: Float @requires(fields: "population") }
          type Organisation @key(fields: "id") { id: ID! name: String! chair: String! phone: String }`,
      },
    ],
    root: { communes, upcoming, partners: organisations },
    entities: { Commune: byId(communes), Centre: byId(centres), Organisation: byId(organisations) },
    query: `query Overview {
      communes {
        id name code population learners share
        centres { ...Centre activities { ...Activity } }
      }
      upcoming { ...Activity centre { ...Centre } }
      partners { id name chair phone }
    }
    fragment Centre on Centre { id name address rooms isOpen }
    fragment Activity on Activity { id title summary startsOn seats organiser { id name chair phone } }`,
  };
}

/** One list whose items have one text from each of so many members: all but the first are asked at once. */
function createMembers(count) {
  const items = range(40).map((index) => {
    const texts = range(count).map((member) => [`text${member}`, pick(SENTENCES, index + member)]);
    return { id: `muc-${index}`, ...Object.fromEntries(texts) };
  });
  return {
    subgraphs: range(count).map((member) => ({
      name: `member${member}`,
      sdl: `${LINK}${member === 0 ? "type Query { items: [Item!]! }" : ""}
        type Item @key(fields: "id") { id: ID! text${member}: String! }`,
    })),
    root: { items },
    entities: { Item: byId(items) },
    query: `{ items { id ${range(count)
      .map((member) => `text${member}`)
      .join(" ")} } }`,
  };
}

/** A chain: each level is known to another member, which can only be asked when the level before is known. */
function createDepth(depth) {
  const levels = range(depth).map((level) =>
    range(20).map((index) => ({ id: `bac-${level}-${index}`, text: pick(SENTENCES, index + level) })),
  );
  for (const [level, items] of levels.entries()) {
    const next = levels[level + 1];
    if (next) for (const [index, item] of items.entries()) item.next = next[index];
  }
  const typeOf = (level) =>
    `type Level${level} @key(fields: "id") { id: ID! text: String! ${level + 1 < depth ? `next: Level${level + 1}!` : ""} }`;
  const selection = (level) => `{ id text ${level + 1 < depth ? `next ${selection(level + 1)}` : ""} }`;
  return {
    subgraphs: range(depth).map((level) => ({
      name: `member${level}`,
      sdl: `${LINK}${level === 0 ? "type Query { items: [Level0!]! }" : ""}
        ${typeOf(level)}
        ${level + 1 < depth ? `type Level${level + 1} @key(fields: "id", resolvable: false) { id: ID! }` : ""}`,
    })),
    root: { items: levels[0] },
    entities: Object.fromEntries(levels.map((items, level) => [`Level${level}`, byId(items)])),
    query: `{ items ${selection(0)} }`,
  };
}

function range(count) {
  return Array.from({ length: count }, (_, index) => index);
}

function byId(items) {
  return new Map(items.map((item) => [item.id, item]));
}
