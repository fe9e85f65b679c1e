/** Writes one line of the structured log, such as a method of firebase-functions' logger. */
export type Log = (message: string, fields: Record<string, unknown>) => void;
