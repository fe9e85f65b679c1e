import assert from 'node:assert/strict';
import { usePeople } from './support/people.ts';

const HEADERS = ['Access-Control-Allow-Origin: *', 'Connection: close'];
const OUTAGE = JSON.stringify({
  error: { code: 503, message: 'The service is currently unavailable.', status: 'UNAVAILABLE' },
});

/** Read by whoever signs in to the Wi-Fi of a hotel. */
const PORTAL = '<!doctype html><title>Welcome</title>';

describe('e2e: Auth has trouble', () => {
  const people = usePeople();

  for (const [name, status, type, body] of [
    ['answers 503', '503 Service Unavailable', 'application/json', OUTAGE],
    ['is behind a portal’s page', '200 OK', 'text/html', PORTAL],
    ['answers nothing that says anything', '200 OK', 'application/json', '{}'],
  ] as const) {
    it(`U23: Auth ${name} at the worker’s start: nobody is signed out, and sync goes on`, async () => {
      const user = await people.user();
      const [a, b] = await Promise.all([people.syncedDevice(user), people.syncedDevice(user)]);
      const { auth } = a.device.network;
      const head = [`HTTP/1.1 ${status}`, `Content-Type: ${type}`, ...HEADERS];
      const length = `Content-Length: ${Buffer.byteLength(body)}`;
      const answered = new Promise<void>((resolve) => {
        auth.answerWith([...head, length, '', body].join('\r\n'), resolve);
      });
      await a.device.killWorker();
      await answered;
      await a.tab.addTodo('Milk');
      await b.tab.waitForTodo('Milk');
      auth.answerWith(null);
      await a.device.killWorker();
      await b.tab.addTodo('Bread');
      await a.tab.waitForTodo('Bread');
      await a.tab.waitForStatus('synced');
      assert.equal(await a.tab.pendingCount(), 0);
    });
  }
});
