import assert from 'node:assert/strict';
import { formatPath, problemsOf } from '@daybook/protocol';
import { z } from 'zod';

describe('Problems', () => {
  it('A7: have paths as one would write them', () => {
    assert.equal(formatPath([]), '');
    assert.equal(formatPath(['changes', 3, 'value', 'title']), 'changes[3].value.title');
    assert.equal(formatPath(['value', 'a b']), 'value["a b"]');
    assert.equal(formatPath(['value', 'x'.repeat(64)]), `value.${'x'.repeat(64)}`);
    assert.equal(formatPath(['value', 'x'.repeat(65)]), `value["${'x'.repeat(64)}"]`);
    assert.equal(formatPath(['value', 'x'.repeat(1000)]).length, 'value[""]'.length + 64);
    assert.equal(formatPath(['$a_1']), '$a_1');
    for (const key of ['1a', 'a-b', '', 'ä', 'a\n']) {
      assert.equal(formatPath([key]), `[${JSON.stringify(key)}]`);
    }
  });

  it('A7: are named at the field, in unions by the branch that fits best', () => {
    const schema = z.strictObject({
      list: z.array(
        z.union([
          z.strictObject({ id: z.string(), value: z.int() }),
          z.strictObject({ id: z.string(), deleted: z.literal(true) }),
        ]),
      ),
    });
    const { error } = schema.safeParse({
      list: [{ id: 'a', value: 'x' }, { id: 1, deleted: true }, { id: 'b' }, 'no'],
      more: 1,
    });
    assert.deepEqual(error && problemsOf(error).map(({ path }) => formatPath(path)), [
      'list[0].value',
      'list[1].id',
      'list[2].value',
      'list[3]',
      'more',
    ]);
  });
});
