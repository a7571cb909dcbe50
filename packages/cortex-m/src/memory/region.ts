/** A memory of the machine as its maker's map has it. Lengths up to 4 GB: nothing is allocated until it is touched. */
export interface MachineMemory {
  readonly name: string;
  readonly kind: 'flash' | 'ram' | 'external' | 'peripheral' | 'system';
  readonly origin: number;
  readonly length: number;
  readonly writable: boolean;
}

/** Bytes of a file that are in memory before the core starts. */
export interface LoadSegment {
  readonly address: number;
  readonly bytes: Uint8Array;
}

/** What answers at addresses that are not memory: peripherals, the system control space. */
export interface Device {
  read(address: number, size: 1 | 2 | 4): number;
  write(address: number, size: 1 | 2 | 4, value: number): void;
}

export function contains(memory: { readonly origin: number; readonly length: number }, address: number): boolean {
  const offset = (address >>> 0) - (memory.origin >>> 0);
  return offset >= 0 && offset < memory.length;
}
