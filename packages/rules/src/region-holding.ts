import type { Layout, Region } from '@qspi-doctor/linker-script';

/** The region of the script that an address lies in; of a region whose length is not known, its origin alone. */
export function regionHolding({ regions }: Layout, address: number): Region | undefined {
  return regions.find(({ origin, length }) => origin !== undefined && address >= origin && address - origin < (length ?? 1));
}
