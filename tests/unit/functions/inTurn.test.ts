import assert from 'node:assert/strict';
import { inTurn } from '../../../functions/src/sync/inTurn.ts';

describe('inTurn', () => {
  /** Runs that end when they are released. */
  function work() {
    const seen: string[] = [];
    const inTurnOf = inTurn();
    const start = (key: string, name: string) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const result = inTurnOf(key, async () => {
        seen.push(`${name} starts`);
        await promise;
        seen.push(`${name} ends`);
        return name;
      });
      return { result, resolve, reject };
    };
    return { seen, start };
  }

  it('runs what belongs to one key one after another, in its order', async () => {
    const { seen, start } = work();
    const [first, second, third] = ['one', 'two', 'three'].map((name) => start('ada', name));
    third?.resolve();
    second?.resolve();
    await Promise.resolve();
    assert.deepEqual(seen, ['one starts']);
    first?.resolve();
    assert.deepEqual(await Promise.all([first?.result, second?.result, third?.result]), [
      'one',
      'two',
      'three',
    ]);
    assert.deepEqual(
      seen,
      ['one', 'two', 'three'].flatMap((name) => [`${name} starts`, `${name} ends`]),
    );
  });

  it('lets none overtake that came while another ran', async () => {
    const { seen, start } = work();
    const [first, second] = [start('ada', 'one'), start('ada', 'two')];
    first.resolve();
    await first.result;
    await new Promise((resolve) => setImmediate(resolve));
    const third = start('ada', 'three');
    third.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(seen, ['one starts', 'one ends', 'two starts']);
    second.resolve();
    await Promise.all([second.result, third.result]);
  });

  it('runs other keys beside it', async () => {
    const { start } = work();
    start('ada', 'hangs');
    const other = start('ben', 'quick');
    other.resolve();
    assert.equal(await other.result, 'quick');
  });

  it('goes on after one that failed, which alone hears of it', async () => {
    const { start } = work();
    const [fails, next] = [start('ada', 'fails'), start('ada', 'next')];
    next.resolve();
    fails.reject(new Error('lost'));
    await assert.rejects(fails.result, /lost/);
    assert.equal(await next.result, 'next');
    const later = start('ada', 'later');
    later.resolve();
    assert.equal(await later.result, 'later');
  });
});
