import type { Op } from '../cpu/cpu.js';

/**
 * TT, TTT, TTA, TTAT: what the MPU and the SAU say of an address. With neither switched on everything is readable and writable and,
 * seen from the Secure state, secure (ARMv8-M ARM C2.4.232).
 */
export function testTarget(h2: number): Op | undefined {
  if ((h2 & 0x3f) !== 0) return undefined;
  const d = (h2 >> 8) & 15;
  const readable = 0x000c0000;
  const secure = 0x00400000;
  // In TT the destination stands in [11:8] and [15:12] is 15.
  return h2 >> 12 === 15 ? (cpu) => { cpu.r[d] = readable | secure; } : undefined;
}
