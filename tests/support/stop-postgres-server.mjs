// Jest's globalTeardown: runs after failed tests too.
export default async function stopPostgresServer() {
  await globalThis.hubTestPostgres?.stop();
}
