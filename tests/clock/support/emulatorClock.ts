import { control } from '../../api/support/control.ts';

/** The clock of the suite's emulators, which stands still unless a test moves it, and only goes forward. */
export class EmulatorClock {
  #now: number;

  private constructor(now: number) {
    this.#now = now;
  }

  static async read(): Promise<EmulatorClock> {
    return new EmulatorClock(timeIn(await control('/clock:advance', { seconds: 0 })));
  }

  /** ms since 1970 */
  get now(): number {
    return this.#now;
  }

  async advance(seconds: number): Promise<void> {
    this.#now = timeIn(await control('/clock:advance', { seconds }));
  }
}

function timeIn(answer: unknown): number {
  return Date.parse((answer as { clock: string }).clock);
}
