import type { Todo } from '@daybook/protocol';
import type { SchemaName } from './schemas.ts';

/** A value that the examples are made of. */
export const EXAMPLE_TODO: Todo = {
  title: 'Water the plants',
  done: false,
  notes: '',
  dueOn: '2026-11-22',
  priority: 2,
  order: 'a0',
  createdAt: 1795305600000,
  completedAt: null,
};

const COMMIT_ID = '01KAP0V1Y7Z6M2Q4R8T3W5X9AB';
const CURSOR = `7~${COMMIT_ID}@1795340100000`;
export const PARENT = '01KAP0V1Y7Z6M2Q4R8T3W5X9AA';
const ITEM_ID = '01KAP0V1Y7Z6M2Q4R8T3W5X9TD';
const UPDATED_AT = '2026-11-22T09:30:00.123Z';

const CHANGE = {
  id: ITEM_ID,
  version: 7,
  commitId: COMMIT_ID,
  editedAt: 1795339800000,
  deviceId: 'laptop',
  updatedAt: UPDATED_AT,
  value: EXAMPLE_TODO,
};
/** Of todos, the last one of its pull. */
export const PAGE = {
  dataType: 'TODOS' as const,
  version: 7,
  commitId: COMMIT_ID,
  schema: 1,
  changes: [CHANGE],
  cursor: CURSOR,
  hasMore: false,
};
const SNAPSHOT = {
  dataType: 'TODOS',
  version: 7,
  commitId: COMMIT_ID,
  updatedAt: UPDATED_AT,
  data: { [ITEM_ID]: EXAMPLE_TODO },
};
const RESULT = { dataType: 'TODOS', version: 7, commitId: COMMIT_ID, cursor: CURSOR };
const EMPTY = { version: 0, commitId: null, updatedAt: null, data: {} };
const ALL_SNAPSHOTS = {
  TODOS: SNAPSHOT,
  HABITS: { dataType: 'HABITS', ...EMPTY },
  SETTINGS: { dataType: 'SETTINGS', ...EMPTY },
  QUICK_LINKS: { dataType: 'QUICK_LINKS', ...EMPTY },
  FOCUS_HISTORY: { dataType: 'FOCUS_HISTORY', ...EMPTY },
};
const EMPTY_PAGE = { ...PAGE, version: 0, commitId: null, changes: [], cursor: '0' };
/** Names a request. */
export const REQUEST_ID = '01KAP0V1Y7Z6M2Q4R8T3W5X9RQ';

const ERROR = {
  error: {
    code: 409,
    status: 'ABORTED',
    message: 'The data is not at version 6, or not of that commit.',
    details: [{ reason: 'VERSION_MISMATCH', metadata: PAGE }],
  },
};

/** An example of each body that is worth one; the tests hold them to their schemas. */
export const EXAMPLES: Partial<Record<SchemaName, unknown>> = {
  Todo: EXAMPLE_TODO,
  PullPage: PAGE,
  AllPullPages: {
    dataTypes: {
      TODOS: PAGE,
      HABITS: { ...EMPTY_PAGE, dataType: 'HABITS' },
      SETTINGS: { ...EMPTY_PAGE, dataType: 'SETTINGS' },
      QUICK_LINKS: { ...EMPTY_PAGE, dataType: 'QUICK_LINKS' },
      FOCUS_HISTORY: { ...EMPTY_PAGE, dataType: 'FOCUS_HISTORY' },
    },
    cursor: `TODOS:${CURSOR},HABITS:0,SETTINGS:0,QUICK_LINKS:0,FOCUS_HISTORY:0`,
    hasMore: false,
  },
  Snapshot: SNAPSHOT,
  AllSnapshots: { dataTypes: ALL_SNAPSHOTS },
  CommitRequest: {
    version: 6,
    parent: PARENT,
    since: `6~${PARENT}@1795339000000`,
    commitId: COMMIT_ID,
    deviceId: 'laptop',
    schema: 1,
    changes: [
      { id: ITEM_ID, value: EXAMPLE_TODO, editedAt: 1795339800000 },
      { id: '01KAP0V1Y7Z6M2Q4R8T3W5X9TE', deleted: true, editedAt: 1795339800000 },
    ],
  },
  ReplaceRequest: { version: 6, parent: PARENT, data: { [ITEM_ID]: EXAMPLE_TODO } },
  CommitResult: RESULT,
  BatchRequest: {
    commits: [
      {
        dataType: 'TODOS',
        version: 6,
        parent: PARENT,
        changes: [{ id: ITEM_ID, value: EXAMPLE_TODO, editedAt: 1795339800000 }],
      },
      {
        dataType: 'SETTINGS',
        version: 0,
        parent: null,
        changes: [{ id: 'theme', value: { value: 'dark' }, editedAt: 1795339800000 }],
      },
    ],
  },
  BatchResult: {
    results: [
      { dataType: 'TODOS', result: RESULT },
      { dataType: 'SETTINGS', ...ERROR },
    ],
  },
  UserExport: {
    exportedAt: UPDATED_AT,
    uid: 'x7Yp0aQ2',
    user: null,
    subscription: { status: 'active', plan: 'pro', currentPeriodEnd: '2027-01-01T00:00:00.000Z' },
    billing: { 'customers/x7Yp0aQ2': { stripeId: 'cus_Q1' } },
    devices: { laptop: { name: 'Laptop', platform: 'linux' } },
    dataTypes: ALL_SNAPSHOTS,
  },
  EraseResult: { dataTypes: { TODOS: RESULT } },
};
