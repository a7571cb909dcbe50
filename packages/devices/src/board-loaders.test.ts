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
    const names = ['L476VG', 'L496AG', 'L4R9AI', 'L4P5AG', 'L562QE', 'F412ZG', 'F413ZH', 'F469NI', 'F723IE', 'F730I8', 'F746NG', 'F756NG', 'F750N8', 'F769NI', 'G474QE'];
    const more = ['H745XI', 'H747XI', 'H750XB', 'H743XI', 'H735IG', 'H7B3LI', 'H573II', 'U575AI', 'U585AI', 'H7S7L8', 'H7S3L8', 'N657X0'];
    for (const name of [...names, ...more]) {
      const device = findDevice(`STM32${name}`);
      const loaders = device ? boardLoaders(device) : [];
      expect(loaders.length, name).toBeGreaterThan(0);
      for (const { file } of loaders) expect(boardOfLoader(file)?.families, file).toContain(device?.family);
    }
  });
});
