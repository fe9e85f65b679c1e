import { useTexts } from '../../text/useTexts.ts';
import { conflictTexts } from './text/texts.ts';

/** The texts for what lost in a merge, or for what the server lost (SPEC N8). */
export function useKindTexts(isServerLoss = false) {
  const { byMerge, byServer, ...others } = useTexts(conflictTexts);
  return { ...others, ...(isServerLoss ? byServer : byMerge) };
}
