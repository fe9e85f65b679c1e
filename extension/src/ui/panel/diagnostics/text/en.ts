export const diagnosticsEn = {
  copy: 'Copy diagnostics',
  copied: 'Copied: the last steps of the sync, without your texts and addresses.',
  saved: (fileName: string) =>
    `Saved as ${fileName}: the last steps of the sync, without your texts and addresses.`,
};

export type DiagnosticsTexts = typeof diagnosticsEn;
