import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Timestamp } from 'firebase-admin/firestore';
import { withGrantedPro } from '../../../functions/src/entitlements/claims.ts';
import { grantedBy } from '../../../functions/src/entitlements/entitlement.ts';
import {
  type SubscriptionDocument,
  subscriptionProblems,
} from '../../../functions/src/entitlements/subscription.ts';
import {
  consoleData,
  consoleDocument,
  stripeData,
  stripeDocument,
} from '../../fixtures/subscriptions.ts';

const DAY = 24 * 60 * 60;
const NOW = 1_800_000_000;
const PAST = NOW - 10 * DAY;
const FUTURE = NOW + 10 * DAY;
const GRACE_DAYS = 7;

const inForce = (proUntilSeconds: number) => ({ pro: true, proUntilSeconds });
const ended = (proUntilSeconds: number) => ({ pro: false, proUntilSeconds });
const NEVER = { pro: false, proUntilSeconds: 0 };

const entitled = (...documents: SubscriptionDocument[]) =>
  grantedBy(documents, { now: NOW * 1000, pastDueGraceDays: GRACE_DAYS });
const byConsole = (status: string, end: number) =>
  entitled(consoleDocument(consoleData(status, end)));
const byStripe = (...args: Parameters<typeof stripeData>) =>
  entitled(stripeDocument(stripeData(...args)));

describe('grantedBy', () => {
  it('E3: without a subscription there never was Pro', () => {
    assert.deepEqual(entitled(), NEVER);
  });

  it('E2: active and trialing last until the period’s end', () => {
    for (const status of ['active', 'trialing']) {
      assert.deepEqual(byConsole(status, FUTURE), inForce(FUTURE));
      assert.deepEqual(byConsole(status, PAST), ended(PAST));
      assert.deepEqual(byStripe(status, PAST, FUTURE), inForce(FUTURE));
      assert.deepEqual(byStripe(status, PAST - DAY, PAST), ended(PAST));
    }
  });

  it('C8, E2: the second of the end is no longer Pro', () => {
    assert.deepEqual(byConsole('active', NOW), ended(NOW));
    assert.deepEqual(byConsole('active', NOW + 1), inForce(NOW + 1));
  });

  it('E2: one that is cancelled for the end of its period lasts until then', () => {
    const data = { ...stripeData('active', PAST, FUTURE), cancel_at_period_end: true };
    assert.deepEqual(entitled(stripeDocument(data)), inForce(FUTURE));
  });

  it('E2: past_due has the days of grace from when the payment was due', () => {
    const due = NOW - 2 * DAY;
    const end = due + GRACE_DAYS * DAY;
    assert.deepEqual(byConsole('past_due', due), inForce(end));
    assert.deepEqual(byStripe('past_due', due, due + 365 * DAY), inForce(end));
    assert.deepEqual(byConsole('past_due', PAST), ended(PAST + GRACE_DAYS * DAY));
  });

  it('E2: canceled is over at once', () => {
    assert.deepEqual(byConsole('canceled', FUTURE), ended(FUTURE));
    assert.deepEqual(byStripe('canceled', PAST, FUTURE, NOW - DAY), ended(NOW - DAY));
    assert.deepEqual(byStripe('canceled', PAST, FUTURE), ended(FUTURE));
  });

  it('E2: unpaid and paused are over since the payment was due', () => {
    for (const status of ['unpaid', 'paused']) {
      assert.deepEqual(byConsole(status, PAST), ended(PAST));
      assert.deepEqual(byStripe(status, PAST, FUTURE), ended(PAST));
    }
  });

  it('E2: incomplete never was any', () => {
    for (const status of ['incomplete', 'incomplete_expired']) {
      assert.deepEqual(byConsole(status, FUTURE), NEVER);
      assert.deepEqual(byStripe(status, PAST, FUTURE), NEVER);
    }
  });

  it('E1: of several the one that lasts the longest counts, and one in force before any that ended', () => {
    const month = stripeDocument(stripeData('active', PAST, NOW + DAY), 'sub_1');
    const year = stripeDocument(stripeData('trialing', PAST, FUTURE), 'sub_2');
    const canceled = consoleDocument(consoleData('canceled', FUTURE + DAY));
    assert.deepEqual(entitled(month, year, canceled), inForce(FUTURE));
    assert.deepEqual(entitled(month, canceled), inForce(NOW + DAY));
    assert.deepEqual(
      entitled(canceled, consoleDocument(consoleData('active', PAST))),
      ended(FUTURE + DAY),
    );
  });

  const malformed: Record<string, [data: object, fields: string[]]> = {
    'has no fields': [{}, ['status', 'currentPeriodEnd']],
    'has an unknown status': [consoleData('Active', FUTURE), ['status']],
    'has a status that is no text': [{ ...consoleData('active', FUTURE), status: 1 }, ['status']],
    'has a date as text': [
      { status: 'active', currentPeriodEnd: '2027-01-01' },
      ['currentPeriodEnd'],
    ],
    'has a number for a date': [
      { status: 'active', currentPeriodEnd: FUTURE },
      ['currentPeriodEnd'],
    ],
    'has fields of the other shape': [stripeData('active', PAST, FUTURE), ['currentPeriodEnd']],
  };
  for (const [name, [data, fields]] of Object.entries(malformed)) {
    it(`E5: a document that ${name} grants nothing and is named`, () => {
      const document = consoleDocument(data);
      assert.deepEqual(entitled(document), NEVER);
      const named = subscriptionProblems(document).map((problem) => problem.split(':')[0]);
      assert.deepEqual(named, fields);
      const good = stripeDocument(stripeData('active', PAST, FUTURE));
      assert.deepEqual(entitled(document, good), inForce(FUTURE));
    });
  }

  it('E5: Stripe’s is named by its own fields', () => {
    const document = stripeDocument({ status: 'gone', current_period_start: null, ended_at: 5 });
    const named = subscriptionProblems(document).map((problem) => problem.split(':')[0]);
    assert.deepEqual(named, ['status', 'current_period_start', 'current_period_end', 'ended_at']);
    assert.deepEqual(subscriptionProblems(stripeDocument(stripeData('active', PAST, FUTURE))), []);
  });

  it('E1, E6: the order of the documents doesn’t matter, and more of them never grant less', () => {
    fc.assert(
      fc.property(fc.array(anyDocument), fc.array(anyDocument), (some, more) => {
        const all = [...some, ...more];
        assert.deepEqual(entitled(...all), entitled(...all.toReversed()));
        const [before, after] = [entitled(...some), entitled(...all)];
        if (before.pro) assert.ok(after.pro && after.proUntilSeconds >= before.proUntilSeconds);
        if (!after.pro) assert.ok(after.proUntilSeconds >= before.proUntilSeconds);
      }),
    );
  });

  it('C8, E3, E4: Pro is said of a future end alone, and time alone ends it', () => {
    fc.assert(
      fc.property(fc.array(anyDocument), fc.nat(100 * DAY), (documents, later) => {
        const before = entitled(...documents);
        assert.equal(before.pro, before.pro && before.proUntilSeconds > NOW);
        assert.ok(before.proUntilSeconds >= 0 && Number.isSafeInteger(before.proUntilSeconds));
        const now = (NOW + later) * 1000;
        const after = grantedBy(documents, { now, pastDueGraceDays: GRACE_DAYS });
        assert.equal(after.pro, before.pro && before.proUntilSeconds * 1000 > now);
      }),
    );
  });
});

