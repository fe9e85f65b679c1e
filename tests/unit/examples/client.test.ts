import assert from 'node:assert/strict';
import { isValidItem, type Todo } from '@daybook/protocol';
import { newState, type State, SyncClient } from '../../../examples/client.ts';
import { entriesOf } from '../../../extension/src/shared/items.ts';
import { TODO } from '../../fixtures/items.ts';
import { ApiWorld } from '../engine/apiWorld.ts';
import { todo } from '../engine/builders.ts';
import { Harness } from '../engine/harness.ts';

/** What becomes of a request on its way. */
type Fate = 'arrives' | 'lost before' | 'lost after' | 'a portal answers' | 'killed after';

/** The example as a device of the world: its state is what was stored last, whatever happens to it. */
class ExampleDevice {
  stored: string;
  client: SyncClient;
  fate: () => Fate = () => 'arrives';
  /** Between two tries of a request. */
  whileWaiting = async () => {};
  #kill = () => {};
  /** Once a request was made whose answer it didn't live to see. */
  readonly killed = new Promise<void>((resolve) => {
    this.#kill = resolve;
  });
  readonly #world: ApiWorld;
  #ids = 0;

  constructor(world: ApiWorld, name: string) {
    this.#world = world;
    this.stored = JSON.stringify(newState(name));
    this.client = this.restart();
  }

  restart(): SyncClient {
    const state = JSON.parse(this.stored) as State;
    this.client = new SyncClient(state, {
      ...{ apiUrl: 'http://api/v1', dataType: 'TODOS', uid: 'ann', token: async () => 'ann' },
      save: async (next) => {
        this.stored = JSON.stringify(next);
      },
      isValid: (id, value) => isValidItem('TODOS', id, value),
      now: () => this.#world.now + this.#world.ahead,
      newId: () => {
        this.#ids += 1;
        return `${state.deviceId}-${this.#ids}`;
      },
      wait: () => this.whileWaiting(),
      fetch: (url, init) => this.#fetch(String(url), init),
    });
    return this.client;
  }

  get titles(): string[] {
    const values = Object.entries(this.client.values());
    return values.map(([id, value]) => `${id}: ${value.title} ${value.done}`).sort();
  }

  async #fetch(url: string, init?: RequestInit): Promise<Response> {
    const fate = this.fate();
    if (fate === 'lost before') throw new TypeError('fetch failed');
    if (fate === 'a portal answers') return Response.json({ login: true });
    const response = await fetch(url, init);
    if (fate === 'killed after') {
      this.#kill();
      return new Promise(() => {});
    }
    if (fate === 'lost after') throw new TypeError('fetch failed');
    return response;
  }
}

const titlesOf = (device: Harness) =>
  [...entriesOf(device.state.items.TODOS.server)]
    .map(([id, { value }]) => `${id}: ${(value as Todo).title} ${(value as Todo).done}`)
    .sort();

