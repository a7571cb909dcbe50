import type { Op } from '../cpu/cpu.js';
import { branchExchange, branchLinkExchange } from './branches.js';
import type { DecodeContext } from './context.js';

/**
 * BXNS and BLXNS. The machine has one security state: with bit 0 clear in the target they would leave the Secure state, which is
 * shown as an ordinary branch to the address itself.
 */
export function secureBranch(link: boolean, m: number, c: DecodeContext): Op {
  const plain = link ? branchLinkExchange(m, c.next, c.at) : branchExchange(m, c.at);
  return (cpu) => {
    const target = cpu.r[m]!;
    if ((target & 1) !== 0 || target >>> 24 === 0xff) {
      plain(cpu);
      return;
    }
    cpu.r[m] = target | 1;
    plain(cpu);
    if (m !== 14 || !link) cpu.r[m] = target;
  };
}