describe('withGrantedPro', () => {
  it('E3: keeps other claims and replaces ours', () => {
    const claims = { stripeRole: 'pro', pro: 'yes', proUntil: 5 };
    assert.deepEqual(withGrantedPro(claims, inForce(FUTURE)), {
      stripeRole: 'pro',
      pro: true,
      proUntil: FUTURE,
    });
    assert.deepEqual(withGrantedPro(claims, ended(PAST)), {
      stripeRole: 'pro',
      pro: false,
      proUntil: PAST,
    });
    assert.deepEqual(withGrantedPro(claims, NEVER), { stripeRole: 'pro' });
  });
});

const anyStatus = fc.constantFrom(
  ...['active', 'trialing', 'past_due', 'canceled', 'unpaid', 'paused'],
  ...['incomplete', 'incomplete_expired', 'unknown'],
);
const anyTime = fc.integer({ min: NOW - 30 * DAY, max: NOW + 30 * DAY });
const anyDocument: fc.Arbitrary<SubscriptionDocument> = fc.oneof(
  fc.tuple(anyStatus, anyTime).map((args) => consoleDocument(consoleData(...args))),
  fc.tuple(anyStatus, anyTime, anyTime).map((args) => stripeDocument(stripeData(...args))),
  fc.constant(consoleDocument({ status: 'active', currentPeriodEnd: new Timestamp(-5, 0) })),
  fc.constant(consoleDocument({})),
);
