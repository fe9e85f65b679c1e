import { errorBodySchema, REASONS, type Reason } from '@daybook/protocol';

/** What came from the API door's address, be it the door's own or not. */
export interface ApiAnswer {
  status: number;
  /** Undefined if it is not JSON. */
  body: unknown;
  /** The server's clock minus this device's, ms; null where the answer doesn't show it. Counts only if it is the door's own. */
  clockOffset: number | null;
}

/** A no of the door's own (SPEC A3). */
export interface ApiRefusal {
  reason: Reason;
  message: string;
  metadata: Record<string, unknown>;
}

/** Null where it isn't one of the door's own: a success, or what a portal or proxy says in its place (SPEC A19). */
export function readRefusal({ status, body }: ApiAnswer): ApiRefusal | null {
  const { error } = errorBodySchema.safeParse(body).data ?? {};
  const [detail] = error?.details ?? [];
  if (!error || !detail) return null;
  const { reason, metadata } = detail;
  const isOwn = REASONS[reason].code === status && error.code === status;
  return isOwn ? { reason, message: error.message, metadata } : null;
}
