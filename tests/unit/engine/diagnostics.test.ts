import assert from 'node:assert/strict';
import type { DataType, ItemValue } from '@daybook/protocol';
import { diagnosticsOf } from '../../../extension/src/engine/diagnostics/diagnostics.ts';
import { redact } from '../../../extension/src/engine/diagnostics/redact.ts';
import { replay } from '../../../extension/src/engine/diagnostics/replay.ts';
import { StepRing } from '../../../extension/src/engine/diagnostics/stepRing.ts';
import { step } from '../../../extension/src/engine/step.ts';
import { FOCUS_ENTRY, HABIT, QUICK_LINK } from '../../fixtures/items.ts';
import { confirmed, inPage, START_TIME, todo, UID } from './builders.ts';
import { Harness } from './harness.ts';

const TAKEN = { appVersion: '1.2.3', takenAt: START_TIME };
const SECRET = 'Call Dr. Grey about the results';

const diagnosticsOn = (device: Harness) => diagnosticsOf(device.taken.steps, TAKEN);

function busyDevice(): Harness {
  const device = new Harness();
  device.edit('milk', todo(SECRET, { notes: SECRET }));
  device.signIn();
  for (const { dataType } of device.all('pull')) {
    const changes = dataType === 'TODOS' ? [inPage(confirmed('tea', todo('Tea'), 1))] : [];
    device.pulled({ dataType, changes, ...(changes.length > 0 && { version: 1, cursor: '1~X1' }) });
  }
  device.headsSeen({ TODOS: [1, false] });
  device.wait(2_000);
  device.committed([confirmed('tea', todo('Green tea'), 2)]);
  return device;
}

