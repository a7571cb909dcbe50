/** Reads public lists of STM32 parts, to be compared with the table. The lists themselves are not part of this project. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What another public list says about one part number. Sizes in bytes; undefined where the list says nothing. */
export interface PublicPart {
  readonly name: string;
  readonly cores: readonly string[];
  readonly flash: number | undefined;
  readonly ram: number | undefined;
  /** Name of the silicon, where listed. */
  readonly die?: string | undefined;
  /** Peripheral instances, where listed. */
  readonly peripherals: readonly string[] | undefined;
}

const coreOfText: Readonly<Record<string, string>> = {
  M0: 'cortex-m0',
  'M0+': 'cortex-m0plus',
  M3: 'cortex-m3',
  M4: 'cortex-m4',
  M7: 'cortex-m7',
  M33: 'cortex-m33',
  M55: 'cortex-m55',
};

/** STMicroelectronics/STM32_open_pin_data, folder `mcu`: one XML file for a group of parts such as `STM32L476V(C-E-G)Tx`. */
export function readOpenPinData(folder: string): readonly PublicPart[] {
  const parts: PublicPart[] = [];
  for (const file of readdirSync(folder).toSorted()) {
    if (!/^STM32(?!MP).*\.xml$/.test(file)) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    const values = (tag: string): string[] => [...text.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map((match) => match[1] ?? '');
    const name = /RefName="([^"]+)"/.exec(text)?.[1] ?? '';
    const cores = values('Core').map((core) => coreOfText[core.replace(/^.*Cortex-/i, '').toUpperCase()] ?? core);
    const peripherals = [...text.matchAll(/InstanceName="([^"]+)"/g)].map((match) => match[1] ?? '');
    const kilobytes = (tag: string): number[] => values(tag).map((value) => Number(value) * 1024);
    const flash = kilobytes('Flash');
    const die = values('Die')[0];
    const ram = kilobytes('Ram');
    const letters = /^(.*)\(([0-9A-Z](?:-[0-9A-Z])*)\)(.*)$/.exec(name);
    const choices = letters?.[2]?.split('-') ?? [''];
    for (const [index, choice] of choices.entries()) {
      const single = letters === null ? name : `${letters[1] ?? ''}${choice}${letters[3] ?? ''}`;
      const at = (sizes: readonly number[]): number | undefined => (sizes.length === choices.length ? sizes[index] : sizes.length === 1 ? sizes[0] : undefined);
      parts.push({ name: single, cores, flash: at(flash), ram: at(ram), die, peripherals });
    }
    if (letters !== null) parts.push({ name, cores, flash: flash.length > 0 ? Math.max(...flash) : undefined, ram: undefined, die, peripherals });
  }
  return parts;
}

const coreOfProbeRs: Readonly<Record<string, readonly string[]>> = {
  armv6m: ['cortex-m0', 'cortex-m0plus'],
  armv7m: ['cortex-m3'],
  armv7em: ['cortex-m4', 'cortex-m7'],
  armv8m: ['cortex-m23', 'cortex-m33', 'cortex-m55'],
};

/** A variant of probe-rs; `cores` lists for each of its cores those that its architecture allows, separated by `|`. */
export function readProbeRs(folder: string): readonly PublicPart[] {
  return readdirSync(folder)
    .filter((file) => /^STM32.*\.yaml$/.test(file))
    .toSorted()
    .flatMap((file) => readProbeRsTarget(readFileSync(join(folder, file), 'utf8')));
}

function readProbeRsTarget(text: string): readonly PublicPart[] {
  const variants = text.slice(text.indexOf('\nvariants:')).split('\nflash_algorithms:')[0] ?? '';
  return variants
    .split(/\n(?=- name: )/)
    .slice(1)
    .flatMap((variant) => {
      const name = /^- name: (\S+)/.exec(variant)?.[1] ?? '';
      const packages = [...variant.matchAll(/^ {2}- (STM32\S+)$/gm)].map((match) => match[1] ?? '');
      const cores = [...variant.matchAll(/^ {4}type: (\w+)/gm)].map((match) => (coreOfProbeRs[match[1] ?? ''] ?? []).join('|'));
      let flash = 0;
      let ram = 0;
      const seen = new Set<number>();
      for (const [, kind, region, start, end] of variant.matchAll(/^ {2}- !(\w+)\n(?: {4}name: (\S+)\n)? {4}range:\n {6}start: (\w+)\n {6}end: (\w+)/gm)) {
        const origin = Number(start);
        if (origin >= 0x6000_0000 || /OTP|ICODE/.test(region ?? '') || seen.has(origin)) continue;
        seen.add(origin);
        if (kind === 'Nvm') flash += Number(end) - origin;
        if (kind === 'Ram') ram += Number(end) - origin;
      }
      return [name, ...packages].map((each) => ({ name: each, cores, flash: flash === 0 ? undefined : flash, ram, peripherals: undefined }));
    });
}
