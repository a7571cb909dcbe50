import type { BootRecord } from '@qspi-doctor/cortex-m';
import type { ImageInput } from '@qspi-doctor/workspace';
import { describe, expect, it } from 'vitest';
import { placeText, stopText } from './stopped-run.js';

/** An image with one function of 16 bytes, and its source line where there is one. */
function image(start: number, name: string, source?: { file: string; line: number }): ImageInput {
  const inside = (address: number) => address >= start && address < start + 16;
  return {
    image: { bytesAt: (address: number) => (inside(address) ? new Uint8Array(2) : undefined), functionAt: (address: number) => (inside(address) ? { name } : undefined) },
    locate: (address: number) => (inside(address) && source ? { ...source, address } : { file: 'App.elf', address }),
  } as unknown as ImageInput;
}

const application = image(0x90000000, 'HAL_Delay', { file: 'Core/Src/main.c', line: 37 });
const bootloader = image(0x08000000, 'Error_Handler');
const stopped = (at: number, detail = 'repeats itself for ever') => ({ stop: { kind: 'loop', at, detail } }) as BootRecord;

describe('where a run stopped', () => {
  it('is told by function, address and source line, of whichever program stands there', () => {
    expect(stopText(stopped(0x90000004), [bootloader, application])).toBe('repeats itself for ever in HAL_Delay at 0x90000004 (Core/Src/main.c:37)');
    expect(stopText(stopped(0x08000002), [bootloader, application])).toBe('repeats itself for ever in Error_Handler at 0x08000002');
  });

  it('is told by its address alone where no program has code, and by the kind of its end where nothing more is known', () => {
    expect(placeText(0x20000000, [application])).toBe('code at 0x20000000');
    expect(stopText(stopped(0x90000004, ''), [application])).toMatch(/^loop in HAL_Delay/);
  });
});
