import { type FieldViolation, formatPath, type Problem, type Reason } from '@daybook/protocol';

/** An expected no, as a value: what becomes the error body of SPEC A3. */
export interface Refusal<Why extends Reason = Reason> {
  reason: Why;
  message: string;
  metadata: Record<string, unknown>;
}

export function refusal<Why extends Reason>(
  reason: Why,
  message: string,
  metadata: Record<string, unknown> = {},
): Refusal<Why> {
  return { reason, message, metadata };
}

/** INVALID_REQUEST that names every wrong field (SPEC A7). */
export function invalidRequest(problems: readonly Problem[]): Refusal<'INVALID_REQUEST'> {
  const fieldViolations = violationsOf(problems);
  const [first] = fieldViolations;
  const message = first ? `${first.field || 'The body'}: ${first.description}` : 'Invalid request';
  return refusal('INVALID_REQUEST', message, { fieldViolations });
}

/** Problems as they travel. */
export function violationsOf(problems: readonly Problem[]): FieldViolation[] {
  return problems.map(({ path, message }) => ({ field: formatPath(path), description: message }));
}
