# The image of one member: docker build -f docker/member.Dockerfile --build-arg MEMBER=education .
FROM node:26-slim AS build
ARG MEMBER
WORKDIR /hub
COPY . .
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --include-workspace-root --workspace=@hub/$MEMBER \
 && npx turbo run build --filter=@hub/$MEMBER \
# A second install, without the root, leaves out what only building needs.
 && npm ci --omit=dev --ignore-scripts --no-audit --no-fund --workspace=@hub/$MEMBER

FROM node:26-slim
ARG MEMBER
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
COPY --from=build /hub/package.json /hub/
COPY --from=build /hub/node_modules /hub/node_modules
COPY --from=build /hub/schema /hub/schema
COPY --from=build /hub/program-kit /hub/program-kit
# All members' folders, because npm links the kits into node_modules by their place; only this one is built.
COPY --from=build /hub/services /hub/services
WORKDIR /hub/services/$MEMBER
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --start-interval=1s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
