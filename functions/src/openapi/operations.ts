import { DATA_TYPES, LIMITS, type Reason, USER_HEADER } from '@daybook/protocol';
import type { SchemaName } from './schemas.ts';

/** One call of the API, as the contract describes it. */
export interface Operation {
  method: 'get' | 'put' | 'post' | 'delete';
  path: string;
  operationId: string;
  summary: string;
  parameters?: readonly object[];
  /** The forms that its body may have. */
  body?: readonly SchemaName[];
  /** The forms of its answer; none for 204. */
  answer: readonly SchemaName[];
  /** Why it may refuse, besides what all calls with a token may. */
  refusals?: readonly Reason[];
  isOpen?: boolean;
  isConditional?: boolean;
}

const DATA_TYPE = {
  name: 'dataType',
  in: 'path',
  required: true,
  schema: { type: 'string', enum: DATA_TYPES },
};
const PULL = [
  {
    name: 'since',
    in: 'query',
    description: 'The cursor of the last answer, or 0: what came after it instead of the whole.',
    schema: { type: 'string' },
  },
  {
    name: 'limit',
    in: 'query',
    description: 'Changes per page of each data type.',
    schema: { type: 'integer', minimum: 1, default: LIMITS.defaultPageSize },
  },
];
export const USER_PARAMETER = {
  name: USER_HEADER,
  in: 'header',
  description: 'Whom the request is for; a token of another user is refused.',
  schema: { type: 'string' },
};

const WRITES = ['INVALID_REQUEST', 'REQUEST_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const;

export const OPERATIONS: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/sync/{dataType}', operationId: 'pull' },
    summary: 'All of a data type, or with `since` a page of what has changed.',
    parameters: [DATA_TYPE, ...PULL],
    answer: ['Snapshot', 'PullPage'],
    refusals: ['INVALID_REQUEST', 'PRO_REQUIRED', 'UNKNOWN_DATA_TYPE', 'CURSOR_EXPIRED'],
    isConditional: true,
  },
  {
    ...{ method: 'put', path: '/sync/{dataType}', operationId: 'commit' },
    summary: 'Commits changes, or the whole in place of what is stored, on the version last seen.',
    parameters: [DATA_TYPE],
    body: ['CommitRequest', 'ReplaceRequest'],
    answer: ['CommitResult'],
    refusals: [
      ...WRITES,
      ...(['UPDATE_REQUIRED', 'PRO_REQUIRED', 'ACCOUNT_DELETED', 'UNKNOWN_DATA_TYPE'] as const),
      'VERSION_MISMATCH',
    ],
  },
  {
    ...{ method: 'get', path: '/sync/all', operationId: 'pullAll' },
    summary: 'All five data types, or with `since` a page of each.',
    parameters: PULL,
    answer: ['AllSnapshots', 'AllPullPages'],
    refusals: ['INVALID_REQUEST', 'PRO_REQUIRED', 'CURSOR_EXPIRED'],
    isConditional: true,
  },
  {
    ...{ method: 'post', path: '/sync/batch', operationId: 'commitBatch' },
    summary: 'Commits of several data types, each with a result of its own.',
    body: ['BatchRequest'],
    answer: ['BatchResult'],
    refusals: [...WRITES, 'PRO_REQUIRED'],
  },
  {
    ...{ method: 'get', path: '/sync/export', operationId: 'exportUser' },
    summary: 'Everything that is kept of the user, as one file. Needs no Pro.',
    answer: ['UserExport'],
  },
  {
    ...{ method: 'delete', path: '/sync', operationId: 'eraseSync' },
    summary: 'Removes all synced data. Needs no Pro.',
    answer: ['EraseResult'],
  },
  {
    ...{ method: 'delete', path: '/account', operationId: 'deleteAccount' },
    summary: 'Deletes the account with all of its data. Needs no Pro.',
    answer: [],
  },
  {
    ...{ method: 'get', path: '/config', operationId: 'config' },
    summary: 'The limits that clients must respect.',
    answer: ['ServerConfig'],
    isOpen: true,
  },
];
