import type { ItemCase, PlannerCase, TypeCase } from './plannerCase.ts';

/** As few items and perturbations as still fail; `fails` plays a case. */
export function shrinkCase(
  plannerCase: PlannerCase,
  fails: (smaller: PlannerCase) => boolean,
): PlannerCase {
  for (const smaller of smallerCases(plannerCase)) {
    if (fails(smaller)) return shrinkCase(smaller, fails);
  }
  return plannerCase;
}

function* smallerCases(plannerCase: PlannerCase): Generator<PlannerCase> {
  const { types } = plannerCase;
  for (const [index, type] of types.entries()) {
    if (types.length > 1) yield { ...plannerCase, types: types.toSpliced(index, 1) };
    for (const smaller of smallerTypes(type))
      yield { ...plannerCase, types: types.with(index, smaller) };
  }
  yield* without(plannerCase, ['job', 'isCold', 'isStuck', 'isTwin', 'isApart']);
  if (plannerCase.lag > 0) yield { ...plannerCase, lag: plannerCase.lag - 1 };
  if (plannerCase.pageSize < 50) yield { ...plannerCase, pageSize: 50 };
}

function* smallerTypes(type: TypeCase): Generator<TypeCase> {
  const { items } = type;
  for (const [index, item] of items.entries()) {
    if (items.length > 1) yield { ...type, items: items.toSpliced(index, 1) };
    for (const smaller of smallerItems(item)) yield { ...type, items: items.with(index, smaller) };
  }
  yield* without(type, ['isRefused', 'mustPull', 'pushByApi', 'failures', 'isAsking']);
  if (type.cursor !== 'whole') yield { ...type, cursor: 'whole' };
  if (type.applied > 0) yield { ...type, applied: type.applied - 1 };
  if (type.kept !== 'queued') yield { ...type, kept: 'queued' };
}

function* smallerItems(item: ItemCase): Generator<ItemCase> {
  yield* without(item, ['old', 'seen', 'sent', 'sentNext', 'mine', 'isEdit', 'unseen', 'after']);
}

function* without<Whole extends object>(
  whole: Whole,
  names: readonly (keyof Whole)[],
): Generator<Whole> {
  for (const name of names) {
    if (!(name in whole)) continue;
    const { [name]: _, ...rest } = whole;
    yield rest as Whole;
  }
}
