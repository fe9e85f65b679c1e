/** Fields of a document as tests write them; whole numbers are Firestore's integers, a Date its timestamp. */
export type Plain = Record<string, unknown>;

/** One value as Firestore's protocol has it: one of these is set. */
export interface WireValue {
  nullValue?: 'NULL_VALUE';
  booleanValue?: boolean;
  integerValue?: string;
  doubleValue?: number;
  stringValue?: string;
  timestampValue?: WireTime;
  /** The name of a document. */
  referenceValue?: string;
  mapValue?: { fields?: WireFields };
  arrayValue?: { values?: WireValue[] };
}

export type WireFields = Record<string, WireValue>;

export interface WireTime {
  seconds?: string;
  nanos?: number;
}

export function toFields(plain: Plain): WireFields {
  return Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, toValue(value)]));
}

export function fromFields(fields: WireFields = {}): Plain {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, fromValue(value)]),
  );
}

export function toTime(ms: number): WireTime {
  return { seconds: String(Math.floor(ms / 1000)), nanos: Math.round((ms % 1000) * 1e6) };
}

function toValue(value: unknown): WireValue {
  if (value === null) return { nullValue: 'NULL_VALUE' };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (typeof value === 'string') return { stringValue: value };
  if (value instanceof Date) return { timestampValue: toTime(value.getTime()) };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(toValue) } };
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? { integerValue: String(value) } : { doubleValue: value };
  }
  return { mapValue: { fields: toFields(value as Plain) } };
}

function fromValue(value: WireValue): unknown {
  const { integerValue, timestampValue, mapValue, arrayValue } = value;
  if (integerValue !== undefined) return Number(integerValue);
  if (timestampValue) {
    const { seconds = 0, nanos = 0 } = timestampValue;
    return new Date(Number(seconds) * 1000 + nanos / 1e6);
  }
  if (mapValue) return fromFields(mapValue.fields);
  if (arrayValue) return (arrayValue.values ?? []).map(fromValue);
  return value.booleanValue ?? value.stringValue ?? value.doubleValue ?? null;
}
