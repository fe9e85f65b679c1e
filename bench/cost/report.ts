import {
  billOf,
  type Consumption,
  type Counts,
  consumptionByCause,
  consumptionOf,
  identityPlatformBill,
  type Operations,
  peakRates,
} from './model.ts';
import { EUR_PER_USD, FIRESTORE, type Location } from './prices.ts';
import type { Usage } from './usage.ts';

const USERS = [1_000, 100_000, 10_000_000];

const OPERATIONS = ['reads', 'writes', 'deletes', 'invocations', 'egressBytes'] as const;

/** What was measured, per thing that happens, as rows of Markdown. */
export function countsTable(counts: Counts): string {
  const rows: [string, Operations][] = [
    ['commit of one change, at its device', counts.commit.own],
    ['… at each other device that is there', counts.commit.other],
    ['commit of 20 changes, at its device', counts.bulk.own],
    ['… at each other device that is there', counts.bulk.other],
    ['wake-up, nothing new', counts.wake],
    ['wake-up behind 3 commits', counts.gap],
    [`first pull of ${counts.itemsPerJoin} items`, counts.join],
    ['change of the subscription, two devices there', counts.renewal],
    ['API pull of one change', counts.apiPull],
    ['API push of one change', counts.apiPush],
  ];
  const header = ['measured', 'reads', 'writes', 'deletes', 'function calls', 'bytes out'];
  return table([header, ...rows.map(([name, operations]) => operationsRow(name, operations))]);
}

/** What an active user needs in a month, by cause. */
export function consumptionTable(counts: Counts, usage: Usage, each: Consumption): string {
  const causes = Object.entries(consumptionByCause(counts, usage));
  const header = ['a user’s month', 'reads', 'writes', 'deletes', 'function calls', 'bytes out'];
  const rows = causes.map(([name, operations]) => operationsRow(name, operations));
  return table([header, ...rows, operationsRow('**together**', each)]);
}

/** Euros a month, by item of the bill, the free tiers taken off. */
export function billTable(counts: Counts, usage: Usage, location: Location): string {
  const each = consumptionOf(counts, usage);
  const cheaper = consumptionOf(counts, { ...usage, readsPerResumedQuery: 0 });
  const bills = USERS.map((users) => billOf(each, users, FIRESTORE[location], { withFree: true }));
  const names = Object.keys(bills[0] ?? {});
  const sums = bills.map(sumOf);
  return table([
    [`€ a month, ${location}`, ...USERS.map((users) => `${number(users)} users`)],
    ...names.map((name) => [name, ...bills.map((bill) => euros(bill[name] ?? 0))]),
    ['**together**', ...sums.map((sum) => euros(sum))],
    ['per user', ...sums.map((sum, index) => cents(sum / (USERS[index] ?? 1)))],
    ['per user, nothing free', ...USERS.map((users) => bareCents(each, users, location))],
    [
      '… and resumed queries cost nothing',
      ...USERS.map((users) => bareCents(cheaper, users, location)),
    ],
    ['Identity Platform, if upgraded', ...USERS.map((users) => euros(identityPlatformBill(users)))],
  ]);
}

/** What the busiest hour asks, per second. */
export function ratesTable(each: Consumption, usage: Usage): string {
  const rates = USERS.map((users) => peakRates(each, users, usage));
  return table([
    ['per second, busiest hour', ...USERS.map((users) => `${number(users)} users`)],
    ...Object.keys(rates[0] ?? {}).map((name) => [
      name,
      ...rates.map((rate) => number(rate[name] ?? 0)),
    ]),
  ]);
}

/** US dollars for one of so many users, nothing free. */
export function bareBill(each: Consumption, users: number, location: Location): number {
  return sumOf(billOf(each, users, FIRESTORE[location], { withFree: false })) / users;
}

function bareCents(each: Consumption, users: number, location: Location): string {
  return cents(bareBill(each, users, location));
}

function sumOf(bill: Record<string, number>): number {
  return Object.values(bill).reduce((sum, part) => sum + part, 0);
}

function operationsRow(name: string, operations: Operations): string[] {
  return [name, ...OPERATIONS.map((key) => number(operations[key]))];
}

function euros(dollars: number): string {
  return (dollars * EUR_PER_USD).toLocaleString('en', { maximumFractionDigits: 0 });
}

function cents(dollars: number): string {
  return `${(dollars * EUR_PER_USD * 100).toFixed(2)} ct`;
}

function number(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
}

function table(rows: string[][]): string {
  const [header = [], ...body] = rows;
  const rule = header.map((_, index) => (index === 0 ? '---' : '--:'));
  return [header, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
