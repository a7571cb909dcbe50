/**
 * Bytes that a vector table's address must be a multiple of: the next power of two that holds the 16 system entries and the device's
 * interrupts, at least 128 (Arm DUI 0553, VTOR; the field's lowest bit is 7).
 */
export function vectorTableAlignment(interruptCount: number): number {
  const bytes = 4 * (16 + Math.max(0, interruptCount));
  let alignment = 128;
  while (alignment < bytes) alignment *= 2;
  return alignment;
}
