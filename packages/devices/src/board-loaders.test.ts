import { describe, expect, it } from 'vitest';
import { boardLoaders, boardOfLoader, findDevice } from './index.js';

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

describe('boardOfLoader', () => {
  it('says which board and family a file name stands for', () => {
    expect(boardOfLoader('N25Q128A_STM32L476G-DISCO.stldr')).toEqual({ board: '32L476G-DISCO', families: ['STM32L4'] });
    expect(boardOfLoader('n25q128a_stm32412g-disco')).toEqual({ board: '32F412G-DISCO', families: ['STM32F4'] });
    expect(boardOfLoader('MX66UW1G45G_STM32N6570-DK.stldr')?.families).toEqual(['STM32N6']);
    expect(boardOfLoader('W25Q128_OwnBoard.stldr')).toBeUndefined();
  });

  it('agrees with the families that findDevice gives', () => {
    for (const name of ['STM32L476VGTx', 'STM32F756NGHx', 'STM32H735IGKx', 'STM32H7S7L8Hx', 'STM32U585AIIxQ', 'STM32N657X0HxQ']) {
      const device = findDevice(name);
      for (const { file } of device ? boardLoaders(device) : []) expect(boardOfLoader(file)?.families).toContain(device?.family);
    }
  });
});
