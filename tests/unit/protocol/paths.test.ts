import assert from 'node:assert/strict';
import { paths } from '@daybook/protocol';

describe('paths', () => {
  it('D2: heads and items are below their user', () => {
    assert.equal(paths.head('ann', 'TODOS'), 'users/ann/sync/TODOS');
    assert.equal(paths.item('ann', 'TODOS', 't1'), 'users/ann/sync/TODOS/items/t1');
  });

  it('V1, E1, E7: so are devices; what billing knows is not', () => {
    assert.equal(paths.user('ann'), 'users/ann');
    assert.equal(paths.device('ann', 'd1'), 'users/ann/devices/d1');
    assert.equal(paths.subscription('ann'), 'subscriptions/ann');
    assert.equal(paths.stripeSubscriptions('ann'), 'customers/ann/subscriptions');
  });

  it('collections hold the documents that are named alike', () => {
    const holds = (collection: string, document: string) =>
      assert.equal(document.slice(0, document.lastIndexOf('/')), collection);
    holds(paths.heads('ann'), paths.head('ann', 'TODOS'));
    holds(paths.items('ann', 'TODOS'), paths.item('ann', 'TODOS', 't1'));
    holds(paths.devices('ann'), paths.device('ann', 'd1'));
    assert.ok(paths.stripeSubscriptions('ann').startsWith(`${paths.stripeCustomer('ann')}/`));
  });
});
