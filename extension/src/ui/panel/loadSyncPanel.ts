/** The panel is a script of its own, for the paint not to wait for what is behind a click. */
export async function loadSyncPanel() {
  const { SyncPanel } = await import(/* webpackChunkName: "syncPanel" */ './SyncPanel.tsx');
  return SyncPanel;
}
