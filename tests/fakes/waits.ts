/** For each test of a `describe`: how long it was waited for something, ms, without the wait. */
export function useWaits() {
  const { setTimeout, clearTimeout } = globalThis;
  const { timeout } = AbortSignal;
  const waits = {
    /** Of requests. */
    signals: [] as number[],
    /** Timers that run, in the order in which they were set. */
    timers: [] as { ms: number; run(): void }[],
  };

  beforeEach(() => {
    waits.signals = [];
    waits.timers = [];
    AbortSignal.timeout = (ms) => {
      waits.signals.push(ms);
      return new AbortController().signal;
    };
  });
  afterEach(() => {
    AbortSignal.timeout = timeout;
    Object.assign(globalThis, { setTimeout, clearTimeout });
  });

  return Object.assign(waits, {
    /** From now on timers are only noted. */
    holdTimers(): void {
      globalThis.setTimeout = ((work: (value: unknown) => void, ms = 0, value?: unknown) => {
        const timer = { ms, run: () => work(value) };
        waits.timers.push(timer);
        return timer;
      }) as unknown as typeof setTimeout;
      globalThis.clearTimeout = ((timer: { ms: number; run(): void } | undefined) => {
        waits.timers = waits.timers.filter((other) => other !== timer);
      }) as unknown as typeof clearTimeout;
    },
  });
}
