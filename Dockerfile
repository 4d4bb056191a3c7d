# glibc on purpose: the Temporal SDK's native part has no musl build.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Not `npm ci`: it refuses a lock that lacks the platform packages of another system.
RUN npm install --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:20-bookworm-slim
# Workflow code must see the same local time on every worker.
ENV NODE_ENV=production TZ=UTC CAIGOU_HOME=/var/lib/caigou
WORKDIR /app
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/policies ./policies
COPY --from=build /app/bin/caigou.mjs /app/bin/find-temporal.mjs ./bin/
RUN mkdir -p /var/lib/caigou && chown node:node /var/lib/caigou
USER node
VOLUME /var/lib/caigou
EXPOSE 8080
ENTRYPOINT ["node", "/app/bin/caigou.mjs"]
CMD ["--help"]
