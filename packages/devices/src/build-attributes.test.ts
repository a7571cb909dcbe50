import { describe, expect, it } from 'vitest';
import { coreFromBuildAttributes, possibleCores } from './index.js';

describe('possibleCores', () => {
  it.each([
    [{ cpuName: 'Cortex-M4' }, ['cortex-m4']],
    [{ cpuName: 'cortex-m0plus', cpuArch: 12 }, ['cortex-m0plus']],
    [{ cpuArch: 13, profile: 'M' }, ['cortex-m4', 'cortex-m7']],
    [{ cpuName: '7E-M', cpuArch: 13, profile: 77, fpArch: 7 }, ['cortex-m7']],
    [{ cpuName: '7E-M', cpuArch: 13, profile: 77, fpArch: 6 }, ['cortex-m4', 'cortex-m7']],
    [{ cpuArch: 10, profile: 'A' }, []],
    [{ cpuArch: 10, profile: 'M' }, ['cortex-m3']],
    [{ cpuName: 'constructor' }, []],
    [{}, []],
  ])('of %o are %o', (attributes, cores) => {
    expect(possibleCores(attributes)).toEqual(cores);
    expect(coreFromBuildAttributes(attributes)).toBe(cores.length === 1 ? cores[0] : undefined);
  });
});
