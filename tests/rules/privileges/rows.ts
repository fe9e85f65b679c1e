import { CALLER_NAMES, type CallerName } from './callers.ts';
import type { Operation, Request } from './requests.ts';
import { SUBJECTS, type SubjectName } from './subjects.ts';
import { PRIVILEGES } from './table.ts';

/** One request by one caller, with the table's verdict. */
export interface Row {
  subject: SubjectName;
  operation: Operation;
  caller: CallerName;
  request: Request;
  isPermitted: boolean;
}

/** Every caller with every request for a subject, or for one operation on it. */
export function rowsOf(subject: SubjectName, only?: Operation): Row[] {
  const { requests } = SUBJECTS[subject];
  const operations = Object.keys(requests) as Operation[];
  return operations
    .filter((operation) => only === undefined || operation === only)
    .flatMap((operation) =>
      (requests[operation] ?? []).flatMap((request) =>
        CALLER_NAMES.map((caller) => {
          const permitted = PRIVILEGES[subject]?.[operation] ?? [];
          const isPermitted = permitted.includes(caller);
          return { subject, operation, caller, request, isPermitted };
        }),
      ),
    );
}
