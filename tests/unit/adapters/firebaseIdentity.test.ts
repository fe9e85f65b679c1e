import assert from 'node:assert/strict';
import { firebaseIdentity } from '../../../extension/src/adapters/firebaseIdentity.ts';
import { FOREIGN_ANSWERS } from './support/foreignAnswers.ts';
import { authRefusal, StandInAuth, useLooseTimers } from './support/standInAuth.ts';
import type { Answer } from './support/standInServer.ts';

const INDEFINITE: Record<string, Answer | 'offline'> = {
  ...FOREIGN_ANSWERS,
  'no network': 'offline',
  'an outage': authRefusal('The service is currently unavailable.', 503),
  'an outage in the words of an end': authRefusal('TOKEN_EXPIRED', 503),
  'too many requests': authRefusal('TOO_MANY_ATTEMPTS_TRY_LATER', 429),
  'a quota': authRefusal('QUOTA_EXCEEDED : Exceeded quota for verifying.', 400),
  'a wrong key': authRefusal('API key not valid. Please pass a valid API key.'),
  'a blocked client': authRefusal('Requests from this client are blocked.', 403),
  'a token that a slow clock takes for good': authRefusal('INVALID_ID_TOKEN'),
  nobody: { status: 200, body: { users: [] } },
  'somebody without a name': { status: 200, body: { users: [{}] } },
  'half a token': { status: 200, body: { access_token: 'a.b.c', expires_in: '3600' } },
  'a token that is none': {
    status: 200,
    body: { access_token: 'token', refresh_token: 'r', expires_in: '3600' },
  },
};

const DEFINITE = [
  'USER_NOT_FOUND',
  'USER_DISABLED',
  'USER_DISABLED : The user account has been disabled by an administrator.',
  'TOKEN_EXPIRED',
  'INVALID_REFRESH_TOKEN',
];

const SIGNED_OUT = { type: 'identityChanged', identity: { uid: null } };
const UNREAD = { type: 'identityUnread', uid: 'ada' };

