import { attachedEmulators } from '../../../tools/emulators/environment.ts';
import { PROJECT_ID } from '../../../tools/project.ts';

type MailKind = 'VERIFY_EMAIL' | 'PASSWORD_RESET';

interface Mail {
  email: string;
  requestType: MailKind;
  oobLink: string;
}

/** The links that were mailed to an address, oldest first: the emulator keeps them instead of sending them. */
export async function mailedLinks(email: string, kind: MailKind): Promise<string[]> {
  const url = `http://${attachedEmulators().authHost}/emulator/v1/projects/${PROJECT_ID}/oobCodes`;
  const response = await fetch(url, { headers: { Authorization: 'Bearer owner' } });
  const { oobCodes } = (await response.json()) as { oobCodes: Mail[] };
  return oobCodes
    .filter((mail) => mail.email === email && mail.requestType === kind)
    .map(({ oobLink }) => oobLink);
}

/** Opens the one link that was mailed, as a person does; `fields` is what the page behind it asks for. */
export async function openMailedLink(
  email: string,
  kind: MailKind,
  fields: Record<string, string> = {},
): Promise<void> {
  const [link, ...more] = await mailedLinks(email, kind);
  if (link === undefined || more.length > 0) throw new Error(`Not one ${kind} mail to ${email}`);
  const url = new URL(link);
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The link says ${response.status}: ${await response.text()}`);
}
