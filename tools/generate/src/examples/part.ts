/** A memory controller for serial flash as its registers show it: QUADSPI, or OCTOSPI, whose registers XSPI has as well. */
export interface Controller {
  readonly name: string;
  readonly kind: 'quadspi' | 'octospi';
  /** Base of its registers. */
  readonly registers: number;
  /** RCC register and bit that clock it. */
  readonly enable: { readonly register: string; readonly address: number; readonly bit: number };
  /** RCC register that resets it, with the same bit. */
  readonly reset: { readonly register: string; readonly address: number };
}

export interface Region {
  readonly name: string;
  readonly origin: number;
  /** Bytes. */
  readonly length: number;
}

/** What an example has to know of a part. Addresses, bits and numbers of interrupts: CMSIS device headers of ST. */
export interface Part {
  /** As STM32CubeIDE spells it in `.cproject` and STM32CubeMX in the `.ioc`. */
  readonly name: string;
  readonly board: string;
  /** Chooses the CMSIS device header. */
  readonly define: string;
  /** Of file names: `stm32h7xx`. */
  readonly family: string;
  readonly cpu: string;
  readonly fpu: string;
  readonly interrupts: number;
  /** Where the core starts. */
  readonly flash: Region;
  readonly ram: Region;
  /** The external flash in its window. */
  readonly external: Region;
  readonly controller: Controller;
  /** SYSCFG_MEMRMP shows the external flash at 0: value of its lowest bits. */
  readonly remap?: number;
  /** External loader that STM32CubeProgrammer brings for the board. */
  readonly loader: string;
  readonly accessPort?: number;
  /** ST's SystemInit of this family sets VTOR to the vector table itself. */
  readonly setsVtor?: true;
}

export const kilobytes = (count: number): number => count * 1024;
export const megabytes = (count: number): number => count * 1024 * 1024;

export const hex = (value: number): string => `0x${value.toString(16).toUpperCase().padStart(8, '0')}`;

/** `STM32H750` of `STM32H750XBHx`. */
export const shortName = ({ name }: Part): string => name.slice(0, 9);
/** `STM32H7`. */
export const familyName = ({ name }: Part): string => name.slice(0, 7);
