import { describe, expect, it } from 'vitest';
import { boardLoaders, findDevice } from './index.js';

const loaders = (name: string): string[] => {
  const device = findDevice(name);
  return device === undefined ? [] : boardLoaders(device).map((loader) => loader.file);
};

describe('boardLoaders', () => {
  it('lists those of boards with the device', () => {
    expect(loaders('STM32L476VGTx')).toEqual(['N25Q128A_STM32L476G-DISCO.stldr', 'N25Q256A_STM32L476G-EVAL.stldr']);
    expect(loaders('STM32H747XIHx_CM4')).toEqual(['MT25TL01G_STM32H747I-DISCO.stldr']);
    expect(loaders('STM32F103C8')).toEqual([]);
  });

  it('marks what was seen in no source', () => {
    const device = findDevice('STM32F769NI');
    expect(
      device &&
        boardLoaders(device)
          .filter((loader) => loader.certainty === 'unconfirmed')
          .map((loader) => loader.board),
    ).toEqual(['32F769I-DISCO']);
  });
});
