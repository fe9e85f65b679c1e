import { useServices } from '../services.ts';
import { partOfDay } from './partOfDay.ts';
import { useMinute } from './useMinute.ts';

/** A greeting, the date and the time. */
export function Header() {
  const { tag, messages } = useServices().locale;
  const time = useMinute();
  const date = time.toLocaleDateString(tag, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <header className="header">
      <h1>{messages.greeting[partOfDay(time.getHours())]}</h1>
      <p>
        {date} <span aria-hidden="true">·</span>{' '}
        <time dateTime={time.toISOString()}>
          {time.toLocaleTimeString(tag, { timeStyle: 'short' })}
        </time>
      </p>
    </header>
  );
}
