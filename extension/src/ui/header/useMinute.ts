import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/** The current time; updates at each full minute. */
export function useMinute(): Date {
  const [time, setTime] = useState(() => new Date());
  useEffect(() => {
    const timer = setTimeout(() => setTime(new Date()), MINUTE_MS - (time.getTime() % MINUTE_MS));
    return () => clearTimeout(timer);
  }, [time]);
  return time;
}
