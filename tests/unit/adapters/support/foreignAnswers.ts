import { errorBodyOf } from '@daybook/protocol';
import type { Answer } from './standInServer.ts';

const HTML = '<!doctype html><title>Welcome to the hotel</title><form>Room number</form>';

/** What portals, proxies and platforms answer in place of the server that was asked. */
export const FOREIGN_ANSWERS: Readonly<Record<string, Answer>> = {
  'a portal’s page': { status: 200, body: HTML },
  'an empty success': { status: 200 },
  'an empty object': { status: 200, body: {} },
  'an empty list': { status: 200, body: [] },
  'nothing, in JSON': { status: 200, body: 'null' },
  'half an answer': { status: 200, body: '{"dataType":"TO' },
  'no content': { status: 204 },
  'not modified': { status: 304 },
  'a broken request': { status: 400, body: HTML },
  'a proxy that wants a password': { status: 401 },
  'a filter’s page': { status: 403, body: HTML },
  'a path that is gone': { status: 404, body: HTML },
  'a proxy’s own sign-in': { status: 407, body: HTML },
  'an empty conflict': { status: 409 },
  'an empty 410': { status: 410 },
  'a page that is gone': { status: 410, body: HTML },
  'a 410 in JSON': { status: 410, body: { error: 'gone' } },
  'a proxy’s limit': { status: 429, body: 'Slow down' },
  'a broken proxy': { status: 500, body: { error: { code: 500, message: 'Oops' } } },
  'a bad gateway': { status: 502, body: HTML },
  'an outage of the platform': {
    status: 503,
    body: { error: { code: 503, message: 'The service is unavailable.', status: 'UNAVAILABLE' } },
  },
  'a gateway that waited': { status: 504, body: 'upstream request timeout' },
  'a portal by the book': { status: 511, body: HTML },
  'another status than its own reason’s': {
    status: 403,
    body: errorBodyOf('CURSOR_EXPIRED', 'replayed'),
  },
  'another reason than its own status’s': {
    status: 410,
    body: errorBodyOf('UNAVAILABLE', 'replayed'),
  },
  'another status than its own code’s': {
    status: 410,
    body: { error: { ...errorBodyOf('CURSOR_EXPIRED', 'replayed').error, code: 403 } },
  },
  'an error without a reason': {
    status: 410,
    body: { error: { code: 410, status: 'OUT_OF_RANGE', message: 'Gone', details: [] } },
  },
};
