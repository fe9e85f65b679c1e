import type { SharedChromium } from '../../tools/devices/sharedChromium.ts';
import { BenchTab } from './benchTab.ts';
import type { Contender } from './contenders.ts';
import type { Opened, Ticked } from './inPage.ts';

/** Opened before anything counts: what the browser keeps of a page that it knows is there then. */
const WARM_UP = 3;
const TICKS_AT_ONCE = 5;

export interface Samples {
  opened: Opened[];
  ticked: Ticked[];
  /** Bytes. */
  heap: number;
}

/** All of them in one browser, taking turns; those with todos are ticked too. */
export async function measureAll(
  browser: SharedChromium,
  contenders: readonly Contender[],
  runs: number,
): Promise<Map<Contender['name'], Samples>> {
  const tabs: BenchTab[] = [];
  const found = new Map<Contender['name'], Samples>();
  for (const contender of contenders) {
    tabs.push(await BenchTab.load(contender, browser));
    found.set(contender.name, { opened: [], ticked: [], heap: 0 });
  }
  const samplesOf = ({ contender }: BenchTab) => found.get(contender.name) as Samples;
  for (let run = -WARM_UP; run < runs; run += 1) {
    for (const tab of turnsOf(tabs, run + WARM_UP)) {
      const opened = await tab.open();
      if (run >= 0) samplesOf(tab).opened.push(opened);
    }
  }
  for (const tab of tabs) samplesOf(tab).heap = await tab.heap();
  const withTodos = tabs.filter(({ contender }) => contender.content === '.list-row');
  for (let place = 0; place < runs; place += TICKS_AT_ONCE) {
    const places = Array.from({ length: TICKS_AT_ONCE }, (_, n) => place + n);
    for (const tab of withTodos) samplesOf(tab).ticked.push(...(await tab.tick(places)));
  }
  return found;
}

/** All of them, in another order each time: nobody always follows the same one. Their number has to be prime. */
function turnsOf<Tab>(tabs: readonly Tab[], turn: number): Tab[] {
  const stride = 1 + (turn % (tabs.length - 1));
  return tabs.map((_, place) => tabs[(turn + place * stride) % tabs.length] as Tab);
}
