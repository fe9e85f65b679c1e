type Count = 'failingWrites' | 'lostAnswers' | 'throwingSteps' | 'throwingEffects';

/** What goes wrong on a device from here on: so many of the next writes, answers, steps and effects. */
export class Faults {
  failingWrites = 0;
  lostAnswers = 0;
  throwingSteps = 0;
  throwingEffects = 0;
  /** The worker dies after so many more effects; null where it doesn't. */
  crashIn: number | null = null;

  /** True where the next one goes wrong, which is then over. */
  take(which: Count): boolean {
    if (this[which] === 0) return false;
    this[which] -= 1;
    return true;
  }

  end(): void {
    this.failingWrites = 0;
    this.lostAnswers = 0;
    this.throwingSteps = 0;
    this.throwingEffects = 0;
    this.crashIn = null;
  }
}
