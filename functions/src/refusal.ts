import { type FieldViolation, formatPath, type Problem, type Reason } from '@daybook/protocol';

/** An expected no, as a value: what becomes the error body of SPEC A3. */
export interface Refusal<Why extends Reason = Reason> {
  reason: Why;
  message: string;
  metadata: Record<string, unknown>;
}

/** Enough to mend a request by; more would only repeat it. */
const MAX_VIOLATIONS = 100;

export function refusal<Why extends Reason>(
  reason: Why,
  message: string,
  metadata: Record<string, unknown> = {},
): Refusal<Why> {
  return { reason, message, metadata };
}

/** INVALID_REQUEST that names every wrong field, the first 100 of them (SPEC A7). */
export function invalidRequest(problems: Problem[]): Refusal<'INVALID_REQUEST'> {
  const fieldViolations = problems
    .slice(0, MAX_VIOLATIONS)
    .map(
      ({ path, message }): FieldViolation => ({ field: formatPath(path), description: message }),
    );
  const [first] = fieldViolations;
  const message = first ? `${first.field || 'The body'}: ${first.description}` : 'Invalid request';
  return refusal('INVALID_REQUEST', message, { fieldViolations });
}
