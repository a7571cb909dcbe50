import type { BootInput } from '@qspi-doctor/workspace';

/** A call on the way, with its depth below the reset handler. */
export interface CallNode {
  readonly after: number;
  readonly depth: number;
  readonly pc: number;
  readonly target: number;
  readonly times: number;
  /** Instructions done when it returned; Infinity where it did not. */
  readonly end: number;
  readonly touches: readonly string[];
}

/** Calls of the reset handler, and of what it calls: deeper ones are kept where they lead to an external memory controller. */
const plainDepth = 2;
const mostCalls = 48;

interface Open {
  readonly after: number;
  readonly depth: number;
  readonly pc: number;
  readonly target: number;
  readonly parent: Open | undefined;
  end: number;
  touches: readonly string[];
  leads: boolean;
}

/** The calls worth showing. The rest is counted. */
export function selectCalls({ path, handOver }: BootInput['alone'], touched: ReadonlyMap<number, readonly string[]>): { readonly nodes: readonly CallNode[]; readonly leftOut: number } {
  const all: Open[] = [];
  let stack: Open[] = [];
  const seen = new Set<number>();
  for (const [index, { kind, pc, target, after }] of path.entries()) {
    if (kind === 'jump') {
      stack = [];
      continue;
    }
    if (kind === 'return') {
      const returned = stack.pop();
      if (returned) returned.end = after + 1;
      continue;
    }
    // The call that hands over is the jump that follows.
    if (handOver && pc === handOver.pc && path[index + 1]?.kind === 'jump') continue;
    const node: Open = { after, depth: stack.length + 1, pc, target, parent: stack.at(-1), end: Infinity, touches: [], leads: false };
    const touches = touched.get(target);
    if (touches && !seen.has(target)) {
      seen.add(target);
      node.touches = touches;
      for (let up: Open | undefined = node; up; up = up.parent) up.leads = true;
    }
    all.push(node);
    stack.push(node);
  }
  const shown = merged(all.filter(({ depth, leads }) => leads || depth <= plainDepth));
  const kept = shown.length <= mostCalls ? shown : shown.filter(({ depth, touches }) => depth === 1 || touches.length > 0).slice(0, mostCalls);
  return { nodes: kept, leftOut: all.length - kept.reduce((sum, { times }) => sum + times, 0) };
}

/** Calls of one function from one depth in a row become one. */
function merged(nodes: readonly Open[]): readonly CallNode[] {
  const out: CallNode[] = [];
  for (const { after, depth, pc, target, end, touches } of nodes) {
    const last = out.at(-1);
    if (last && last.target === target && last.depth === depth && touches.length === 0) out[out.length - 1] = { ...last, end, times: last.times + 1 };
    else out.push({ after, depth, pc, target, end, times: 1, touches });
  }
  return out;
}
