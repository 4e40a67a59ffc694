// Jest's globalTeardown: runs after failed tests too.
export default async function tearDownRun() {
  const { postgres, sharing } = globalThis.hubTestRun ?? {};
  await Promise.all([postgres?.stop(), sharing?.stop()]);
}
