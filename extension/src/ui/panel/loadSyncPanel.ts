/** Loads the panel, which is a chunk of its own: the first paint doesn't need it. */
export async function loadSyncPanel() {
  const { SyncPanel } = await import(/* webpackChunkName: "syncPanel" */ './SyncPanel.tsx');
  return SyncPanel;
}
