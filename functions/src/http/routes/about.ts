import { DATA_TYPES, LIMITS, SCHEMA_VERSION, type ServerConfig } from '@daybook/protocol';
import { Hono } from 'hono';
import { openApiDocument } from '../../openapi/document.ts';
import type { RequestEnv } from '../env.ts';
import { methodNotAllowed } from '../errors.ts';

const CONFIG: ServerConfig = {
  apiVersion: 'v1',
  schema: SCHEMA_VERSION,
  dataTypes: [...DATA_TYPES],
  limits: LIMITS,
};

/** GET `/config` and `/openapi.json`, for everybody (SPEC A18). */
export function aboutRoutes() {
  const routes = new Hono<RequestEnv>();
  routes.get('/config', (c) => c.json(CONFIG, 200, FOR_AN_HOUR));
  routes.get('/openapi.json', (c) => c.json(openApiDocument(), 200, FOR_AN_HOUR));
  for (const path of ['/config', '/openapi.json']) routes.all(path, methodNotAllowed('GET, HEAD'));
  return routes;
}

const FOR_AN_HOUR = { 'Cache-Control': 'public, max-age=3600' };
