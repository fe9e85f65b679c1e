import assert from 'node:assert/strict';
import { errorBodySchema, LIMITS } from '@daybook/protocol';
import { createApp } from '../../../../functions/src/http/app.ts';
import type { Dependencies } from '../../../../functions/src/http/dependencies.ts';
import { itemQuota } from '../../../../functions/src/sync/itemQuota.ts';
import { nothing } from '../../../../functions/src/sync/snapshot.ts';
import { assertDescribed } from '../../../../tools/clients/assertDescribed.ts';
import { memorySyncStore } from '../../../fakes/memorySyncStore.ts';
import { TODO } from '../../../fixtures/items.ts';
import { onTop } from '../../../fixtures/onTop.ts';

export const NOW = 1_800_000_000_000;
export const JSON_HEADERS = { 'Content-Type': 'application/json' };

/**
 * The app on a store in memory, for a Pro user whose token is their uid; the token `bad` is refused. What it answers is
 * held against the contract.
 */
export function testApp(overrides: Partial<Dependencies> = {}) {
  const logged: Record<string, unknown>[] = [];
  const log = (message: string, fields: Record<string, unknown>) =>
    void logged.push({ message, ...fields });
  let ids = 0;
  const store = memorySyncStore(() => NOW);
  const removed: string[] = [];
  const app = createApp({
    store,
    accounts: {
      profile: async () => ({
        user: null,
        subscription: null,
        billing: nothing(),
        devices: nothing(),
      }),
      isBeingDeleted: async (uid) => removed.includes(uid),
      remove: async (uid) => void removed.push(uid),
    },
    verifyToken: async (token) =>
      token === 'bad'
        ? null
        : { uid: token, signedInAt: NOW / 1000 - 1, pro: true, proUntil: NOW / 1000 + 1 },
    isSignInValid: async () => true,
    rateLimit: { admit: () => ({ outcome: 'pass' }), charge: () => {} },
    quota: itemQuota(LIMITS.maxItemsPerType, () => NOW),
    now: () => NOW,
    newId: () => `id${++ids}`,
    log: { info: log, warn: log, error: log },
    ...overrides,
  });
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = { Authorization: 'Bearer ann', ...(init.headers as Record<string, string>) };
    return app.request(path, { ...init, headers });
  };
  const send = async (method: string, path: string, init: RequestInit = {}) => {
    const response = await request(path, { ...init, method });
    const text = await response.clone().text();
    const isJson = response.headers.get('Content-Encoding') === null && text !== '';
    const body = isJson ? JSON.parse(text) : null;
    const { status } = response;
    if (isJson || text === '') {
      const at = { method, path: path.replace(/^\/v1/, '') };
      assertDescribed({ ...at, status, headers: response.headers, body: body ?? undefined });
    }
    return { response, status, body };
  };
  const put = (body: unknown, headers: Record<string, string> = {}) =>
    send('PUT', '/v1/sync/TODOS', {
      headers: { ...JSON_HEADERS, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { app, request, send, put, logged, store, removed };
}

/** Whatever is refused says why, in a sentence, or for a field (SPEC A3, A7). */
export function reasonOf(body: unknown): string | undefined {
  const { message, details } = errorBodySchema.parse(body).error;
  assert.match(message, /^[A-Z`].{9,}[.]$|: \S/s);
  return details[0]?.reason;
}

/** One todo, on top of `version`. */
export const commitOn = (version: number, id = 't1') => ({
  ...onTop(version),
  changes: [{ id, value: TODO, editedAt: 1 }],
});
