import fc from 'fast-check';

/** One thing that happens in a history; `device`, `item` and `choice` are taken modulo what there is. */
export type Action =
  | { do: 'edit'; device: number; item: number; field: 'title' | 'notes' }
  | { do: 'delete'; device: number; item: number }
  /** The device does so many of the things that could happen next, in an order picked by `choice`. */
  | { do: 'work'; device: number; steps: number; choice: number }
  | { do: 'pass'; ms: number }
  | { do: 'online'; device: number; online: boolean }
  /** The worker dies after so many more effects. */
  | { do: 'crash'; device: number; effects: number }
  | { do: 'loseAnswer'; device: number }
  | { do: 'failWrite'; device: number }
  | { do: 'pro'; pro: boolean }
  /** The server forgets its tombstones. */
  | { do: 'purge' };

export interface History {
  /** Each device's clock minus the server's, ms. */
  skews: number[];
  actions: Action[];
}

const HOUR = 3_600_000;
const index = fc.nat({ max: 4 });
/** Few, so that devices meet on them. */
const item = fc.nat({ max: 2 });

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('edit'),
      device: index,
      item,
      field: fc.constantFrom('title', 'notes'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('delete'), device: index, item }) },
  {
    weight: 24,
    arbitrary: fc.record({
      do: fc.constant('work'),
      device: index,
      steps: fc.integer({ min: 1, max: 25 }),
      choice: fc.nat({ max: 0xffff }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('pass'),
      ms: fc.constantFrom(50, 1_200, 16_000, 16_000, 61_000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('online'), device: index, online: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('crash'), device: index, effects: fc.nat({ max: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('loseAnswer'), device: index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('failWrite'), device: index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pro'), pro: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('purge') }) },
) as fc.Arbitrary<Action>;

export const histories: fc.Arbitrary<History> = fc.record({
  skews: fc.array(fc.constantFrom(0, 0, HOUR, -HOUR, 1_500), { minLength: 2, maxLength: 5 }),
  actions: fc.array(action, { minLength: 10, maxLength: 70 }),
});
