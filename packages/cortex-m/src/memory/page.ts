import type { CodePage } from './code-page.js';

export const pageBits = 12;
export const pageSize = 1 << pageBits;
export const pageMask = pageSize - 1;

/** 4 KB of a memory, with the views that the fast paths use. */
export class Page {
  readonly bytes = new Uint8Array(pageSize);
  readonly halves = new Uint16Array(this.bytes.buffer);
  readonly words = new Int32Array(this.bytes.buffer);
  readonly writable: boolean;
  /** Decoded code that was read from this page, under whatever address it was executed. */
  readonly code: CodePage[] = [];

  constructor(writable: boolean) {
    this.writable = writable;
  }
}
