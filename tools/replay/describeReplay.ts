import type {
  Diagnostics,
  StepSummary,
} from '../../extension/src/engine/diagnostics/diagnostics.ts';
import type { ReplayedStep } from '../../extension/src/engine/diagnostics/replay.ts';

/** A line for each recorded step, below it what the replay has instead, and a last line with the counts. */
export function describeReplay(
  { appVersion, takenAt, steps }: Diagnostics,
  replayed: readonly ReplayedStep[],
): string {
  const first = steps.length - replayed.length;
  const start = steps[0]?.at ?? 0;
  const lines = steps.flatMap((step, index) => {
    const line = describeStep(step, start);
    const again = replayed[index - first];
    if (!again || again.agrees) return [line];
    const { effects, status } = again.replayed;
    return [line, `     replayed: ${status} ${effects.join(' ') || '-'}`];
  });
  const agreeing = replayed.filter(({ agrees }) => agrees).length;
  return [
    `Daybook ${appVersion}, ${takenAt}`,
    ...lines,
    `${steps.length} steps recorded, ${replayed.length} replayed, ${agreeing} agree`,
  ].join('\n');
}

function describeStep(
  { event, at, effects, status, keys, ms }: StepSummary,
  start: number,
): string {
  const time = `+${((at - start) / 1000).toFixed(3)} s`.padStart(12);
  const written = keys.length > 0 ? ` (${keys.length} keys written)` : '';
  return `${time}  ${event}: ${status} ${effects.join(' ') || '-'}, ${ms.toFixed(1)} ms${written}`;
}
