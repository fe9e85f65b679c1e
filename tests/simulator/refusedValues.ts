import { DATA_TYPES, type ItemValue, isValidItem } from '@daybook/protocol';
import { entriesOf } from '../../extension/src/shared/items.ts';
import type { SimDevice } from './device.ts';
import { fieldOf, fieldsOf, type Place } from './shapes.ts';
import type { Stage } from './stage.ts';

/** What is wrong with a value, or with its id. */
export type Wrong = 'text too long' | 'number for text' | 'unknown field' | 'impossible id';

/** Longer than any text of a person's that a type's first field takes. */
const TOO_LONG = 'x'.repeat(600);

/** A person writes what no door takes, as with an import, or with a Daybook that was newer. */
export function writeRefused(stage: Stage, device: SimDevice, place: Place, wrong: Wrong): void {
  const at = wrong === 'impossible id' ? { ...place, id: `no id ${place.id}` } : place;
  const before = device.visible<ItemValue>(at.type).get(at.id) ?? null;
  const written = stage.written(at, before, 0, device.now);
  const name = fieldOf(at.type, 0);
  const text = String((written as unknown as Record<string, unknown>)[name]);
  const changes: Record<Wrong, Record<string, unknown>> = {
    'text too long': { [name]: `${text}${TOO_LONG}` },
    'number for text': { [name]: Number(text.replace(/\D/g, '')) },
    'unknown field': { unknown: true },
    'impossible id': {},
  };
  stage.write(device, at, before, { ...written, ...changes[wrong] } as ItemValue);
  stage.counts.add('values that no door takes');
}

/** What a device has that neither door takes (SPEC C14): it breaks its schema, or no request can carry it. */
export function refusedPlaces(device: SimDevice): Place[] {
  const { items } = device.stored();
  return DATA_TYPES.flatMap((type) =>
    [...entriesOf(items[type].local)]
      .filter(
        ([id, revision]) =>
          !isValidItem(type, id, revision.value) ||
          device.parts.server.isTooLarge([{ id, ...revision }]),
      )
      .map(([id]) => ({ type, id })),
  );
}

/** A person sees what is refused and writes it anew; what that doesn't help is deleted. How many there were. */
export function mendRefused(stage: Stage): number {
  let count = 0;
  for (const device of stage.devices) {
    for (const place of refusedPlaces(device)) {
      const before = device.visible<ItemValue>(place.type).get(place.id);
      if (!before) continue;
      count += 1;
      const mended = { ...before, ...stage.texts(place.type, fieldsOf(place.type)) } as ItemValue;
      const isMended = isValidItem(place.type, place.id, mended);
      stage.write(device, place, before, isMended ? mended : null);
    }
  }
  return count;
}
