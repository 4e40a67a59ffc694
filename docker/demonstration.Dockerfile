# Loads the published examples into the members' databases, and ends: profile "demo" of compose.yaml.
FROM node:26-slim
WORKDIR /hub
COPY . .
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --include-workspace-root --workspace=@hub/local \
 && npx turbo run build --filter=@hub/local
USER node
CMD ["node", "local/dist/demonstration/load.js"]
