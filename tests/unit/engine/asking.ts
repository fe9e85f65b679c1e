import { type PullPage, START } from '@daybook/protocol';
import type { PullResult, PushResult } from '../../../extension/src/engine/contract/event.ts';
import { takeFromApi } from '../../../extension/src/engine/receive/fromApi.ts';
import { type EngineState, withType } from '../../../extension/src/engine/state/state.ts';
import type { TypeDurable, TypeTransient } from '../../../extension/src/engine/state/typeState.ts';
import { EMPTY_PAGE } from './builders.ts';
import { CURSOR, knowing, MOMENT } from './knowing.ts';

/** A device that has asked for a pull from the cursor, or pushes a commit. */
export function asking(
  request: TypeTransient['request'],
  {
    transient = {},
    ...durable
  }: Partial<TypeDurable> & { transient?: Partial<TypeTransient> } = {},
): EngineState {
  const state = knowing({ cursor: CURSOR, ...durable });
  return withType(state, 'TODOS', {
    transient: { request, mustPull: request === 'pull', askedFrom: CURSOR, ...transient },
  });
}

export function pulled(state: EngineState, result: PullResult) {
  const from = state.transient.TODOS.askedFrom ?? START;
  return takeFromApi(state, { type: 'pulled', dataType: 'TODOS', from, result }, MOMENT);
}
export const pushed = (state: EngineState, result: PushResult, commitId = 'C4') =>
  takeFromApi(state, { type: 'pushed', dataType: 'TODOS', commitId, result }, MOMENT);

/** The page after the cursor, and the last one, unless the test says otherwise. */
export function pageOf(more: Partial<PullPage> = {}): PullPage {
  const head = { version: 4, commitId: 'X4', cursor: '4~X4' };
  return { ...EMPTY_PAGE, dataType: 'TODOS', ...head, ...more };
}

export function page(more: Partial<PullPage> = {}): PullResult {
  return { outcome: 'page', page: pageOf(more), clockOffset: null };
}
