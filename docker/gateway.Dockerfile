# The image of the gateway, which also serves the dashboard: docker build -f docker/gateway.Dockerfile .
FROM node:26-slim AS build
WORKDIR /hub
COPY . .
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --include-workspace-root \
      --workspace=@hub/gateway --workspace=@hub/dashboard \
 && npx turbo run @hub/gateway#build @hub/dashboard#bundle \
# A second install leaves only what the gateway needs at run time; the dashboard is static files by now.
 && npm ci --omit=dev --ignore-scripts --no-audit --no-fund --workspace=@hub/gateway

FROM node:26-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DASHBOARD_DIR=/hub/dashboard/dist
COPY --from=build /hub/package.json /hub/
COPY --from=build /hub/node_modules /hub/node_modules
# With the committed supergraph: the gateway asks nobody for its schema.
COPY --from=build /hub/schema /hub/schema
COPY --from=build /hub/program-kit /hub/program-kit
COPY --from=build /hub/gateway /hub/gateway
COPY --from=build /hub/dashboard/dist /hub/dashboard/dist
# Where a volume is mounted for the access log: made with this owner.
RUN mkdir -p /var/lib/hub/access-log && chown node:node /var/lib/hub/access-log
WORKDIR /hub/gateway
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --start-interval=1s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
