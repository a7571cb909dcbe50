import type { Location, RelatedLocation } from '@qspi-doctor/diagnostics';
import { isPresent, vectorAddressOf, type Program, type ProgramInputs } from '@qspi-doctor/workspace';
import { windowAt } from '../external-window.js';

type Subject = Pick<ProgramInputs, 'program'> & Partial<Pick<ProgramInputs, 'image' | 'device'>>;

export interface ResetBeforeJump {
  readonly call: string;
  readonly controller: string;
  readonly location: Location;
  readonly related: readonly RelatedLocation[];
}

/** Families whose HAL_DeInit forces the reset of the bus that their memory controller is on (stm32xxxx_hal.c: __HAL_RCC_AHB3_FORCE_RESET, on H7RS AHB5). */
const resetsController = new Set(['STM32F4', 'STM32F7', 'STM32G4', 'STM32H7', 'STM32H7RS', 'STM32L4', 'STM32L4+', 'STM32L5', 'STM32WB']);

/** A bootloader without an image, whose sources call HAL_DeInit and then jump into the memory behind the controller that it resets. */
export async function resetBeforeJump({ program, image, device }: Subject): Promise<ResetBeforeJump | undefined> {
  const table = image?.vectorTable?.loadAddress ?? (await tableByScript(program));
  const window = table === undefined || device === undefined ? undefined : windowAt(table, device.device);
  if (program.bootloader === undefined || window === undefined || /^F(?:S)?MC$/.test(window.name) || !resetsController.has(device?.device.family ?? '')) return undefined;
  const opened = await program.bootloader.open('sources');
  if (!isPresent(opened)) return undefined;
  for (const { calls, table: target, resets, jump, function: name } of opened.value.handOvers()) {
    if (calls === undefined || (target !== undefined && target !== table)) continue;
    const reset = resets.find(({ what, mapsAfter }) => what === 'HAL_DeInit()' && !mapsAfter);
    if (reset) return { call: reset.what, controller: window.name, location: opened.value.locate(reset.place), related: [{ ...opened.value.locate(jump), message: `the jump, in ${name}` }] };
  }
  return undefined;
}

async function tableByScript(program: Program): Promise<number | undefined> {
  const script = await program.open('linkerScript');
  return isPresent(script) ? vectorAddressOf(script.value.layout) : undefined;
}
