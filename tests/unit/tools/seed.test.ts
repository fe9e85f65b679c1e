import assert from 'node:assert/strict';
import { DATA_TYPES } from '@daybook/protocol';
import { commitDocuments } from '../../../tools/seed/commitDocuments.ts';
import { claimsOf, DEMO_ACCOUNTS } from '../../../tools/seed/demoAccounts.ts';
import { SAMPLE_DATA } from '../../../tools/seed/sampleData.ts';
import { TODO } from '../../fixtures/items.ts';

describe('seed', () => {
  it('D2: writes a head and the items of its commit for every data type', () => {
    for (const type of DATA_TYPES) {
      const [head, ...items] = commitDocuments('me', type, SAMPLE_DATA[type], 1000);
      assert.equal(head?.path, `users/me/sync/${type}`);
      assert.equal(items.length, Object.keys(SAMPLE_DATA[type]).length);
    }
  });

  it('C6: refuses sample data that the doors would refuse, naming the field', () => {
    const items = { one: { ...TODO, title: '' } };
    assert.throws(() => commitDocuments('me', 'TODOS', items, 1000), /TODOS one: value\.title /);
  });

  it('E3: gives each account the claims that its subscription makes', () => {
    assert.deepEqual(claimsOf(DEMO_ACCOUNTS.pro), { pro: true, proUntil: 4_102_444_800 });
    assert.deepEqual(claimsOf(DEMO_ACCOUNTS.lapsed), { pro: false, proUntil: 1_788_220_800 });
    assert.deepEqual(claimsOf(DEMO_ACCOUNTS.free), {});
  });
});
