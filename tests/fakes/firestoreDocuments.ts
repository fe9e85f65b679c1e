import {
  fromFields,
  type Plain,
  toFields,
  type WireFields,
  type WireTime,
  type WireValue,
} from './firestoreValues.ts';

/** A document as the protocol has it; without fields where it is gone. */
export interface WireDocument {
  name: string;
  fields?: WireFields;
  createTime?: WireTime;
  updateTime?: WireTime;
}

/** One write of a batch. */
export interface WireWrite {
  update?: { name: string; fields?: WireFields };
  delete?: string;
  /** Only these fields are written, and those of them that aren't in `update` are removed. */
  updateMask?: { fieldPaths?: string[] };
  /** Fields that take the server's time. */
  updateTransforms?: { fieldPath: string }[];
  currentDocument?: { exists?: boolean; updateTime?: WireTime };
}

const ROOT = /^projects\/[^/]+\/databases\/[^/]+\/documents\//;

/** The documents of a Firestore in memory, and what writes make of them. */
export class FirestoreDocuments {
  readonly #documents = new Map<string, WireDocument>();
  /** As a client of the project `p` calls them. */
  readonly #root = 'projects/p/databases/(default)/documents/';

  clear(): void {
    this.#documents.clear();
  }

  /** None of them is ever changed in place. */
  all(): WireDocument[] {
    return [...this.#documents.values()];
  }

  read(path: string): Plain | undefined {
    const document = this.#documents.get(this.#root + path);
    return document && fromFields(document.fields);
  }

  paths(prefix: string): string[] {
    const names = [...this.#documents.keys()].map((name) => name.replace(ROOT, ''));
    return names.filter((path) => path.startsWith(prefix)).sort();
  }

  put(path: string, fields: Plain | null, time: WireTime): WireDocument {
    const name = this.#root + path;
    return this.#store(name, fields && toFields(fields), time);
  }

  /** Why a batch is not taken, whole. */
  problemOf(writes: readonly WireWrite[]): 'NOT_FOUND' | 'FAILED_PRECONDITION' | null {
    for (const { update, delete: deleted, currentDocument = {} } of writes) {
      const { exists, updateTime } = currentDocument;
      const found = this.#documents.get(update?.name ?? deleted ?? '');
      if (!found && (exists || updateTime)) return 'NOT_FOUND';
      const isOther = updateTime && !isSameTime(updateTime, found?.updateTime);
      if (isOther || (found && exists === false)) return 'FAILED_PRECONDITION';
    }
    return null;
  }

  apply(writes: readonly WireWrite[], time: WireTime): WireDocument[] {
    return writes.map((write) => {
      const name = write.update?.name ?? write.delete ?? '';
      const before = this.#documents.get(name)?.fields ?? {};
      return this.#store(name, write.update ? fieldsAfter(before, write, time) : null, time);
    });
  }

  /** What a batch asks for, for a test to look at. */
  describe({ update, updateMask, delete: deleted }: WireWrite): Plain {
    const path = (update?.name ?? deleted ?? '').replace(ROOT, '');
    if (!update) return { path, deleted: true };
    const only = updateMask?.fieldPaths?.toSorted();
    return { path, sets: fromFields(update.fields), ...(only && { only }) };
  }

  #store(name: string, fields: WireFields | null, time: WireTime): WireDocument {
    if (!fields) {
      this.#documents.delete(name);
      return { name };
    }
    const { createTime = time } = this.#documents.get(name) ?? {};
    const document = { name, fields, createTime, updateTime: time };
    this.#documents.set(name, document);
    return document;
  }
}

function isSameTime(a: WireTime, b: WireTime | undefined): boolean {
  return Number(a.seconds) === Number(b?.seconds) && (a.nanos ?? 0) === (b?.nanos ?? 0);
}

function fieldsAfter(
  before: WireFields,
  { update, updateMask, updateTransforms = [] }: WireWrite,
  time: WireTime,
): WireFields {
  const sent = { mapValue: { fields: update?.fields ?? {} } };
  const mask = updateMask && (updateMask.fieldPaths ?? []);
  let after: WireValue = mask ? { mapValue: { fields: before } } : sent;
  for (const path of mask ?? [])
    after = withField(after, path.split('.'), at(sent, path.split('.')));
  for (const { fieldPath } of updateTransforms) {
    after = withField(after, fieldPath.split('.'), { timestampValue: time });
  }
  return after.mapValue?.fields ?? {};
}

function at(value: WireValue | undefined, [name, ...rest]: string[]): WireValue | undefined {
  return name === undefined ? value : at(value?.mapValue?.fields?.[name], rest);
}

function withField(
  value: WireValue | undefined,
  [name = '', ...rest]: string[],
  field: WireValue | undefined,
): WireValue {
  const { [name]: before, ...others } = value?.mapValue?.fields ?? {};
  const after = rest.length > 0 ? withField(before, rest, field) : field;
  return { mapValue: { fields: { ...others, ...(after && { [name]: after }) } } };
}
