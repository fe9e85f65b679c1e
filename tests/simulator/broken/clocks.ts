import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import {
  type EngineState,
  sendableCount,
  withConnection,
  withType,
} from '../../../extension/src/engine/state/state.ts';
import { getEntry, withEntry } from '../../../extension/src/shared/items.ts';
import { type BreakStep, brings, leaves, meets } from './breakStep.ts';

export const BROKEN_CLOCKS = {
  'K2: the times in a value stay those of the device': leaves((_, event, is) => {
    if (event.type !== 'editsFound') return is;
    const edits = event.edits.filter(({ dataType }) => dataType === 'TODOS');
    return edits.reduce((next, { itemId, value }) => withCreatedAt(next, itemId, value), is);
  }),
  'K3: what was edited before a measurement keeps its time': meets((state, event) =>
    brings(event) ? { ...state, unmeasured: [] } : state,
  ),
  'K6: the time asleep is a standstill': (step) => (state, event, moment) => {
    const { progressAt } = state.connection;
    const sleptAt = progressAt + TIMING.stuck + TIMING.lateTimer;
    const hasSlept = sendableCount(state) > 0 && moment.now > sleptAt;
    const asIfAwake = { progressAt: moment.now - TIMING.stuck };
    return step(hasSlept ? withConnection(state, asIfAwake) : state, event, moment);
  },
  'P12: a device keeps its id whoever uses it': leaves((was, _, is) =>
    was.session.epoch === is.session.epoch ? { ...is, deviceId: was.deviceId } : is,
  ),
} satisfies Record<string, BreakStep>;

/** The item's `createdAt` is that of a value. */
function withCreatedAt(state: EngineState, id: string, value: object | null): EngineState {
  const { TODOS } = state.items;
  const mine = getEntry(TODOS.local, id);
  if (!mine?.value || !value || !('createdAt' in value)) return state;
  const own = {
    ...mine,
    value: { ...mine.value, createdAt: value.createdAt } as typeof mine.value,
  };
  return withType(state, 'TODOS', { items: { ...TODOS, local: withEntry(TODOS.local, id, own) } });
}