describe('firebaseIdentity', () => {
  const { fetch } = globalThis;
  let device: StandInAuth;

  useLooseTimers();

  afterEach(async () => {
    await device.end();
    globalThis.fetch = fetch;
  });

  /** What a later worker has when Auth is well again. */
  async function isStillSignedIn(): Promise<boolean> {
    device.answer = null;
    const { auth, identity } = await device.start();
    return auth.currentUser?.uid === 'ada' && (await identity.token('ada')) !== null;
  }

  for (const [name, answer] of Object.entries(INDEFINITE)) {
    it(`U23: ${name} at a start ends no sign-in`, async () => {
      device = await StandInAuth.signedIn();
      device.answer = answer;
      const { events, identity } = await device.start();
      assert.deepEqual(
        events.map((event) => event.type === 'identityChanged' && event.identity.uid),
        ['ada'],
      );
      assert.ok(await identity.token('ada'), 'the token is good for the rest of its hour');
      assert.ok(await isStillSignedIn());
    });

    it(`U23, U24: ${name} at a start with an old token leaves the claims unread`, async () => {
      device = await StandInAuth.signedIn({ isExpired: true });
      device.answer = answer;
      const { events, identity } = await device.start();
      assert.deepEqual(events, [UNREAD]);
      await assert.rejects(identity.token('ada'));
      await assert.rejects(identity.token('ada'), 'asked again');
      assert.ok(await isStillSignedIn());
    });

    it(`U23, U24: ${name} when asked for claims ends no sign-in, and is reported`, async () => {
      device = await StandInAuth.signedIn();
      const { events, identity } = await device.start();
      device.answer = answer;
      await assert.rejects(identity.refresh());
      await assert.rejects(identity.refresh());
      assert.deepEqual(events.slice(1), [UNREAD, UNREAD]);
      device.answer = null;
      await identity.refresh();
      const last = events.at(-1);
      assert.ok(last?.type === 'identityChanged' && last.identity.uid === 'ada');
      assert.ok(await isStillSignedIn());
    });
  }

  for (const message of DEFINITE) {
    it(`U23: ${message} ends the sign-in, at a start`, async () => {
      for (const isExpired of [false, true]) {
        device = await StandInAuth.signedIn({ isExpired });
        device.answer = authRefusal(message);
        assert.deepEqual((await device.start()).events, [SIGNED_OUT], `${isExpired}`);
        assert.equal(await isStillSignedIn(), false);
      }
    });

    it(`U23: ${message} ends the sign-in, asked for claims or for a token`, async () => {
      for (const ask of ['refresh', 'token'] as const) {
        device = await StandInAuth.signedIn({ isExpired: true });
        device.answer = 'offline';
        const { events, identity } = await device.start();
        device.answer = authRefusal(message);
        const answered = ask === 'refresh' ? await identity.refresh() : await identity.token('ada');
        assert.equal(answered, ask === 'refresh' ? undefined : null);
        assert.deepEqual(events, [UNREAD, SIGNED_OUT]);
        assert.equal(await isStillSignedIn(), false);
      }
    });
  }

  it('U24: a sign-out while the claims were asked for is the last that is reported', async () => {
    device = await StandInAuth.signedIn({ isExpired: true });
    const { events, identity } = await device.start();
    const refreshed = identity.refresh();
    await identity.signOut();
    await refreshed.catch(() => undefined);
    assert.deepEqual(events.at(-1), SIGNED_OUT);
  });

  it('U24: a report has who is signed in, the claims, and since when they hold', async () => {
    device = await StandInAuth.signedIn();
    device.claims = { pro: true, proUntil: 1_900_000_000 };
    const { events, identity, auth } = await device.start();
    await identity.refresh();
    const { iat } = (await auth.currentUser?.getIdTokenResult())?.claims ?? {};
    assert.deepEqual(events.at(-1), {
      type: 'identityChanged',
      identity: {
        uid: 'ada',
        email: 'ada@example.com',
        entitlement: { pro: true, proUntilMs: 1_900_000_000_000 },
        issuedAt: Number(iat) * 1_000,
      },
    });
  });

  it('U24: a token that stays the same is reported too when it was asked for, and nobody also', async () => {
    device = await StandInAuth.signedIn();
    const { events, identity } = await device.start();
    device.answers.token = { status: 200, body: device.sameToken() };
    await identity.refresh();
    const reported = events.length;
    await identity.refresh();
    assert.equal(events.length, reported + 1);
    await identity.signOut();
    assert.equal(await identity.token('ada'), null);
    await identity.refresh();
    assert.deepEqual(events.slice(-2), [SIGNED_OUT, SIGNED_OUT]);
  });

  it('U5: whether the address is verified by now is asked where it wasn’t', async () => {
    device = await StandInAuth.signedIn();
    device.account = { emailVerified: false };
    const { auth, identity } = await device.start();
    assert.equal(auth.currentUser?.emailVerified, false);
    device.account = {};
    await identity.refresh();
    assert.equal(auth.currentUser?.emailVerified, true);
    device.asked.length = 0;
    await identity.refresh();
    assert.deepEqual(
      device.asked.map(({ endpoint }) => endpoint),
      ['token'],
    );
  });

  it('U5, U23: a failure to ask for that is said, and ends no sign-in unless it is definite', async () => {
    device = await StandInAuth.signedIn();
    device.account = { emailVerified: false };
    const { events, identity } = await device.start();
    device.answers.lookup = 'offline';
    await assert.rejects(identity.refresh());
    assert.ok(await identity.token('ada'));
    device.answers.lookup = authRefusal('USER_DISABLED');
    await identity.refresh();
    assert.deepEqual(events.at(-1), SIGNED_OUT);
  });

  it('U23: a token that is asked for before it is known who is signed in waits for that', async () => {
    device = await StandInAuth.signedIn();
    const identity = firebaseIdentity(await device.open());
    assert.ok(await identity.token('ada'));
  });

  it('nobody’s token is another’s', async () => {
    device = await StandInAuth.signedIn();
    const { identity } = await device.start();
    assert.equal(await identity.token('grace'), null);
  });

  it('U1: an account without an address has an empty one', async () => {
    device = await StandInAuth.signedIn();
    device.account = { email: '' };
    const { events } = await device.start();
    const [event] = events;
    assert.ok(event?.type === 'identityChanged' && event.identity.uid !== null);
    assert.equal(event.identity.email, '');
  });
});