describe('engine: diagnostics', () => {
  it('T1: the last 200 steps are kept, each with what became of it', () => {
    const device = new Harness();
    for (let count = 0; count < 250; count += 1) device.wake();
    const { steps } = diagnosticsOn(device);
    assert.equal(steps.length, 200);
    assert.deepEqual(steps.at(-1), {
      ...{ event: 'woke', at: device.now, effects: [], status: 'signed-out', keys: [], ms: 0.25 },
    });
  });

  it('T1, P19, D8: counts each item once that pages had and that could not be taken', () => {
    const device = new Harness();
    device.goLive();
    for (const version of [5, 6]) {
      device.headsSeen({ TODOS: [version, false] });
      device.wait(5_000);
      const invalid = inPage(confirmed('bad', todo('Bad', { priority: 9 }), version));
      const good = inPage(confirmed('good', todo('Good'), version));
      device.pulled({
        ...{
          dataType: 'TODOS',
          version,
          commitId: `X${version}`,
          cursor: `${version}~X${version}`,
        },
        ...{ changes: [invalid, good], skipped: ['left'] },
      });
    }
    assert.deepEqual([device.server('good')?.version, device.server('bad')], [6, undefined]);
    const copied = diagnosticsOn(device);
    assert.deepEqual([copied.skippedItems, copied.broken], [2, null]);
    assert.ok(JSON.stringify(copied.replay).includes('"left"'));
    assert.equal(diagnosticsOn(busyDevice()).skippedItems, 0);
  });

  it('T2: nothing that a person typed, no address and no user id is in the copy', () => {
    const text = JSON.stringify(diagnosticsOn(busyDevice()));
    for (const word of [SECRET, 'Grey', 'Green tea', 'Tea', UID, `${UID}@example.com`]) {
      assert.ok(!text.includes(word), word);
    }
    assert.ok(text.includes('"milk"'));
  });

  it('T2: nor in any data type, the conflict log, or the list of devices', () => {
    const device = new Harness();
    device.goLive();
    const values: [DataType, ItemValue][] = [
      ['HABITS', { ...HABIT, name: 'Take lithium' }],
      ['QUICK_LINKS', { ...QUICK_LINK, title: 'Clinic', url: 'https://clinic.example/me' }],
      ['FOCUS_HISTORY', { ...FOCUS_ENTRY, label: 'Resignation' }],
    ];
    for (const [dataType, value] of values) {
      const { epoch } = device.state.session;
      const edit = { id: `E-${dataType}`, epoch, dataType, itemId: 'i1', before: null, value };
      device.send({ type: 'editsFound', edits: [{ ...edit, madeAt: device.now }] });
    }
    device.edit('note', todo('Tell nobody'));
    device.committed([confirmed('note', todo('Tell everybody'), 1)]);
    const phone = { name: 'Meredith’s phone', platform: 'Android', appVersion: '1' };
    const { epoch } = device.state.session;
    const devices = [{ ...phone, id: 'phone', lastSeenAt: 1 }];
    device.send({ type: 'devicesRead', epoch, devices });
    device.wait(1_000);
    assert.ok(device.state.conflicts.length > 0);
    assert.equal(device.state.devices.length, 1);
    const text = JSON.stringify(diagnosticsOn(device));
    for (const word of ['lithium', 'Clinic', 'clinic', 'Resignation', 'body', 'Meredith']) {
      assert.ok(!text.includes(word), word);
    }
    assert.ok(text.includes('Android'));
  });

  it('T2: which entries of the conflict log were dismissed stays, as a replay needs it', () => {
    const device = new Harness();
    device.send({ type: 'conflictsDismissed', conflictIds: ['N1.0', 'N1.1'] });
    assert.match(JSON.stringify(diagnosticsOn(device)), /"conflictIds":\["N1\.0","N1\.1"\]/);
  });

  it('T2: stand-ins are equal and sort as their texts do, and stay what their texts are', () => {
    const texts = ['b', 'a', 'b', '', 'https://grey.example/x', 'x'.repeat(501), 'half \ud83c'];
    const copy = redact({ title: texts }, new Set()) as { title: string[] };
    const [b, a, again, empty, url, long, half] = copy.title;
    assert.ok(a && b && url && half !== undefined);
    assert.equal(b, again);
    assert.ok(a < b);
    assert.match(b, / /, 'what is no address stays none');
    const { title } = redact({ title: 'see https://x' }, new Set()) as { title: string };
    assert.match(title, / /);
    assert.equal(empty, '');
    assert.match(url, /^https:\/\/example\.com\/\d+$/);
    assert.equal(long?.length, 501);
    assert.equal(half.isWellFormed(), false);
  });

  it('T2: stand-ins sort as their texts do, addresses among them', () => {
    const texts = [
      'zebra',
      'apple',
      'https://a.example',
      'http://b.example',
      'httpz',
      '',
      'https:',
    ];
    const { title: standIns } = redact({ title: texts }, new Set()) as { title: string[] };
    const sorted = texts.toSorted().map((text) => standIns[texts.indexOf(text)]);
    assert.deepEqual(standIns.toSorted(), sorted);
  });

  it('T2: many stand-ins sort as their texts do, too', () => {
    const texts = Array.from({ length: 30 }, (_, index) => `text ${index}`);
    const { title: standIns } = redact({ title: texts }, new Set()) as { title: string[] };
    const sorted = texts.toSorted().map((text) => standIns[texts.indexOf(text)]);
    assert.deepEqual(standIns.toSorted(), sorted);
  });

  it('T2: these names alone have what isn’t typed, and stay as they are', () => {
    const names = [
      ...[
        'type',
        'outcome',
        'quota',
        'state',
        'reason',
        'firestore',
        'request',
        'deletion',
        'side',
      ],
      ...['nonce', 'message', 'dataType', 'dataTypes', 'id', 'ids', 'itemId', 'commitId'],
      ...['parent', 'deviceId', 'conflictIds', 'cursor', 'after', 'pulledFor', 'folded'],
      ...['inFlight', 'refusedItems', 'skipped', 'fields', 'updatedAt', 'effects', 'status'],
      ...['event', 'keys', 'kind', 'order', 'color', 'day', 'dueOn', 'habitId', 'platform'],
      'appVersion',
    ];
    const typed = ['title', 'notes', 'name', 'url', 'label', 'email', 'uid', 'displayName'];
    const texts = Object.fromEntries([...names, ...typed].map((name) => [name, 'Meredith']));
    const copy = redact(texts, new Set()) as Record<string, string>;
    const kept = Object.keys(copy).filter((name) => copy[name] === 'Meredith');
    assert.deepEqual(kept, names);
  });

  it('T2: a setting stays if it is chosen from a list, and goes if it is typed', () => {
    const device = new Harness();
    const values = { theme: { value: 'dark' as const }, displayName: { value: 'Meredith' } };
    for (const [itemId, value] of Object.entries(values)) {
      const edit = { id: itemId, epoch: 0, dataType: 'SETTINGS' as const, itemId, value };
      device.send({ type: 'editsFound', edits: [{ ...edit, before: null, madeAt: device.now }] });
    }
    const text = JSON.stringify(diagnosticsOn(device));
    assert.ok(text.includes('"dark"'));
    assert.ok(!text.includes('Meredith'));
  });

  it('T3: items that no step names are left out, and what is too large begins later', () => {
    const device = new Harness();
    device.goLive();
    const many = Array.from({ length: 3_000 }, (_, n) => confirmed(`i${n}`, todo(`Item ${n}`), 1));
    const page = { ...{ dataType: 'TODOS' as const, version: 1, commitId: 'X1', schema: 1 } };
    const result = {
      outcome: 'page' as const,
      page: { ...page, changes: many.map(inPage), cursor: '1~X1', hasMore: false },
      clockOffset: 0,
    };
    device.headsSeen({ TODOS: [1, false] });
    device.pullAnswered('TODOS', result);
    for (let count = 0; count < 60; count += 1) device.wake();
    device.committed([confirmed('i7', todo('Seven'), 2)]);
    const { replay: replayable, steps } = diagnosticsOn(device);
    assert.ok(replayable && replayable.from > 0 && replayable.from < steps.length);
    const known = replayable.state.items.TODOS.server.flatMap((bucket) => Object.keys(bucket));
    assert.deepEqual(known, ['i7']);
  });

  it('T3: up to 512 KiB and no more', () => {
    const replayed = (length: number) => {
      const device = new Harness();
      device.edit('milk', todo('Milk', { notes: 'x'.repeat(length) }));
      return diagnosticsOn(device).replay;
    };
    const rest = 512 * 1024 - JSON.stringify(replayed(1_000)).length;
    assert.equal(replayed(1_000 + rest)?.events.length, 2);
    assert.equal(replayed(1_000 + rest + 1), null);
  });

  it('T4: a replay of the copy takes the same steps, and notices an engine that does not', () => {
    const copied = JSON.parse(JSON.stringify(diagnosticsOn(busyDevice())));
    const replayed = replay(copied);
    assert.ok(replayed.length > 5);
    assert.deepEqual(
      replayed.filter(({ agrees }) => !agrees),
      [],
    );
    copied.steps[1].effects.push('reconnect');
    assert.equal(replay(copied).filter(({ agrees }) => !agrees).length, 1);
  });

  it('T4: replays from the state before the first step, not from an empty one', () => {
    const device = busyDevice();
    const last = device.taken.steps.at(-1);
    assert.ok(last);
    const before = step(device.state, { type: 'woke' }, last.moment).state;
    const ring = new StepRing();
    const taken = step(before, { type: 'syncRequested' }, last.moment);
    const status = taken.state.status.state;
    const event = { type: 'syncRequested' as const };
    ring.add({ ...last, event, before, effects: taken.effects, status, keys: [], ms: 0 });
    assert.ok(replay(diagnosticsOf(ring.steps, TAKEN)).every(({ agrees }) => agrees));
  });
});
