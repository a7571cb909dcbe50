import * as nodeModule from 'node:module';

/**
 * Lets Node keep compiled code in its own cache folder, so that the next run starts sooner. Node 22.1 and later can (module.enableCompileCache(), with
 * NODE_DISABLE_COMPILE_CACHE to forbid it); nothing depends on it.
 */
export function enableCompileCache(node: object = nodeModule): void {
  try {
    (node as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  } catch {
    // A cache folder that cannot be had is no reason not to run.
  }
}
