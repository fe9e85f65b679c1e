import { Listened } from './listened.ts';

/** What nodes need of their document. */
export interface Owner {
  documentElement: FakeNode;
  moveFocus(to: FakeNode): void;
  /** Called with a link of which the page asks for the download. */
  onDownload(link: FakeNode): void;
  /** Called with what is taken out of it. */
  forget(node: FakeNode): void;
}

/** A node of a document in memory: as much of one as React and the page use. */
export abstract class FakeNode extends Listened {
  abstract readonly nodeType: number;
  abstract textContent: string;
  parentNode: FakeNode | null = null;
  readonly childNodes: FakeNode[] = [];
  readonly ownerDocument: Owner;

  constructor(ownerDocument: Owner) {
    super();
    this.ownerDocument = ownerDocument;
  }

  get firstChild(): FakeNode | null {
    return this.childNodes[0] ?? null;
  }

  get lastChild(): FakeNode | null {
    return this.childNodes.at(-1) ?? null;
  }

  get nextSibling(): FakeNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  /** From this one up to the document's element. */
  get path(): FakeNode[] {
    return [this, ...(this.parentNode?.path ?? [])];
  }

  contains(node: FakeNode | null): boolean {
    return node?.path.includes(this) ?? false;
  }

  remove(): void {
    const siblings = this.parentNode?.childNodes ?? [];
    if (siblings.includes(this)) siblings.splice(siblings.indexOf(this), 1);
    this.ownerDocument.forget(this);
    this.parentNode = null;
  }

  get isConnected(): boolean {
    return this.ownerDocument.documentElement.contains(this);
  }
}

export class FakeText extends FakeNode {
  readonly nodeType = 3;
  readonly nodeName = '#text';
  textContent: string;

  constructor(ownerDocument: Owner, text: string) {
    super(ownerDocument);
    this.textContent = text;
  }

  get nodeValue(): string {
    return this.textContent;
  }

  set nodeValue(text: string) {
    this.textContent = text;
  }
}
