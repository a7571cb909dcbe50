import type { Device } from './device.js';
import { findDevice } from './find-device.js';

/** An external loader that ST ships for a board. */
export interface BoardLoader {
  readonly board: string;
  /** File name with `.stldr`. */
  readonly file: string;
  readonly source: string;
  readonly certainty: 'documented' | 'unconfirmed';
}

const seen = 'STM32Cube package readmes and launch files; zephyrproject-rtos/zephyr board files; STMicroelectronics/stm32-external-loader';

/** Board, loader file without `.stldr`, starts of the part numbers. */
const table: readonly (readonly [board: string, file: string, parts: string, certainty?: 'unconfirmed'])[] = [
  ['32L476G-DISCO', 'N25Q128A_STM32L476G-DISCO', 'L476'],
  ['STM32L476G-EVAL', 'N25Q256A_STM32L476G-EVAL', 'L476'],
  ['32L496G-DISCO', 'MX25R6435F_STM32L496G-DISCO', 'L496'],
  ['32L4R9I-DISCO', 'MX25LM51245G_STM32L4R9I-DISCO', 'L4R9'],
  ['STM32L4R9I-EVAL', 'MX25LM51245G_STM32L4R9I-EVAL', 'L4R9'],
  ['STM32L4P5G-DK', 'MX25LM51245G_STM32L4P5G-DK', 'L4P5'],
  ['STM32L562E-DK', 'MX25LM51245G_STM32L562E-DK', 'L562'],
  ['32F412G-DISCO', 'N25Q128A_STM32412G-DISCO', 'F412'],
  ['32F413H-DISCO', 'N25Q128A_STM32F413H-DISCO', 'F413'],
  ['32F469I-DISCO', 'MT25QL128A_STM32F469I-DK', 'F469'],
  ['STM32469I-EVAL', 'MT25QL512A_STM32469I-EVAL', 'F469'],
  ['32F723E-DISCO', 'MX25L512G_STM32F723E-DISCO', 'F723'],
  ['STM32F7308-DK', 'MX25L512G_STM32F7308-DISCO', 'F730'],
  ['32F746G-DISCO', 'N25Q128A_STM32F746G-DISCO', 'F746'],
  ['STM32756G-EVAL', 'MT25QL512A_STM32756G-EVAL', 'F746 F756'],
  ['STM32F7508-DK', 'N25Q128A_STM32F7508-DISCO', 'F750'],
  ['STM32F7508-DK', 'W25Q128JVEIQ_STM32F7508-DK', 'F750'],
  ['32F769I-DISCO', 'MX25L512G_STM32F769I-DISCO', 'F769', 'unconfirmed'],
  ['STM32F769I-EVAL', 'MT25QL512A_STM32F769I-EVAL', 'F769'],
  ['STM32G474E-EVAL', 'MT25QL512ABB_STM32G474E-EVAL', 'G474'],
  ['STM32H745I-DISCO', 'MT25TL01G_STM32H745I-DISCO', 'H745'],
  ['STM32H747I-DISCO', 'MT25TL01G_STM32H747I-DISCO', 'H747'],
  ['STM32H750B-DK', 'MT25TL01G_STM32H750B-DISCO', 'H750'],
  ['STM32H750B-DK', 'MTFC4GACAJCN_STM32H750B-DISCO', 'H750'],
  ['STM32H743I-EVAL', 'MT25TL01G_STM32H743I-EVAL', 'H743'],
  ['STM32H743I-EVAL', 'MT25TL01G_STM32H7xxI-EVAL', 'H743'],
  ['STM32H735G-DK', 'MX25LM51245G_STM32H735G-DK', 'H735'],
  ['STM32H7B3I-DK', 'MX25LM51245G_STM32H7B3I-DISCO', 'H7B3'],
  ['STM32H7B3I-EVAL', 'MX25LM51245G_STM32H7B3I-EVAL', 'H7B3'],
  ['STM32H573I-DK', 'MX25LM51245G_STM32H573I-DK', 'H573'],
  ['STM32H573I-DK', 'MX25LM51245G_STM32H573I-DK-RevB-SFIx', 'H573'],
  ['STM32U575I-EV', 'MX25LM51245G_STM32U575I-EVAL', 'U575'],
  ['B-U585I-IOT02A', 'MX25LM51245G_STM32U585I-IOT02A', 'U585'],
  ['STM32H7S78-DK', 'MX66UW1G45G_STM32H7S78-DK', 'H7S7'],
  ['STM32H7S78-DK', 'MX66UW1G45G_STM32H7S78-DK_XSPIM1', 'H7S7'],
  ['STM32H7S78-DK', 'MX66UW1G45G_STM32H7S78-DK_XSPIM1-SFIx', 'H7S7'],
  ['NUCLEO-H7S3L8', 'MX25UW25645G_NUCLEO-H7S3L8', 'H7S3'],
  ['NUCLEO-H7S3L8', 'MX25UW25645G_STM32H7S3L8-NUCLEO', 'H7S3'],
  ['STM32N6570-DK', 'MX66UW1G45G_STM32N6570-DK', 'N657'],
  ['NUCLEO-N657X0-Q', 'MX25UM51245G_STM32N6570-NUCLEO', 'N657'],
];

/** Loaders of ST's boards with a device that starts with the same base. An own board needs a loader for its own flash and pins. */
export function boardLoaders(device: Device): readonly BoardLoader[] {
  return table
    .filter(([, , parts]) => parts.split(' ').some((part) => device.name.startsWith(`STM32${part}`)))
    .map(([board, file, , certainty]) => ({ board, file: `${file}.stldr`, source: seen, certainty: certainty ?? 'documented' }));
}

/** The board that a loader of ST was made for, and the families of its device, by the loader's file name; undefined for a name that ST does not use. */
export function boardOfLoader(file: string): { readonly board: string; readonly families: readonly string[] } | undefined {
  const name = file.replace(/\.stldr$/i, '');
  const row = table.find(([, known]) => known.toLowerCase() === name.toLowerCase());
  return row && { board: row[0], families: [...new Set(row[2].split(' ').flatMap((part) => findDevice(`STM32${part}`)?.family ?? []))] };
}
