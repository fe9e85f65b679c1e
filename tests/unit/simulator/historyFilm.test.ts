import assert from 'node:assert/strict';
import { isolated } from '../../../extension/src/ui/text/isolated.ts';
import type { History } from '../../simulator/actions.ts';
import { KNOWN_HISTORIES } from '../../simulator/knownHistories.ts';
import { HistoryFilm } from '../../simulator/page/historyFilm.ts';
import { lengthOf, type Scene } from '../../simulator/page/scene.ts';

const PURGED: keyof typeof KNOWN_HISTORIES =
  'P6: a deletion is purged while a device is offline, and more is committed after it';

const OFFLINE: History = {
  skews: [0, 3_600_000],
  actions: [
    { do: 'edit', device: 0, item: 1, field: 'title' },
    { do: 'online', device: 1, online: false },
    { do: 'pass', ms: 1_200 },
    { do: 'work', device: 0, steps: 40, choice: 3 },
  ],
};

describe('simulator: the film of a history', () => {
  for (const [name, history] of Object.entries(KNOWN_HISTORIES)) {
    it(`settles: ${name}`, () => {
      const film = new HistoryFilm(history, {});
      const scene = film.sceneAt(lengthOf(film));
      assert.equal(scene.failure, null);
      for (const { status, pending } of scene.devices)
        assert.deepEqual([status, pending], ['synced', 0]);
    });
  }

  it('shows the same at a place whether it is reached by steps, at once or by going back', () => {
    const film = new HistoryFilm(OFFLINE, {});
    const length = lengthOf(film);
    const places = Array.from({ length: length + 1 }, (_, place) => place);
    const onward = places.map((place) => film.sceneAt(place));
    const back = places.toReversed().map((place) => film.sceneAt(place));
    assert.deepEqual(back.toReversed(), onward);
    const atOnce = places.map((place) => new HistoryFilm(OFFLINE, {}).sceneAt(place));
    assert.deepEqual(atOnce, onward);
    const distinct = new Set(onward.map((scene) => JSON.stringify(scene)));
    assert.ok(distinct.size > length / 2, 'units differ');
  });

  it('shows an edit before the worker knows of it, and what stands in its way', () => {
    const film = new HistoryFilm(OFFLINE, {});
    const [a, b] = film.sceneAt(3).devices;
    assert.deepEqual(
      a?.types.map(({ items }) => items),
      [
        [
          {
            id: 'i1',
            text: `${isolated('title-1;')} · ${isolated('notes-2;')}`,
            version: null,
            isPending: true,
          },
        ],
      ],
    );
    assert.deepEqual([a?.isRunning, a?.isOnline, a?.pending], [false, true, 1]);
    assert.deepEqual([b?.isOnline, b?.skew], [false, 3_600_000]);
    assert.equal(film.sceneAt(3).server?.elapsed, 1_200);
  });

  it('says what is under way, and what the server has', () => {
    const film = new HistoryFilm(OFFLINE, {});
    const seen = new Set<string>();
    for (let place = 0; place < lengthOf(film); place += 1) {
      const groups = film.sceneAt(place).devices.flatMap(({ underWay }) => underWay);
      for (const { what } of groups) seen.add(what);
    }
    for (const what of ['Events', 'Effects', 'Requests', 'Firestore’s queue'])
      assert.ok(seen.has(what), what);
    const { server } = film.sceneAt(lengthOf(film)) as Scene;
    assert.deepEqual(
      server?.types.map(({ type, items }) => [type, items]),
      [
        [
          'TODOS',
          [
            {
              id: 'i1',
              text: `${isolated('title-1;')} · ${isolated('notes-2;')}`,
              version: 1,
              isPending: false,
            },
          ],
        ],
      ],
    );
  });

  it('ends where something is wrong, and says what', () => {
    const film = new HistoryFilm(KNOWN_HISTORIES[PURGED], { ignoreExpiry: true });
    const { failure } = film.sceneAt(lengthOf(film));
    assert.equal(failure?.chapter, film.chapters.length - 1);
    assert.match(failure?.message ?? '', /than the server has/);
    assert.equal(film.sceneAt(lengthOf(film) - 1).failure, null);
  });

  it('ends at an action that throws', () => {
    const broken = { ...OFFLINE, skews: [] };
    const film = new HistoryFilm(broken, {});
    assert.equal(film.sceneAt(0).failure, null);
    for (const place of [1, lengthOf(film)])
      assert.equal(film.sceneAt(place).failure?.chapter, 0, `at ${place}`);
  });
});
