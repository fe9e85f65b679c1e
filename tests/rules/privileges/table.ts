import { CALLER_NAMES, CALLERS, type CallerName } from './callers.ts';
import type { Operation } from './requests.ts';
import type { SubjectName } from './subjects.ts';

const OWNER = CALLER_NAMES.filter((name) => CALLERS[name].isOwner);
const PRO: CallerName[] = ['the owner with Pro', 'the owner with Pro and an admin claim'];

/** Who may do what (SPEC L). What isn't listed is refused: to whom, which operation, on which subject. */
export const PRIVILEGES: Partial<Record<SubjectName, Partial<Record<Operation, CallerName[]>>>> = {
  'users/{uid}': { get: OWNER },
  'users/{uid}/sync/{dataType}': { get: PRO, list: PRO, create: PRO, update: PRO },
  'users/{uid}/sync/{dataType}/items/{itemId}': { get: PRO, list: PRO, create: PRO, update: PRO },
  'users/{uid}/devices/{deviceId}': { get: PRO, list: PRO, create: PRO, update: PRO, delete: PRO },
  'subscriptions/{uid}': { get: OWNER },
  'users/{uid}/sync/{dataType}/items/{itemId} (without its head)': { get: PRO, list: PRO },
  // Nothing is ever there, so nothing can be read; and the list is that of all heads.
  'users/{uid}/sync/NOTES': { get: PRO, list: PRO },
  'users/{uid}/sync/NOTES/items/{itemId}': { get: PRO, list: PRO },
};
