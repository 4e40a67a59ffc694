// Our workspaces are tested as sources: no test waits for a build, and none meets the same module twice.
const OUR_SOURCES = "@hub/source";

module.exports = (request, options) => {
  const resolve = (path) =>
    options.defaultResolver(path, { ...options, conditions: [OUR_SOURCES, ...(options.conditions ?? [])] });
  // Sources import "./x.js" as Node will see them after the build; under Jest the file is still "./x.ts".
  if (!/^\.{1,2}\/.*\.js$/.test(request)) return resolve(request);
  const stem = request.slice(0, -3);
  for (const candidate of [request, `${stem}.ts`, `${stem}.tsx`]) {
    try {
      return resolve(candidate);
    } catch {}
  }
  return resolve(request);
};
