import { useLocale, useTexts } from '../text/useTexts.ts';
import { partOfDay } from './partOfDay.ts';
import { headerTexts } from './text/texts.ts';
import { useMinute } from './useMinute.ts';

/** A greeting, the date and the time. */
export function Header() {
  const { tag } = useLocale();
  const { greeting } = useTexts(headerTexts);
  const time = useMinute();
  const date = time.toLocaleDateString(tag, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <header className="header">
      <h1>{greeting[partOfDay(time.getHours())]}</h1>
      <p>
        {date} <span aria-hidden="true">·</span>{' '}
        <time dateTime={time.toISOString()}>
          {time.toLocaleTimeString(tag, { timeStyle: 'short' })}
        </time>
      </p>
    </header>
  );
}
