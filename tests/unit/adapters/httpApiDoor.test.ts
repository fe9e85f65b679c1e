import assert from 'node:assert/strict';
import { errorBodyOf, REASONS, type Reason, START } from '@daybook/protocol';
import { apiDoorTo, doorAnswering } from './support/apiDoor.ts';
import { COMMIT, CURSOR, PAGE } from './support/apiExchange.ts';
import { FOREIGN_ANSWERS } from './support/foreignAnswers.ts';
import { type Answer, respond, standInServer } from './support/standInServer.ts';

const UNREACHABLE = { outcome: 'unreachable' };
const APPLIED = { dataType: 'TODOS', version: 2, commitId: 'c2', cursor: '2.c2' };

async function pullOf(answer: Answer) {
  return (await doorAnswering(answer)).pull('ada', 'TODOS', START, 20);
}

async function pushOf(answer: Answer) {
  return (await doorAnswering(answer)).push('ada', 'TODOS', COMMIT, CURSOR);
}

describe('httpApiDoor', () => {
  for (const [name, answer] of Object.entries(FOREIGN_ANSWERS)) {
    it(`A19: ${name} is no answer of the door`, async () => {
      assert.deepEqual(await pullOf(answer), UNREACHABLE);
      assert.deepEqual(await pushOf(answer), UNREACHABLE);
    });
  }

  it('A19: a success of another call is no answer', async () => {
    for (const body of [APPLIED, { ...PAGE, dataType: 'HABITS' }, { ...PAGE, cursor: 'rubbish' }]) {
      assert.deepEqual(await pullOf({ status: 200, body }), UNREACHABLE);
    }
    const others = [{ dataType: 'HABITS' }, { commitId: 'c1' }, { commitId: null }];
    for (const body of [PAGE, ...others.map((other) => ({ ...APPLIED, ...other }))]) {
      assert.deepEqual(await pushOf({ status: 200, body }), UNREACHABLE);
    }
    const { outcome } = await pushOf({ status: 200, body: APPLIED });
    assert.equal(outcome, 'applied');
  });

  it('A19: what another address would say is not asked for', async () => {
    const server = await standInServer(({ url }, response) =>
      url === '/sign-in'
        ? respond(response, { status: 200, body: PAGE })
        : respond(response, { status: 302, headers: { Location: '/sign-in' } }),
    );
    assert.deepEqual(await apiDoorTo(server.url).pull('ada', 'TODOS', START, 20), UNREACHABLE);
    assert.equal(server.asked.length, 1);
  });

  it('A19: an answer that breaks off is none', async () => {
    const server = await standInServer((_, response) => {
      response.writeHead(200, { 'Content-Length': '1000' });
      response.write('{', () => response.destroy());
    });
    assert.deepEqual(await apiDoorTo(server.url).pull('ada', 'TODOS', START, 20), UNREACHABLE);
  });

  it('A19: nobody there is no answer, and neither is a token that can’t be had', async () => {
    const server = await standInServer((_, response) => response.destroy());
    assert.deepEqual(await apiDoorTo(server.url).pull('ada', 'TODOS', START, 20), UNREACHABLE);
    const offline = () => Promise.reject(new Error('auth/network-request-failed'));
    const door = apiDoorTo(server.url, { token: offline });
    assert.deepEqual(await door.push('ada', 'TODOS', COMMIT, CURSOR), UNREACHABLE);
    assert.equal(server.asked.length, 1);
  });

  it('A2: an account that isn’t signed in here is refused here', async () => {
    const server = await standInServer((_, response) => response.destroy());
    const door = apiDoorTo(server.url, { token: async () => null });
    const expected = { outcome: 'forbidden', clockOffset: null };
    assert.deepEqual(await door.pull('ada', 'TODOS', START, 20), expected);
    assert.equal(server.asked.length, 0);
  });

  it('A3: each refusal of the door’s own is what its reason says', async () => {
    for (const reason of Object.keys(REASONS) as Reason[]) {
      const { code } = REASONS[reason];
      const answer = { status: code, body: errorBodyOf(reason, 'why') };
      const failed = code === 401 || code === 403 ? 'forbidden' : 'failed';
      const pulled = await pullOf(answer);
      assert.equal(pulled.outcome, reason === 'CURSOR_EXPIRED' ? 'expired' : failed, reason);
      if (pulled.outcome === 'failed') assert.equal(pulled.message, 'why');
      const pushed = await pushOf(answer);
      assert.equal(pushed.outcome, reason === 'REQUEST_TOO_LARGE' ? 'too-large' : failed, reason);
    }
  });

  it('P6: an expired cursor brings what the head is now', async () => {
    for (const [metadata, head] of [
      [
        { version: 7, commitId: 'c7' },
        { version: 7, commitId: 'c7' },
      ],
      [
        { version: 0, commitId: null },
        { version: 0, commitId: null },
      ],
      [
        { version: 7, commitId: 'c7', newer: true },
        { version: 7, commitId: 'c7' },
      ],
      [{}, undefined],
      [{ version: '7', commitId: 'c7' }, undefined],
    ] as const) {
      const result = await pullOf({
        status: 410,
        body: errorBodyOf('CURSOR_EXPIRED', '', metadata),
      });
      assert.ok(result.outcome === 'expired');
      assert.deepEqual(result.head, head);
    }
  });

  it('A5: a conflict brings the page to merge', async () => {
    const { outcome, ...rest } = await pushOf({
      status: 409,
      body: errorBodyOf('VERSION_MISMATCH', '', PAGE),
    });
    assert.equal(outcome, 'conflict');
    assert.ok('page' in rest);
    assert.deepEqual(rest.page, PAGE);
  });

  it('A11: more bytes than anything on the way takes are too many', async () => {
    for (const body of ['<h1>413 Request Entity Too Large</h1>', undefined, {}]) {
      assert.deepEqual(await pushOf({ status: 413, body }), {
        ...{ outcome: 'too-large', clockOffset: null },
      });
      assert.deepEqual(await pullOf({ status: 413, body }), UNREACHABLE);
    }
  });

  it('K1: whatever was its own answer, how far the clock is off goes with it', async () => {
    const now = new Date(Math.floor(Date.now() / 1000) * 1000);
    const headers = { Date: now.toUTCString() };
    const clocks = { wall: () => now.getTime() + 500, monotonic: () => 5 };
    const own = (reason: Reason, metadata = {}) => ({
      ...{ status: REASONS[reason].code as number, headers },
      body: errorBodyOf(reason, 'why', metadata),
    });
    const conflict = own('VERSION_MISMATCH', { ...PAGE });
    const expired = own('CURSOR_EXPIRED');
    for (const [answer, pulled, pushed] of [
      [{ status: 200, headers, body: PAGE }, 'page', null],
      [{ status: 200, headers, body: APPLIED }, null, 'applied'],
      [conflict, 'failed', 'conflict'],
      [own('VERSION_MISMATCH'), 'failed', 'failed'],
      [expired, 'expired', 'failed'],
      [own('REQUEST_TOO_LARGE'), 'failed', 'too-large'],
      [own('PRO_REQUIRED'), 'forbidden', 'forbidden'],
      [own('INTERNAL'), 'failed', 'failed'],
    ] as const) {
      const door = await doorAnswering(answer, clocks);
      for (const [result, outcome] of [
        [await door.pull('ada', 'TODOS', START, 20), pulled],
        [await door.push('ada', 'TODOS', COMMIT, CURSOR), pushed],
      ] as const) {
        if (outcome === null) continue;
        assert.equal(result.outcome, outcome);
        assert.equal('clockOffset' in result && result.clockOffset, 0, outcome);
      }
    }
  });

  it('A5: a conflict without its page is said to be none', async () => {
    const answer = {
      status: 409,
      body: errorBodyOf('VERSION_MISMATCH', 'why', { ...PAGE, cursor: 1 }),
    };
    const result = await pushOf(answer);
    assert.ok(result.outcome === 'failed');
    assert.equal(result.isRefusal, false);
  });

  it('A3: what another try may change is no refusal', async () => {
    for (const [reason, isRefusal] of [
      ['INVALID_REQUEST', true],
      ['UNSUPPORTED_MEDIA_TYPE', true],
      ['RATE_LIMITED', false],
      ['INTERNAL', false],
      ['UNAVAILABLE', false],
    ] as const) {
      const result = await pushOf({ status: REASONS[reason].code, body: errorBodyOf(reason, '') });
      assert.ok(result.outcome === 'failed');
      assert.equal(result.isRefusal, isRefusal, reason);
    }
  });
});
