export interface DataFile {
  name: string;
  text: string;
}

/** Saves the file as a download. */
export function saveFile({ name, text }: DataFile): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
