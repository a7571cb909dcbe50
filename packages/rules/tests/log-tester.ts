import { readDebugLog } from '@qspi-doctor/debug-log';
import { buildFirmware, MemoryFiles } from '@qspi-doctor/testkit';
import { openLoneLogs, openWorkspace, type LogInput } from '@qspi-doctor/workspace';
import { runRule, type ProgramRule, type RuleOutcome } from '../src/index.js';
import { cubeProject, script, type Content } from './rule-tester.js';

const logOf = (text: string): LogInput => ({ file: 'session.log', log: readDebugLog(text) });

/** Runs a rule over a log alone, as `qspi-doctor log` does. */
export async function ruleOnLog(rule: ProgramRule, text: string, device?: string): Promise<RuleOutcome['findings']> {
  const [program] = openLoneLogs('/project', [logOf(text)], device).programs;
  return program === undefined ? [] : (await runRule(rule, program)).findings;
}

/** Runs a rule over a log and a project, on each of its programs. */
export async function ruleOnProject(rule: ProgramRule, text: string, content: Content): Promise<RuleOutcome['findings']> {
  const files = new MemoryFiles(Object.fromEntries(Object.entries(content).map(([path, value]) => [`/project/${path}`, value])));
  const { programs } = await openWorkspace(files, '/project', { logs: [logOf(text)] });
  const findings = [];
  for (const program of programs) findings.push(...(await runRule(rule, program)).findings);
  return findings;
}

/** A program whose code runs from external flash, for an STM32H750 (Cortex-M7, reaches it) or an STM32L476 (Cortex-M4, does not). */
export function externalProgram(part: 'STM32H750XBHx' | 'STM32L476VGTx'): Content {
  const linkerScript = `${part}_QSPI.ld`;
  return { [`App/${linkerScript}`]: script(0x90000000), ...cubeProject('App', { mcu: part, linkerScript }), 'App/Debug/App.elf': buildFirmware({ table: 0x90000000, vtor: 0x90000000 }) };
}

/** A transcript of `set debug remote 1`: a packet and its answer. */
export const packet = (request: string, answer: string): string => `[remote] Sending packet: $${request}#00\n[remote] Packet received: ${answer}\n`;

/** Registers as the answer to `g`, with this program counter. */
export function registers(pc: number): string {
  const word = [0, 8, 16, 24].map((shift) => ((pc >>> shift) & 0xff).toString(16).padStart(2, '0')).join('');
  return `${'00000000'.repeat(15)}${word}00000001`;
}

/** GDB goes on, and the core stops. */
export const goesOn = (signal: '02' | '05', pc: number): string => packet('vCont;c', `T${signal}`) + packet('g', registers(pc));

export const openOcdHead = (core: string): string => `Open On-Chip Debugger 0.12.0\nInfo : [chip.cpu] ${core} r0p1 processor detected\nInfo : [chip.cpu] target has 6 breakpoints, 4 watchpoints\n`;
