const EXPLORER = "/truy-van";

/** One of each kind of thing that has a page of its own. */
const EXAMPLES = `{
  figures(indicators: ["LM03"], first: 1, includeEnded: true) { nodes { id } }
  administrativeUnits(search: "quan 11", first: 1) { nodes { id } }
  policyDocument(number: "387/QĐ-TTg") { id }
  programme(code: "QT-2021-2025") { parties { organisation { id } } }
}`;

/**
 * Every page that the hub serves, with an address at which there is one.
 *
 * @param {string} url
 * @returns {Promise<{ page: string, address: string }[]>}
 */
export async function readAddresses(url) {
  const [{ pages }, { data }] = await Promise.all([readJson(`${url}/addresses.json`), ask(url, EXAMPLES)]);
  const examples = {
    "/chuong-trinh/:code": "QT-2021-2025",
    "/dia-ban/:id": data.administrativeUnits.nodes[0].id,
    "/co-quan/:id": data.programme.parties[0].organisation.id,
    "/so-lieu/:id": data.figures.nodes[0].id,
    "/chi-so/:code": "LM03",
    "/van-ban/:id": data.policyDocument.id,
  };
  const filledIn = pages.map((page) => {
    if (page.includes(":") && !examples[page])
      throw new Error(`${page} has no example in ${import.meta.url}`);
    return { page, address: page.replace(/:\w+$/, examples[page]) };
  });
  return [...filledIn, { page: EXPLORER, address: EXPLORER }];
}

async function ask(url, query) {
  return readJson(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
}

async function readJson(url, init) {
  return (await fetch(url, init)).json();
}
