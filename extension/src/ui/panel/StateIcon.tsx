import {
  AttentionIcon,
  CheckIcon,
  DeviceIcon,
  DownloadIcon,
  OfflineIcon,
  PauseIcon,
  PersonIcon,
  SyncingIcon,
  TrashIcon,
} from '../icons.tsx';
import type { SyncState } from './syncView.ts';

const ICONS = {
  'signed-out': PersonIcon,
  free: DeviceIcon,
  paused: PauseIcon,
  'first-pull': DownloadIcon,
  syncing: SyncingIcon,
  synced: CheckIcon,
  offline: OfflineIcon,
  'sign-in-again': PersonIcon,
  'deleting-account': TrashIcon,
  'update-required': DownloadIcon,
  attention: AttentionIcon,
} satisfies Record<SyncState, () => React.ReactNode>;

export function StateIcon({ state }: { state: SyncState }) {
  const IconOfState = ICONS[state];
  return <IconOfState />;
}
