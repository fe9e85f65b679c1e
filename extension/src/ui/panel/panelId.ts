export const SYNC_PANEL_ID = 'sync-panel';
