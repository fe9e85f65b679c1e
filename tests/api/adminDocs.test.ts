import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { type DATA_TYPES, HEAD_RENEWAL, type PullPage, paths } from '@daybook/protocol';
import { admin } from '../../tools/clients/admin.ts';
import { apiClient, refusalOf } from '../../tools/clients/apiClient.ts';
import { newUser } from '../../tools/clients/users.ts';
import { REPO_ROOT } from '../../tools/project.ts';
import { daysOld } from '../fixtures/cursors.ts';
import { HABIT, TODO } from '../fixtures/items.ts';
import { storedOf } from './support/stored.ts';

const run = promisify(execFile);
const read = (path: string) => readFile(`${REPO_ROOT}${path}`, 'utf8');

describe('docs/ADMIN.md', () => {
  let text: string;
  before(async () => {
    text = await read('docs/ADMIN.md');
  });
  const named = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, it]) => it))];

  it('names documents where they are', () => {
    const known = [
      paths.user('{uid}'),
      paths.subscription('{uid}'),
      paths.head('{uid}', '{dataType}' as (typeof DATA_TYPES)[number]),
      paths.device('{uid}', '{deviceId}'),
      `${paths.stripeSubscriptions('{uid}')}/{id}`,
      paths.stripeCustomer('{uid}'),
      paths.devices('{uid}'),
    ];
    const said = named(/`((?:users|subscriptions|customers)\/\{uid\}[^`.]*)/g);
    assert.ok(said.length > 4);
    assert.deepEqual(
      said.filter((path) => !known.includes(path ?? '')),
      [],
    );
  });

  it('names files, settings, functions and log lines that there are', async () => {
    for (const path of named(/`((?:functions|bench|docs)\/[\w./]+)`/g)) {
      if (!path?.endsWith('PROJECT')) assert.ok(existsSync(`${REPO_ROOT}${path}`), path);
    }
    const env = await read('.env.example');
    const settings = named(/`(DAYBOOK_\w+)`/g);
    assert.ok(settings.length > 4);
    for (const name of settings) assert.ok(env.includes(`${name}=`), name);
    const index = await read('functions/src/index.ts');
    const functions = [...index.matchAll(/^export const (\w+) =/gm)].map(([, name]) => name);
    assert.ok(functions.length > 4);
    for (const name of functions) assert.ok(text.includes(`\`${name}\``), name);
    const sources = (await run('cat', await sourceFiles())).stdout;
    const [, table = ''] = /^\| text \| severity.*?\n(.*?)\n\n/ms.exec(text) ?? [];
    const cells = [...table.matchAll(/^\| (.*?) \|/gm)].map(([, cell = '']) => cell);
    const lines = cells.flatMap((cell) => [...cell.matchAll(/`(.*?)`/g)].map(([, line]) => line));
    assert.ok(lines.length > 7);
    for (const line of lines) assert.ok(sources.includes(`'${line}'`), line);
  });

  it('says how the log names a user', async () => {
    const [, command = ''] = /`(printf %s UID .*?)`/.exec(text) ?? [];
    const { stdout } = await run('bash', ['-c', command]);
    const hash = createHash('sha256').update('UID').digest('base64url').slice(0, 16);
    assert.equal(stdout.trim(), hash);
  });

  it('P6, P7: renews heads after a restore, so that every device pulls in full', async () => {
    const client = apiClient(await newUser());
    const change = (id: string) => ({ id, value: TODO, editedAt: 1 });
    const commit = (version: number, parent: string | null, id: string) =>
      client.put('/sync/TODOS', { version, parent, commitId: `c-${id}`, changes: [change(id)] });
    await commit(0, null, 'kept');
    const [, script = ''] = /^```js\n(.*?)^```$/ms.exec(text) ?? [];
    await run(process.execPath, ['--input-type=module', '-e', script], { cwd: REPO_ROOT });
    // One that the restored history would overtake, and one that is ahead of it.
    for (const cursor of [daysOld('1~c-kept'), daysOld('2~c-lost')]) {
      assert.equal(
        refusalOf(await client.get(`/sync/TODOS?since=${cursor}`)),
        '410 CURSOR_EXPIRED',
      );
    }
    const page = (await client.get('/sync/TODOS?since=0')).json<PullPage>();
    assert.deepEqual(
      page.changes.map(({ id }) => id),
      ['kept'],
    );
    const after = await client.get(`/sync/TODOS?since=${page.cursor}`);
    assert.deepEqual(after.json<PullPage>().changes, []);
    assert.equal((await commit(page.version, page.commitId, 'next')).status, 200);
    // A type that was first written after the snapshot: its devices may not take the next version 1 for theirs.
    assert.equal(refusalOf(await client.get('/sync/HABITS?since=1~c-lost')), '410 CURSOR_EXPIRED');
    const habits = (await client.get('/sync/HABITS?since=0')).json<PullPage>();
    assert.ok(habits.version > HEAD_RENEWAL);
    assert.deepEqual(habits.changes, []);
    const habit = { id: 'h', value: HABIT, editedAt: 1 };
    const put = { version: habits.version, parent: habits.commitId, changes: [habit] };
    assert.equal((await client.put('/sync/HABITS', put)).status, 200);
  });

  it('D19: mends a head without version when it renews it', async () => {
    const user = await newUser();
    const client = apiClient(user);
    await client.put('/sync/TODOS', {
      version: 0,
      parent: null,
      changes: [{ id: 't', value: TODO, editedAt: 1 }],
    });
    const head = admin().db.doc(paths.head(user.uid, 'TODOS'));
    await head.update({ version: 'one' });
    const [, script = ''] = /^```js\n(.*?)^```$/ms.exec(text) ?? [];
    await run(process.execPath, ['--input-type=module', '-e', script], { cwd: REPO_ROOT });
    const page = (await client.get('/sync/TODOS?since=0')).json<PullPage>();
    assert.ok(page.version > HEAD_RENEWAL);
    assert.equal(page.changes[0]?.id, 't');
  });

  it('removes after a restore what came back of deleted accounts, and nothing else', async () => {
    const { db } = admin();
    const user = await newUser();
    const gone = `gone-${user.uid}`;
    for (const uid of [user.uid, gone]) {
      await db.doc(paths.item(uid, 'TODOS', 't1')).set({ version: 1 });
      await db.doc(paths.stripeCustomer(uid)).set({ stripeId: 'cus_1' });
    }
    const before = await storedOf(user.uid);
    const [, script = ''] = /^```js\n(\/\/ remove-deleted.*?)^```$/ms.exec(text) ?? [];
    await run(process.execPath, ['--input-type=module', '-e', script], { cwd: REPO_ROOT });
    assert.deepEqual(await storedOf(gone), {});
    assert.deepEqual(await storedOf(user.uid), before);
  });
});

async function sourceFiles(): Promise<string[]> {
  const { stdout } = await run('git', ['ls-files', 'functions/src/*.ts'], { cwd: REPO_ROOT });
  return stdout
    .trim()
    .split('\n')
    .map((path) => `${REPO_ROOT}${path}`);
}
