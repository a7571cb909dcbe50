import type { ImageFacts, PlaceFacts, ProofFacts, TargetFacts, WindowFacts } from '@qspi-doctor/live-target';
import { buildFirmware, type FirmwareOptions } from '@qspi-doctor/testkit';
import type { ProgramRule, RuleOutcome } from '../src/index.js';
import { cubeProject, runRuleOn, script } from './rule-tester.js';

export const region = (type: 'ram' | 'flash', start: number, length: number) => ({ type, start, length }) as const;

export const mappedWindow: WindowFacts = {
  name: 'QUADSPI',
  origin: 0x90000000,
  span: 0x10000000,
  region: region('flash', 0x90000000, 0x01000000),
  breakpoint: 'hardware',
  controller: { kind: 'quadspi', registers: 0xa0001000, control: 1, mode: { register: 'CCR', address: 0xa0001014, value: 0x0d002503, field: 3 }, enabled: true, mapped: true },
};

export const unmappedWindow: WindowFacts = {
  ...mappedWindow,
  controller: { kind: 'quadspi', registers: 0xa0001000, control: 0, mode: { register: 'CCR', address: 0xa0001014, value: 0, field: 0 }, enabled: false, mapped: false },
};

export const image: ImageFacts = {
  name: 'App',
  file: 'App/Debug/App.elf',
  main: 0x90000200,
  total: 1000,
  compared: 1000,
  differing: 0,
  difference: undefined,
  unreadable: undefined,
  hidden: 0,
  tableAtVtor: true,
};

export const place = (address: number, more: Partial<PlaceFacts> = {}): PlaceFacts => ({
  address,
  image: 'App',
  symbol: 'main',
  offset: 0,
  source: undefined,
  systemMemory: false,
  instruction: undefined,
  ...more,
});

/** A healthy STM32F746 that runs from external flash: everything is as it should be. */
export const healthy: TargetFacts = {
  server: { kind: 'openocd', name: 'OpenOCD', version: '0.12.0', features: [] },
  core: { cpuid: 0x411fc271, name: 'cortex-m7', title: 'Cortex-M7 r1p1' },
  state: { halted: true, atReset: false, lockedUp: false, sleeping: false, exception: 0, exceptionTitle: '', signal: 2 },
  breakpointUnit: { control: 0x10000080, name: 'FPB', revision: 2, comparators: 8, highestAddress: 0xffffffff, used: 0 },
  watchpoints: 4,
  chip: { register: 0xe0042000, idcode: 0x10016449, deviceId: 0x449, revision: 0x1001, parts: ['STM32F746'] },
  memoryMap: [region('flash', 0x90000000, 0x01000000)],
  windows: [mappedWindow],
  vtor: 0x90000000,
  pc: place(0x90000200),
  interrupted: undefined,
  faults: { cfsr: 0, hfsr: 0, dfsr: 1, mmfar: 0, bfar: 0, words: [] },
  mpu: { enabled: false, control: 0, regionCount: 8, regions: [], verdicts: [] },
  images: [image],
};

/** The same with the breakpoint unit, the core and the identity of an STM32L476. */
export const onL476: TargetFacts = {
  ...healthy,
  core: { cpuid: 0x410fc241, name: 'cortex-m4', title: 'Cortex-M4 r0p1' },
  breakpointUnit: { control: 0x260, name: 'FPB', revision: 1, comparators: 6, highestAddress: 0x1fffffff, used: 2 },
  chip: { register: 0xe0042000, idcode: 0x10076415, deviceId: 0x415, revision: 0x1007, parts: ['STM32L476'] },
};

export interface TargetCase {
  readonly mcu?: string;
  readonly firmware?: Partial<FirmwareOptions>;
  readonly facts?: Partial<TargetFacts>;
  readonly base?: TargetFacts;
  readonly proof?: ProofFacts;
  /** False: another program is the one that the chip's findings belong to. */
  readonly leads?: boolean;
}

/** Runs a rule over a project with one program in external flash, with what a live target answered. */
export function runOnTarget(rule: ProgramRule, { mcu = 'STM32F746NGHx', firmware = {}, facts = {}, base = healthy, proof, leads = true }: TargetCase = {}): Promise<RuleOutcome> {
  const content = {
    'App/app.ld': script(firmware.table ?? 0x90000000),
    ...cubeProject('App', { mcu, linkerScript: 'app.ld' }),
    'App/Debug/App.elf': buildFirmware({ table: 0x90000000, vtor: 0x90000000, ...firmware }),
  };
  return runRuleOn(rule, content, { target: () => ({ facts: { ...base, ...facts }, proof, lead: leads ? 'App' : 'Other' }) });
}
