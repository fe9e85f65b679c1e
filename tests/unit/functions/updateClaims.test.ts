import assert from 'node:assert/strict';
import fc from 'fast-check';
import { grantedBy } from '../../../functions/src/entitlements/entitlement.ts';
import { onSubscriptionChange } from '../../../functions/src/entitlements/onSubscriptionChange.ts';
import {
  ClaimsRefused,
  type ClaimsStore,
  updateClaims,
} from '../../../functions/src/entitlements/updateClaims.ts';
import { FakeClaimsStore } from '../../fakes/fakeClaimsStore.ts';
import {
  consoleData,
  consoleDocument,
  stripeData,
  stripeDocument,
} from '../../fixtures/subscriptions.ts';

const NOW = 1_800_000_000;
const END = NOW + 100;
const HOUR_MS = 60 * 60 * 1000;
const TERMS = { now: NOW * 1000, pastDueGraceDays: 7 };
const ACTIVE = consoleDocument(consoleData('active', END));
const CANCELED = consoleDocument(consoleData('canceled', END));
const PRO = { pro: true, proUntil: END };

describe('updateClaims', () => {
  let store: FakeClaimsStore;
  let logged: [level: string, message: string, fields: Record<string, unknown>][];
  let cleared: string[];
  beforeEach(() => {
    store = new FakeClaimsStore();
    cleared = [];
    logged = [];
  });
  const logTo = (level: string) => (message: string, fields: Record<string, unknown>) =>
    void logged.push([level, message, fields]);
  const dependencies = () => ({
    store,
    clearLate: async (uid: string) => void cleared.push(uid),
    terms: () => TERMS,
    log: { info: logTo('info'), warn: logTo('warn'), error: logTo('error') },
  });
  const update = () => updateClaims(dependencies(), 'ann');
  const failOnce = (call: keyof ClaimsStore, error: Error) => {
    store.before = (name) => {
      if (name !== call) return;
      store.before = () => {};
      throw error;
    };
  };

  it('E3, E7: sets the claims, keeps others, and then announces it to the devices', async () => {
    store.user = { stripeRole: 'member' };
    store.current = [ACTIVE];
    await update();
    assert.deepEqual(store.history, [{ stripeRole: 'member', ...PRO }, 'announced']);
  });

  it('E6: a change that is delivered twice sets them once', async () => {
    store.current = [ACTIVE];
    await update();
    await update();
    assert.deepEqual(store.history, [PRO, 'announced', 'announced']);
  });

  it('E6: a change that is delivered late counts as the documents are now', async () => {
    store.current = [CANCELED];
    await update();
    await update();
    assert.deepEqual(store.user, { pro: false, proUntil: END });
  });

  it('E3: without documents the claims go', async () => {
    store.user = { ...PRO, stripeRole: null };
    await update();
    assert.deepEqual(store.user, { stripeRole: null });
  });

  it('E7: a run that dies between claims and announcement is made good by the next', async () => {
    store.current = [ACTIVE];
    failOnce('announce', new Error('killed'));
    await assert.rejects(update, /killed/);
    assert.deepEqual(store.history, [PRO]);
    await update();
    assert.deepEqual(store.history, [PRO, 'announced']);
  });

  it('E6: a change while the claims are being set is not lost', async () => {
    store.current = [ACTIVE];
    store.before = (call) => {
      if (call === 'setClaims') store.current = [CANCELED];
    };
    await update();
    assert.deepEqual(store.history, [PRO, { pro: false, proUntil: END }, 'announced']);
  });

  it('E6: claims set by another meanwhile are kept, ours put right', async () => {
    store.current = [ACTIVE];
    let rounds = 0;
    store.before = (call) => {
      rounds += Number(call === 'claims');
      if (call === 'claims' && rounds === 2) store.user = { role: 'x' };
    };
    await update();
    assert.deepEqual(store.user, { role: 'x', ...PRO });
  });

  it('E6: documents that never stay still are left for later', async () => {
    let reads = 0;
    store.before = (call) => {
      if (call !== 'documents') return;
      reads += 1;
      store.current = [consoleDocument(consoleData('active', END + reads))];
    };
    await assert.rejects(update, /ann keep changing/);
    assert.equal(reads, 10);
    assert.ok(!store.history.includes('announced'));
  });

  it('E8: a user who doesn’t exist is logged, and nothing is written', async () => {
    store.user = null;
    store.current = [ACTIVE];
    await update();
    assert.deepEqual(store.history, []);
    assert.deepEqual(logged, [['info', 'subscription of no user', { uid: 'ann' }]]);
  });

  it('U21: what is left of a user who doesn’t exist is cleared, as long as there is something', async () => {
    store.user = null;
    await update();
    assert.deepEqual(cleared, []);
    store.current = [CANCELED];
    await update();
    assert.deepEqual(cleared, ['ann']);
  });

  it('E8: claims that Auth refuses are logged and not tried again', async () => {
    store.current = [ACTIVE];
    failOnce('setClaims', new ClaimsRefused('too large'));
    await update();
    assert.deepEqual(store.history, []);
    assert.deepEqual(logged, [['error', 'claims refused', { uid: 'ann', error: 'too large' }]]);
  });

  it('E5: a malformed document is logged with its path and fields, the others count', async () => {
    const bad = stripeDocument({ ...stripeData('active', NOW, END), status: 'on' }, 'sub_bad');
    store.current = [bad, ACTIVE];
    await update();
    assert.deepEqual(store.user, PRO);
    const [warning] = logged.filter(([level]) => level === 'warn');
    assert.equal(warning?.[2].path, 'customers/ann/subscriptions/sub_bad');
    assert.match(String(warning?.[2].problems), /^status: /);
  });

  it('E8: what fails is tried again for 23 hours, then given up', async () => {
    const deliver = (at: number) => onSubscriptionChange(dependencies(), { uid: 'ann', at });
    store.before = () => {
      throw new Error('unavailable');
    };
    await assert.rejects(deliver(TERMS.now - 23 * HOUR_MS + 1), /unavailable/);
    assert.deepEqual(logged, []);
    await deliver(TERMS.now - 23 * HOUR_MS);
    assert.equal(logged[0]?.[1], 'subscription change given up');
    store.before = () => {};
    store.current = [ACTIVE];
    await deliver(TERMS.now - 24 * HOUR_MS);
    assert.deepEqual(store.user, PRO);
  });

  it('E6, E7: any interleaving of changes, repeats and deaths ends in the right claims, announced', () =>
    fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        anyChanges,
        fc.array(fc.nat(40)),
        async (s, changes, deaths) => {
          store = new FakeClaimsStore();
          store.user = { other: 1 };
          let calls = 0;
          store.before = async (call) => {
            await s.schedule(Promise.resolve(), call);
            if (deaths.includes(calls++)) throw new Error('killed');
          };
          /** As the platform does: again until it succeeds. */
          const handle = async (): Promise<void> => update().catch(handle);
          const changesMade = changes.map(async ({ documents, deliveries }) => {
            await s.schedule(Promise.resolve(), 'change');
            store.current = documents;
            await Promise.all(Array.from({ length: deliveries }, handle));
          });
          await s.waitFor(Promise.all(changesMade));
          const { pro, proUntilSeconds: proUntil } = grantedBy(store.current, TERMS);
          assert.deepEqual(store.user, proUntil > 0 ? { other: 1, pro, proUntil } : { other: 1 });
          assert.equal(store.history.at(-1), 'announced');
        },
      ),
    ));
});

const anyChanges = fc.array(
  fc.record({
    documents: fc.subarray([
      ACTIVE,
      CANCELED,
      consoleDocument({}),
      stripeDocument(stripeData('trialing', NOW, END + 50)),
    ]),
    deliveries: fc.integer({ min: 1, max: 2 }),
  }),
  { minLength: 1, maxLength: 4 },
);
