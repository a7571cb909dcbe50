import type { CoreFacts, CoreLabel, CoreName } from './core.js';

/** One processor of a device. */
export interface DeviceCore extends CoreFacts {
  readonly label?: CoreLabel;
  /** Number of the debug access port behind which the core sits, where a source says it. */
  readonly accessPort?: number;
}

export type MemoryKind = 'flash' | 'ram' | 'itcm' | 'dtcm' | 'ccm' | 'backup' | 'system' | 'eeprom';

/**
 * How sure a length is. `part`: the length of every part that the name can mean, by public part data. `line-maximum`: the largest of
 * several, an upper bound. `unknown`: no source; the length is then undefined.
 */
export type LengthCertainty = 'part' | 'line-maximum' | 'unknown';

/** A memory inside the device. Addresses and lengths in bytes. */
export interface DeviceMemory {
  readonly name: string;
  readonly kind: MemoryKind;
  readonly origin: number;
  readonly length: number | undefined;
  readonly lengthCertainty: LengthCertainty;
  /** Name of the memory that is seen here a second time (secure alias, bus alias). */
  readonly aliasOf?: string;
  /** Set where one core alone can reach the memory. */
  readonly core?: CoreName;
  readonly source: string;
}

export type ExternalContent = 'nor-flash' | 'nand-flash' | 'psram' | 'sram' | 'sdram';

/** An address range in which memory outside the device appears. */
export interface ExternalWindow {
  /** Controller: `QUADSPI`, `OCTOSPI1`, `XSPI2`, `HSPI1`, `FMC`, `FSMC`. The last two have several windows, one a bank. */
  readonly peripheral: string;
  readonly origin: number;
  /** Length by a source; undefined where none says it. Use `span` to classify addresses. */
  readonly length: number | undefined;
  readonly lengthCertainty: 'documented' | 'unconfirmed';
  /** Upper bound for the question "is this address in the window": bytes up to the next window, at most 256 MB. Not a fact about the hardware. */
  readonly span: number;
  /** Base address of the controller's registers (the non-secure one where there are two). */
  readonly registers: number | undefined;
  /** What can be connected there and read by plain loads. */
  readonly mayHold: readonly ExternalContent[];
  /**
   * False where ST's part data list the part's package without this controller. A hint, no proof: an I/O manager can lead a controller to
   * the pins of another.
   */
  readonly onPackage: boolean;
  readonly notes: readonly string[];
  readonly source: string;
}

/** The register that shows external memory at address 0, below the reach of every comparator. */
export interface RemapToZero {
  readonly register: number;
  readonly name: string;
  /** Bits of the register that select the memory. */
  readonly mask: number;
  readonly options: readonly { readonly peripheral: string; readonly value: number }[];
  /** Bytes of external memory that appear at 0; no public source was found, so this is unconfirmed and nothing may rely on it. */
  readonly aliasLength?: number;
  readonly aliasLengthCertainty: 'unconfirmed';
  readonly source: string;
}

/** What SystemInit() of ST's system_stm32*.c does with VTOR. */
export type VtorTemplate =
  'always-flash-base' | 'only-with-user-vect-tab-address' | 'always-vector-table-symbol' | 'vector-table-symbol-unless-user-vect-tab-address';

/** What a part number says. */
export interface Device {
  /** The given name in ST's spelling: upper case, lower-case `x` for what was left open. */
  readonly name: string;
  /** For example `STM32L471/L475/L476/L485/L486`. */
  readonly line: string;
  /** For example `STM32L4`. */
  readonly family: string;
  /** Pin-count and flash-size letters were given and name one known part: memory sizes are those of the part. */
  readonly exact: boolean;
  readonly cores: readonly DeviceCore[];
  /** The core of that name; without one, the core that the given name points to (`…_CM4`), else the first. Throws when the device has no such core. */
  core(name?: CoreName): DeviceCore;
  /** By origin; second views (`aliasOf`) behind the memories themselves, so that the first of a kind is one itself. */
  readonly memories: readonly DeviceMemory[];
  /** Every memory has a length. Where false, nothing may be called outside the device: what the part has is not wholly known. */
  readonly memoriesComplete: boolean;
  /**
   * The flash as it is seen at address 0 when the device boots from it. It is not among `memories`, and `memoryAt` does not know it:
   * a program can show another memory there (`remapToZero`).
   */
  readonly bootAlias: DeviceMemory | undefined;
  readonly externalWindows: readonly ExternalWindow[];
  readonly remapToZero: RemapToZero | undefined;
  /** Device interrupts (without the 16 of the core): of the part's CMSIS header, or the largest of the headers that the name can mean. */
  readonly interruptCount: number | undefined;
  /** Bytes: power of two that VTOR must be a multiple of. */
  readonly vectorTableAlignment: number | undefined;
  /** CMSIS device headers that the name can mean, without `.h`. */
  readonly headers: readonly string[];
  /** DBGMCU_IDCODE.DEV_ID values. */
  readonly deviceIds: readonly number[];
  readonly hasTrustZone: boolean;
  /** What ST's SystemInit() does, in words; `vtorTemplateKind` for programs. */
  readonly vtorTemplate: string | undefined;
  readonly vtorTemplateKind: VtorTemplate | undefined;
  readonly notes: readonly string[];
  readonly sources: readonly string[];
  /** The memory or window at the address; a memory that is no alias goes first. */
  memoryAt(address: number): DeviceMemory | ExternalWindow | undefined;
}

/** True for what lies outside the device. */
export function isExternalWindow(place: DeviceMemory | ExternalWindow): place is ExternalWindow {
  return 'span' in place;
}
