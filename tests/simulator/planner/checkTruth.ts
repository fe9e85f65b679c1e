import {
  FIELD_GROUPS,
  type ItemValue,
  isEqual,
  isValidItem,
  type Revision,
} from '@daybook/protocol';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import type { SimServer } from '../server.ts';
import { checkConflicts, contentOf } from './checkConflicts.ts';
import type { PlannerCase } from './plannerCase.ts';
import type { ItemTruth } from './plannerWorld.ts';
import { revisionIn } from './serverSide.ts';

/** What must have become of an item when everything has settled. */
export function checkTruth(
  truth: ItemTruth,
  state: EngineState,
  server: SimServer,
  { job }: PlannerCase,
): void {
  const { type, id } = truth;
  const name = `${type}/${id}`;
  const end = revisionIn(server.data(type), id)?.value ?? null;
  const logged = state.conflicts.filter(
    ({ dataType, itemId }) => dataType === type && itemId === id,
  );
  const lost = logged.map((entry) => entry.lost.value);
  if (end !== null && !isValidItem(type, id, end)) throw new Error(`${name} breaks its schema`);
  checkGroups(truth, end);
  const keeps = (
    whose: string,
    revision: Revision | undefined,
    on: Revision | undefined,
    ...alike: (Revision | undefined)[]
  ) => {
    const found = [end, ...lost, ...alike.flatMap((of) => (of ? [of.value] : []))];
    const missing = missingIn(revision?.value ?? null, on?.value ?? null, found);
    if (missing) throw new Error(`${name}: ${missing} of ${whose} is neither there nor logged`);
  };
  const { known, mine, saw, theirs, restored, unseen } = truth;
  // What is made alike elsewhere, before the device heard of it, is as good as its own.
  const alike = known === truth.seen ? [unseen] : [truth.seen, unseen];
  if (job === 'restored' || job === 'put back') {
    // What others wrote over, here or there, was theirs to write over.
    const isTheirs = isChanged(truth.seen, unseen) || isChanged(restored, theirs);
    if (known?.value && !mine && !isTheirs) keeps('the server before', known, restored);
    // What had arrived is the server's loss, of which nobody knows where the device hadn't heard of it.
    if (mine && truth.beneath === known) keeps('this device', mine, restored, ...alike);
    // A device can't know of the deletion of what it never showed.
    if (theirs?.value === null && !known?.value) return;
    return keeps('the others', theirs, restored, known, saw);
  }
  if (job === undefined) checkConflicts(truth, logged);
  if (mine) keeps('this device', mine, truth.beneath, ...alike);
  // Of a deletion that is forgotten a device can't know.
  const isForgotten = theirs === undefined && truth.beneath !== undefined;
  if (!isForgotten) keeps('the others', theirs, truth.beneath, saw);
  else if (known?.value && !mine && end !== null) throw new Error(`${name} is back`);
}

/** Fields that belong together are as somebody set them together (SPEC M11). */
function checkGroups(truth: ItemTruth, end: ItemValue | null): void {
  const { type, id, known, seen, unseen, restored, theirs, made } = truth;
  const revisions = [known, seen, unseen, restored, theirs, ...made];
  for (const group of FIELD_GROUPS[type]) {
    const of = (value: ItemValue | null) => group.map((field) => contentOf(value, field));
    const isSet = revisions.some((revision) => isEqual(of(revision?.value ?? null), of(end)));
    if (end && !isSet) throw new Error(`${type}/${id}: nobody set ${group} to ${of(end)}`);
  }
}

function isChanged(one: Revision | undefined, other: Revision | undefined): boolean {
  return one?.editedAt !== other?.editedAt;
}

/** What of `value`, made on `before`, is in none of `found`. */
function missingIn(
  value: ItemValue | null,
  before: ItemValue | null,
  found: readonly (ItemValue | null)[],
): string | null {
  if (isEqual(value, before)) return null;
  if (value === null) return found.includes(null) ? null : 'the deletion';
  const missing = Object.keys(value).find((field) => {
    const content = contentOf(value, field);
    const isChanged = before === null || !isEqual(content, contentOf(before, field));
    return isChanged && !found.some((of) => of && isEqual(contentOf(of, field), content));
  });
  return missing ?? null;
}

/** A field was sent as something else, arrived, and is set back to what the device knew of the server before. */
export function isReturned({ known, beneath, mine }: ItemTruth): boolean {
  if (!known?.value || !beneath?.value || !mine?.value || beneath === known) return false;
  return Object.keys(known.value).some((field) => {
    const [was, sent, is] = [known, beneath, mine].map(({ value }) => contentOf(value, field));
    return isEqual(was, is) && !isEqual(sent, is);
  });
}
