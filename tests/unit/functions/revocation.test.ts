import assert from 'node:assert/strict';
import type { Auth } from 'firebase-admin/auth';
import { revocationCheck } from '../../../functions/src/auth/revocation.ts';

type User = Awaited<ReturnType<Auth['getUser']>>;

function setUp(user: Partial<User> | Error) {
  let now = 1_000_000;
  let asked = 0;
  const answer = { current: user };
  const getUser = async (): Promise<User> => {
    asked += 1;
    if (answer.current instanceof Error) throw answer.current;
    return answer.current as User;
  };
  const check = revocationCheck({ getUser }, () => now);
  return {
    check: (signedInAt = 100) => check({ uid: 'ann', signedInAt }),
    become: (next: Partial<User> | Error) => {
      answer.current = next;
    },
    wait: (ms: number) => {
      now += ms;
    },
    asked: () => asked,
  };
}

const notFound = Object.assign(new Error('gone'), { code: 'auth/user-not-found' });
const revokedAt = (seconds: number) => ({
  tokensValidAfterTime: new Date(seconds * 1000).toUTCString(),
});

describe('revocationCheck', () => {
  it('A2: takes the sign-in of a user in good standing', async () => {
    assert.equal(await setUp({}).check(), true);
    assert.equal(await setUp(revokedAt(100)).check(100), true);
  });

  it('A2: refuses a sign-in from before a revocation, a disabled and a deleted user', async () => {
    assert.equal(await setUp(revokedAt(101)).check(100), false);
    assert.equal(await setUp({ disabled: true }).check(), false);
    assert.equal(await setUp(notFound).check(), false);
  });

  it('A2: asks Auth once a minute, so that a revocation counts after a minute at most', async () => {
    const { check, become, wait, asked } = setUp({});
    await check();
    become({ disabled: true });
    wait(59_999);
    assert.deepEqual([await check(), asked()], [true, 1]);
    wait(1);
    assert.deepEqual([await check(), asked()], [false, 2]);
  });

  it('A2: rejects, and remembers nothing, when Auth can’t be asked', async () => {
    const { check, become } = setUp(new Error('offline'));
    await assert.rejects(check(), /offline/);
    become({});
    assert.equal(await check(), true);
  });
});