/** Numbers from 0 to 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

describe('The example client', () => {
  let world: ApiWorld;
  let device: ExampleDevice;
  beforeEach(() => {
    world = new ApiWorld();
    device = new ExampleDevice(world, 'example');
  });
  const put = (version: number, parent: string | null, title: string, id = 'a', commitId = 'x') =>
    world.app.put({
      ...{ version, parent, commitId },
      changes: [{ id, value: { ...TODO, title }, editedAt: world.now + version }],
    });

  it('S2: merges by field what both sides changed', async () => {
    const other = new ExampleDevice(world, 'other');
    await world.playing(async () => {
      await device.client.edit('a', { ...TODO, title: 'one' });
      await device.client.sync();
      await other.client.sync();
      await other.client.edit('a', { ...TODO, title: 'two' });
      await device.client.edit('a', { ...TODO, title: 'one', done: true, completedAt: 1 });
      await other.client.sync();
      await device.client.sync();
      await other.client.sync();
    });
    assert.deepEqual(device.titles, ['a: two true']);
    assert.deepEqual(other.titles, device.titles);
    assert.deepEqual(device.client.state.lost, []);
  });

  it('S10, P11: a commit whose answer was lost is applied once, and what was edited since is kept', async () => {
    await world.playing(async () => {
      await device.client.edit('a', { ...TODO, title: 'sent' });
      await device.client.sync();
      await device.client.edit('a', { ...TODO, title: 'again' });
      const fates: Fate[] = ['arrives', 'lost after', ...Array<Fate>(7).fill('lost before')];
      device.fate = () => fates.shift() ?? 'arrives';
      await assert.rejects(device.client.sync(), /out of reach/);
      device.restart();
      await device.client.edit('a', { ...TODO, title: 'later' });
      await put(2, JSON.parse(device.stored).sending.commitId, 'of another', 'b');
      await device.client.sync();
    });
    assert.deepEqual(device.titles, ['a: later false', 'b: of another false']);
    assert.deepEqual(device.client.state.lost, []);
  });

  it('M9, S17: what is set back to before a commit that may have been applied counts as changed', async () => {
    const other = new ExampleDevice(world, 'other');
    await world.playing(async () => {
      await device.client.edit('a', { ...TODO, title: 'one' });
      await device.client.sync();
      await device.client.edit('a', { ...TODO, title: 'two' });
      const fates: Fate[] = ['arrives', 'killed after'];
      device.fate = () => fates.shift() ?? 'arrives';
      void device.client.sync();
      await device.killed;
      await other.client.sync();
      await other.client.edit('a', { ...TODO, title: 'two', notes: 'of the other' });
      await other.client.sync();
      world.now += 1_000;
      device.restart();
      await device.client.edit('a', { ...TODO, title: 'one' });
      await device.client.sync();
    });
    assert.deepEqual(device.titles, ['a: one false']);
    assert.equal(device.client.values().a?.notes, 'of the other');
    const lost = device.client.state.lost.map(({ revision }) => revision.value?.title);
    assert.deepEqual(lost, ['two']);
  });

  it('M9: … and so it does where the same client has sent it again', async () => {
    const other = new ExampleDevice(world, 'other');
    await world.playing(async () => {
      await device.client.edit('a', { ...TODO, title: 'one' });
      await device.client.sync();
      await device.client.edit('a', { ...TODO, title: 'two' });
      const fates: Fate[] = ['arrives', 'lost after'];
      device.fate = () => fates.shift() ?? 'arrives';
      device.whileWaiting = async () => {
        await other.client.sync();
        await other.client.edit('a', { ...TODO, title: 'two', notes: 'of the other' });
        await other.client.sync();
        world.now += 1_000;
        await device.client.edit('a', { ...TODO, title: 'one' });
      };
      await device.client.sync();
    });
    assert.deepEqual(device.titles, ['a: one false']);
  });

  it('A19: takes nothing for an answer that isn’t the door’s', async () => {
    await world.playing(async () => {
      await device.client.edit('a', { ...TODO, title: 'one' });
      device.fate = () => 'a portal answers';
      await assert.rejects(device.client.sync(), /out of reach/);
      assert.notEqual(device.client.state.items.a?.mine, undefined);
    });
  });

  it('M2: a deletion wins over an edit that was made before it, and loses to one after', async () => {
    const other = new ExampleDevice(world, 'other');
    await world.playing(async () => {
      for (const id of ['a', 'b']) await device.client.edit(id, { ...TODO, title: id });
      await device.client.sync();
      await other.client.sync();
      await device.client.edit('a', { ...TODO, title: 'early' });
      world.now += 1_000;
      for (const id of ['a', 'b']) await other.client.edit(id, null);
      world.now += 1_000;
      await device.client.edit('b', { ...TODO, title: 'late' });
      for (const one of [other, device, other]) await one.client.sync();
    });
    assert.deepEqual(device.titles, ['b: late false']);
    assert.deepEqual(other.titles, device.titles);
    const lost = device.client.state.lost.map(({ revision }) => revision.value?.title);
    assert.deepEqual(lost, ['early', undefined]);
  });

  it('P7: after an expired cursor it has what the server has, and keeps what is gone', async () => {
    await world.playing(async () => {
      await put(0, null, 'one');
      await device.client.sync();
      const { body } = await world.app.send('DELETE', '/v1/sync');
      const { version, commitId } = body.dataTypes.TODOS;
      await put(version, commitId, 'two', 'b', 'y');
      await device.client.edit('c', { ...TODO, title: 'never sent' });
      await device.client.sync();
    });
    assert.deepEqual(device.titles, ['b: two false', 'c: never sent false']);
    const lost = device.client.state.lost.map(({ id, revision }) => [id, revision.value?.title]);
    assert.deepEqual(lost, [['a', 'one']]);
  });

  it('C14: names what the server refuses, and sends the rest', async () => {
    await world.playing(async () => {
      await device.client.edit('a', { ...TODO, title: '' });
      await device.client.edit('b', { ...TODO, title: 'good' });
      await device.client.sync();
    });
    const { items } = device.client.state;
    assert.deepEqual([items.a?.isRefused, items.b?.mine], [true, undefined]);
  });

  it('A20: names what is beyond a quota, sends the rest, and that once it was edited and has room', async () => {
    world.mostItems = 1;
    await world.playing(async () => {
      await device.client.edit('a', { ...TODO });
      await device.client.edit('b', { ...TODO });
      await device.client.sync();
    });
    const { items } = device.client.state;
    assert.deepEqual([items.a?.mine, items.b?.isRefused], [undefined, true]);
    await world.playing(async () => {
      await device.client.edit('a', null);
      await device.client.sync();
      await device.client.edit('b', { ...TODO, title: 'edited' });
      await device.client.sync();
    });
    assert.equal(device.client.state.items.b?.mine, undefined);
  });

  it('P20, C13: takes many changes, and commits only when it has read all', async () => {
    const other = new ExampleDevice(world, 'other');
    await world.playing(async () => {
      for (let n = 0; n < 1_100; n += 1) await device.client.edit(`t${n}`, { ...TODO });
      await device.client.sync();
      await other.client.edit('mine', { ...TODO });
      await other.client.sync();
      await device.client.sync();
    });
    assert.equal(other.titles.length, 1_101);
    assert.deepEqual(device.titles, other.titles);
  });

  for (const ahead of [3_600_000, -3_600_000]) {
    it(`S15: with a clock that goes ${ahead} ms ahead it is taken`, async () => {
      world.ahead = ahead;
      await world.playing(async () => {
        await device.client.edit('a', { ...TODO });
        await device.client.sync();
      });
      assert.ok(!world.answers.includes('PUT 400'));
      assert.equal(device.client.state.items.a?.mine, undefined);
    });
  }

  for (let seed = 1; seed <= 30; seed += 1) {
    it(`S10, S17: three of it and the extension’s engine have the same in the end, whatever is lost (${seed})`, async () => {
      const random = randomOf(seed);
      const pick = <Of>(from: readonly Of[]) => from[Math.floor(random() * from.length)] as Of;
      const devices = ['x', 'y', 'z'].map((name) => new ExampleDevice(world, name));
      const engine = new Harness();
      await world.playing(async () => {
        world.signIn(engine);
        await world.run(engine, 1);
        for (let round = 0; round < 25; round += 1) {
          const one = pick(devices);
          const id = pick(['a', 'b', 'c']);
          const title = `${round}`;
          one.fate = () =>
            pick(['arrives', 'arrives', 'lost before', 'lost after', 'a portal answers']);
          const what = random();
          if (what < 0.35) {
            await one.client.edit(id, { ...TODO, title });
          } else if (what < 0.45) await one.client.edit(id, null);
          else if (what < 0.55) {
            engine.edit(id, todo(title));
            await world.run(engine, 1);
          } else if (what < 0.65) one.restart();
          else await one.client.sync().catch(() => one.restart());
          world.now += 1_000;
        }
        for (const one of devices) one.fate = () => 'arrives';
        for (let again = 0; again < 3; again += 1) {
          for (const one of devices) await one.client.sync();
          await world.run(engine, 3);
        }
        for (const one of devices) await one.client.sync();
      });
      for (const one of devices) {
        assert.deepEqual(one.titles, titlesOf(engine));
        assert.equal(one.client.state.sending, null);
      }
    });
  }
});
