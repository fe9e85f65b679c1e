import { median } from '../support/measure.ts';
import { atMost, justSaid, type Metric } from '../support/result.ts';
import type { Contender } from './contenders.ts';
import type { Samples } from './measure.ts';
import type { ScriptSizes } from './scripts.ts';
import { STORES, type StoreName } from './stores.ts';

type Metrics = Record<string, Metric>;

const KB = 1_000;
const MB = 1_000_000;

/** How long after an empty tab's content may be visible: times the floor of React. */
const CONTENT_GOALS: Partial<Record<StoreName, number>> = {
  '2,000 todos, 11,000 check-ins, 9,000 sessions': 1.3,
  '10,000 todos': 1.5,
};
const FIRST_PAINT_GOAL = 1.3;
const TICK_GOALS: Partial<Record<StoreName, number>> = {
  '2,000 todos, 11,000 check-ins, 9,000 sessions': 16,
  '10,000 todos': 32,
};
const FIRST_SCRIPT_KB = 88;
const LAZY_SCRIPT_KB = 15;

/** Ratios to the floors first, then what they are made of. Times are medians. */
export function metricsOf(
  samples: ReadonlyMap<Contender['name'], Samples>,
  scripts: ScriptSizes,
): Metrics {
  const stores = Object.keys(STORES) as StoreName[];
  const of = (name: Contender['name']) => samples.get(name) as Samples;
  const contentMs = (name: Contender['name']) => median(of(name).opened.map((o) => o.contentMs));
  const paintMs = (name: Contender['name']) => median(of(name).opened.map((o) => o.firstPaintMs));
  const metrics: Metrics = {};
  const judge = (goal: number | undefined, value: number, unit: string) =>
    goal === undefined ? justSaid(value, unit) : atMost(goal, value, unit);

  for (const store of stores) {
    const ratio = contentMs(store) / contentMs('react');
    metrics[`content visible/React, ${store}`] = judge(CONTENT_GOALS[store], ratio, '×');
  }
  for (const store of stores) {
    const ratio = paintMs(store) / paintMs('hello');
    metrics[`first contentful paint/hello, ${store}`] = atMost(FIRST_PAINT_GOAL, ratio, '×');
  }
  for (const store of stores) {
    const { ticked } = of(store);
    if (ticked.length === 0) continue;
    const ms = median(ticked.map(({ frameMs }) => frameMs));
    metrics[`tick to next frame, ${store}`] = judge(TICK_GOALS[store], ms, 'ms');
    const long = ticked.flatMap(({ longTasks }) => longTasks);
    metrics[`long tasks of ${ticked.length} ticks, ${store}`] = atMost(0, long.length, 'tasks');
    metrics[`longest of them, ${store}`] = justSaid(Math.max(0, ...long), 'ms');
  }
  const first = scripts.beforeContent / KB;
  metrics['script before content, gzip'] = atMost(FIRST_SCRIPT_KB, first, 'kB');
  for (const [file, size] of scripts.lazy)
    metrics[`${file}, gzip`] = atMost(LAZY_SCRIPT_KB, size / KB, 'kB');
  for (const store of stores) {
    const worst = Math.max(...of(store).opened.map(({ shift }) => shift));
    metrics[`layout shift after content, worst, ${store}`] = atMost(0, worst, '');
  }
  for (const name of samples.keys()) {
    metrics[`content visible, ${name}`] = justSaid(contentMs(name), 'ms');
    metrics[`first contentful paint, ${name}`] = justSaid(paintMs(name), 'ms');
    metrics[`heap, ${name}`] = justSaid(of(name).heap / MB, 'MB');
  }
  return metrics;
}
