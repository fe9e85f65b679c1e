import { DATA_TYPES, LIMITS, type Reason, USER_HEADER } from '@daybook/protocol';
import type { HeaderName } from './headers.ts';
import type { SchemaName } from './schemas.ts';

/** One call of the API, as the contract describes it. */
export interface Operation {
  method: 'get' | 'put' | 'post' | 'delete';
  path: string;
  operationId: string;
  tag: 'Sync' | 'Account' | 'About';
  summary: string;
  description: string;
  parameters?: readonly object[];
  /** The forms that its body may have. */
  body?: readonly SchemaName[];
  /** The forms of its answer; none for 204. */
  answer: readonly SchemaName[];
  /** Why it may refuse, besides what all calls with a token may. */
  refusals?: readonly Reason[];
  /** Of the answer, besides those that all have. */
  headers?: readonly HeaderName[];
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
    description: 'Changes per page of each data type, at most as many as by default.',
    schema: { type: 'integer', minimum: 1, default: LIMITS.maxPageSize },
  },
];
export const CONDITION_PARAMETER = {
  name: 'If-None-Match',
  in: 'header',
  description:
    'The `ETag` of an earlier answer to the same call: 304 if nothing has changed since.',
  schema: { type: 'string' },
};
export const USER_PARAMETER = {
  name: USER_HEADER,
  in: 'header',
  description: 'Whom the request is for; a token of another user is refused.',
  schema: { type: 'string' },
};

const WRITES = ['INVALID_REQUEST', 'REQUEST_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const;

export const OPERATIONS: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/sync/{dataType}', operationId: 'pull', tag: 'Sync' },
    summary: 'All of a data type, or with `since` a page of what has changed.',
    description:
      'Pull from the cursor of the last answer until `hasMore` is false, and take in all of it before committing: only the last page names the commit to go on top of.',
    parameters: [DATA_TYPE, ...PULL],
    answer: ['Snapshot', 'PullPage'],
    refusals: ['INVALID_REQUEST', 'PRO_REQUIRED', 'UNKNOWN_DATA_TYPE', 'CURSOR_EXPIRED'],
    isConditional: true,
  },
  {
    ...{ method: 'put', path: '/sync/{dataType}', operationId: 'commit', tag: 'Sync' },
    summary: 'Commits changes, or the whole in place of what is stored, on the version last seen.',
    description:
      '`version` and `parent` are the `version` and `commitId` of the last page, or of the answer to the last commit; 0 and null before the first; `since` is the `cursor` that came with them. Without an answer send the very same again. 409 carries the page to merge, without changes where there was no `since`.',
    parameters: [DATA_TYPE],
    body: ['CommitRequest', 'ReplaceRequest'],
    answer: ['CommitResult'],
    refusals: [
      ...WRITES,
      ...([
        'QUOTA_EXCEEDED',
        'UPDATE_REQUIRED',
        'PRO_REQUIRED',
        'ACCOUNT_DELETED',
        'UNKNOWN_DATA_TYPE',
      ] as const),
      'VERSION_MISMATCH',
    ],
  },
  {
    ...{ method: 'get', path: '/sync/all', operationId: 'pullAll', tag: 'Sync' },
    summary: 'All five data types, or with `since` a page of each.',
    description:
      'As the call for one of them, with one cursor for all. A type that can’t be read is under `errors`, and its cursor stays.',
    parameters: PULL,
    answer: ['AllSnapshots', 'AllPullPages'],
    refusals: ['INVALID_REQUEST', 'PRO_REQUIRED', 'CURSOR_EXPIRED'],
    isConditional: true,
  },
  {
    ...{ method: 'post', path: '/sync/batch', operationId: 'commitBatch', tag: 'Sync' },
    summary: 'Commits of several data types, each with a result of its own.',
    description: 'Each type at most once. 200 says nothing about the single commits: look at each.',
    body: ['BatchRequest'],
    answer: ['BatchResult'],
    refusals: [...WRITES, 'PRO_REQUIRED'],
  },
  {
    ...{ method: 'get', path: '/sync/export', operationId: 'exportUser', tag: 'Account' },
    summary: 'Everything that is kept of the user, as one file.',
    description:
      'The synced data is of one moment. What can’t be read is under `broken`, as it is.',
    answer: ['UserExport'],
    headers: ['Content-Disposition'],
  },
  {
    ...{ method: 'delete', path: '/sync', operationId: 'eraseSync', tag: 'Account' },
    summary: 'Removes all synced data.',
    description:
      'Versions go on, and every cursor expires. Answers when all is removed; can be repeated if no answer comes.',
    answer: ['EraseResult'],
  },
  {
    ...{ method: 'delete', path: '/account', operationId: 'deleteAccount', tag: 'Account' },
    summary: 'Deletes the account with all of its data.',
    description:
      'Answers when all is removed; can be repeated if no answer comes. 401 to a repeated call says that the account is gone.',
    answer: [],
    refusals: ['SIGN_IN_TOO_OLD'],
  },
  {
    ...{ method: 'get', path: '/config', operationId: 'config', tag: 'About' },
    summary: 'The limits that clients must respect.',
    description: 'May be kept for an hour.',
    answer: ['ServerConfig'],
    isOpen: true,
  },
  {
    ...{ method: 'get', path: '/openapi.json', operationId: 'contract', tag: 'About' },
    summary: 'This document.',
    description: 'May be kept for an hour.',
    answer: ['Contract'],
    isOpen: true,
  },
];
