// Sources import "./x.js" as Node will see them after the build; under Jest the file is still "./x.ts".
module.exports = (request, options) => {
  if (!/^\.{1,2}\/.*\.js$/.test(request)) return options.defaultResolver(request, options);
  const stem = request.slice(0, -3);
  for (const candidate of [request, `${stem}.ts`, `${stem}.tsx`]) {
    try {
      return options.defaultResolver(candidate, options);
    } catch {}
  }
  return options.defaultResolver(request, options);
};
