import {
  DATA_TYPES,
  type DataType,
  LIMITS,
  type Revision,
  tombstoneExpiry,
  valueIn,
} from '@daybook/protocol';
import type { OutgoingCommit, SentChange } from '../../../extension/src/engine/contract/commit.ts';
import { DAY } from '../../../extension/src/engine/contract/timing.ts';
import { SimServer } from '../server.ts';
import type { TypeData } from '../serverData.ts';
import {
  type Backup,
  backUp,
  erase,
  removeExpired,
  renewHeads,
  restoreBackup,
} from '../serverJobs.ts';
import { placeOf } from '../shapes.ts';
import type { Change, ItemCase, PlannerCase, TypeCase } from './plannerCase.ts';
import { CHECKIN_ID, changed, RECENTLY } from './revisions.ts';

/** The device's id, in its own commits and where it has a twin. */
export const DEVICE_ID = 'device';
const OTHER_ID = 'other';
/** After all that anybody did before. */
const LATELY = RECENTLY + 50;

/** When all tombstones of before are gone, ms. */
const PURGED_AFTER = (LIMITS.tombstoneDays + 1) * DAY;

/** Who commits what: an item's change of that name, made on what the server has. */
type Part = 'old' | 'seen' | 'unseen' | 'after';

/** The server of a case, as others than the device make it. */
export class ServerSide {
  readonly server: SimServer;
  readonly #case: PlannerCase;
  #ids = 0;
  #backup: Backup = new Map();

  constructor(plannerCase: PlannerCase) {
    this.#case = plannerCase;
    this.server = new SimServer({ pageSize: plannerCase.pageSize });
  }

  commitPart(part: Part, isAllowed: (type: DataType) => boolean = () => true): void {
    const { types, isTwin, isApart } = this.#case;
    const isKnown = part === 'old' || part === 'seen';
    const deviceId = isTwin && !isKnown ? DEVICE_ID : OTHER_ID;
    for (const { type, items } of types) {
      const since = part === 'after' ? LATELY : RECENTLY;
      const changes = items.flatMap((item) => this.#changeOf(type, item, item[part], since));
      const commits = isApart ? changes.map((change) => [change]) : [changes];
      for (const each of commits) {
        if (each.length > 0 && isAllowed(type)) this.#commit(type, deviceId, each);
      }
    }
  }

  backUp(): Backup {
    this.#backup = backUp(this.server);
    return this.#backup;
  }

  doJob(): void {
    const { server } = this;
    switch (this.#case.job) {
      case 'purged':
        server.now += PURGED_AFTER;
        removeExpired(server, true);
        return;
      case 'erased':
        return erase(server, () => this.#newId());
      case 'restored':
        restoreBackup(server, this.#backup);
        return renewHeads(server, () => this.#newId());
      case 'put back':
        return restoreBackup(server, this.#backup);
    }
  }

  #changeOf(
    type: DataType,
    item: ItemCase,
    change: Change | undefined,
    since: number,
  ): SentChange[] {
    const id = idOf(type, item);
    const before = revisionIn(this.server.data(type), id);
    const after = changed(type, id, change, before, since);
    return after && after !== before ? [{ id, ...after }] : [];
  }

  #commit(type: DataType, deviceId: string, changes: readonly SentChange[]): void {
    const { head } = this.server.data(type);
    const [version, parent] = [(head?.version ?? 0) + 1, head?.commitId ?? null];
    const commitId = this.#newId();
    const times = { queuedAt: 0, expiresAt: tombstoneExpiry(this.server.now) };
    const commit = { commitId, parent, version, deviceId, changes, ...times };
    mustApply(this.server, type, commit);
  }

  #newId(): string {
    this.#ids += 1;
    return `other-${this.#ids}`;
  }
}

/** A case whose commits the server doesn't take is no case. */
export function mustApply(server: SimServer, type: DataType, commit: OutgoingCommit): void {
  const { outcome, ...why } = commit.isPush
    ? server.commit(type, commit)
    : server.commitDirect(type, commit);
  if (outcome !== 'applied') throw new Error(`${type}: ${outcome} ${JSON.stringify(why)}`);
}

/** The fourth of the habits' items is a check-in of the first. */
export function idOf(type: TypeCase['type'], { item }: ItemCase): string {
  if (type === 'HABITS' && item === 3) return CHECKIN_ID;
  return placeOf(DATA_TYPES.indexOf(type), item).id;
}

export function revisionIn(data: TypeData | undefined, id: string): Revision | undefined {
  const item = data?.items.get(id);
  return item && { value: valueIn(item) as Revision['value'], editedAt: item.editedAt };
}
