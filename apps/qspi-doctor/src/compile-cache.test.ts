import { describe, expect, it, vi } from 'vitest';
import { enableCompileCache } from './compile-cache.js';

describe('the cache of compiled code', () => {
  it('is switched on where Node has one, and missed by nobody where it has none or fails', () => {
    const node = { enableCompileCache: vi.fn() };
    enableCompileCache(node);
    expect(node.enableCompileCache).toHaveBeenCalledOnce();
    expect(() => enableCompileCache({})).not.toThrow();
    expect(() => enableCompileCache({ enableCompileCache: () => { throw new Error('no folder'); } })).not.toThrow();
  });
});
