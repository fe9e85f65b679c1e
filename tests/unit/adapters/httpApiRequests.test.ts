import assert from 'node:assert/strict';
import { formatCursor, START } from '@daybook/protocol';
import { httpAccountDoor } from '../../../extension/src/adapters/httpAccountDoor.ts';
import { useWaits } from '../../fakes/waits.ts';
import { TODO } from '../../fixtures/items.ts';
import { apiDoorTo, requestTo } from './support/apiDoor.ts';
import { COMMIT, CURSOR, PAGE } from './support/apiExchange.ts';
import { respond, standInServer } from './support/standInServer.ts';

describe('What httpApiDoor asks', () => {
  const waits = useWaits();

  it('A1, P1, P3: asks for what is new behind a cursor, as many changes as are wanted', async () => {
    const server = await standInServer((_, response) => respond(response, { status: 503 }));
    const door = apiDoorTo(server.url);
    await door.pull('ada', 'HABITS', { version: 3, commitId: 'c3', after: 't1' }, 25);
    const { method, url } = server.asked[0] ?? {};
    assert.equal(method, 'GET');
    const { pathname, searchParams } = new URL(url ?? '', server.url);
    assert.equal(pathname, '/sync/HABITS');
    const since = formatCursor({ version: 3, commitId: 'c3', after: 't1' });
    assert.deepEqual(Object.fromEntries(searchParams), { since, limit: '25' });
  });

  it('A4, A5: sends the version and the cursor that a commit goes on top of, values and deletions', async () => {
    const bodies: string[] = [];
    const server = await standInServer((request, response) => {
      let text = '';
      request.on('data', (part) => {
        text += part;
      });
      request.on('end', () => {
        bodies.push(text);
        respond(response, { status: 503 });
      });
    });
    const deletion = { id: 't2', value: null, editedAt: 2 };
    const changes = [...COMMIT.changes, deletion];
    await apiDoorTo(server.url).push('ada', 'TODOS', { ...COMMIT, changes }, CURSOR);
    const { method, url, headers } = server.asked[0] ?? {};
    assert.deepEqual([method, url], ['PUT', '/sync/TODOS']);
    assert.equal(headers?.['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(bodies[0] ?? ''), {
      ...{ version: 1, parent: 'c1', since: '1~c1@1800000000000', commitId: 'c2' },
      ...{ deviceId: 'device-a', schema: 1 },
      changes: [
        { id: 't1', value: TODO, editedAt: 1 },
        { id: 't2', deleted: true, editedAt: 2 },
      ],
    });
  });

  it('P17: waits 20 seconds for an answer, and as long as it is told to for a large one', async () => {
    const server = await standInServer((_, response) => respond(response, { status: 503 }));
    await apiDoorTo(server.url).pull('ada', 'TODOS', START, 20);
    const account = httpAccountDoor(requestTo(server.url), { standing: async () => 'valid' });
    await account.exportAccount('ada');
    await account.deleteAccount('ada');
    assert.deepEqual(waits.signals, [20_000, 120_000, 120_000]);
  });

  it('A19: requests say whose they are, and bypass caches', async () => {
    const server = await standInServer((_, response) =>
      respond(response, { status: 200, body: PAGE, headers: { 'Set-Cookie': 'portal=1' } }),
    );
    const door = apiDoorTo(server.url);
    await door.pull('ada', 'TODOS', START, 20);
    await door.push('ada', 'TODOS', COMMIT, CURSOR);
    for (const { headers } of server.asked) {
      assert.equal(headers.authorization, 'Bearer token-of-ada');
      assert.equal(headers['daybook-user'], 'ada');
      assert.equal(headers['cache-control'], 'no-cache');
      assert.equal(headers.cookie, undefined);
    }
  });
});
