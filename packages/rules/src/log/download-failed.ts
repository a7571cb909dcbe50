import type { LogEvent } from '@qspi-doctor/debug-log';
import type { Device } from '@qspi-doctor/devices';
import { formatAddress, type Remedy } from '@qspi-doctor/diagnostics';
import type { LogsInput } from '@qspi-doctor/workspace';
import { defineRule } from '../define-rule.js';
import { windowAt } from '../external-window.js';
import { eventsIn, isAbout, placeIn, quoted, type InLog } from './in-logs.js';

const failures = ['flash-loader-not-loaded', 'erase-failed', 'segment-failed', 'file-failed', 'flash-finish-failed', 'flash-forbidden', 'load-failed'] as const;

export const downloadFailed = defineRule({
  id: 'log/download-failed',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'program'],
  uses: ['device'],
  docs: {
    what: 'The download of the program failed, wholly or in part. What is in the memory afterwards may be an old program, or none.',
    why: 'For external memory the ST-LINK GDB server hands the download to STM32CubeProgrammer, which runs the external loader on the chip: a loader for another board, another memory or another version fails when it erases or writes. For the internal flash the usual reasons are protection and a core that does not halt.',
    symptom: '"failed to erase memory", "failed to download Segment[0]", "failed to download the File", "Flash loader cannot be loaded"; in GDB "Load failed", "Error finishing flash operation", "Error erasing flash with vFlashErase packet".',
    wrong: '```text\nErasing external memory sectors [0 4]\nError: failed to erase memory\n```',
    right: '```text\nFile download complete\nDownload verified successfully\n```',
    sources: [
      'ST community, Error: failed to erase memory, m-p/66291 (STM32H750, external flash)',
      'ST community, External Flash Loader gets "failed to download Segment[0]", 12847; stackoverflow.com 70355148 (CubeIDE 1.8.0, cured by the files of 1.7.0)',
      'https://electronics.stackexchange.com/questions/517266 (Flash loader cannot be loaded)',
      'GDB source, gdb/remote.c, gdb/symfile.c',
    ],
  },
  messages: {
    external: ({ what, address }: { what: string; address: number | undefined }) => `The download into external memory failed${address === undefined ? '' : ` (${formatAddress(address)})`}: ${what}. What is there now is not known.`,
    internal: ({ what }: { what: string }) => `The download failed: ${what}. What is in the memory now is not known.`,
  },
  check({ logs, program, device }, report) {
    if (!isAbout(logs, program)) return;
    for (const input of logs.logs) {
      const one: LogsInput = { ...logs, logs: [input] };
      const all = eventsIn(one, ...failures);
      const first = [...all].sort((a, b) => failures.indexOf(a.what.id as (typeof failures)[number]) - failures.indexOf(b.what.id as (typeof failures)[number]))[0];
      if (first === undefined) continue;
      const external = externalBefore(one, first.what, device?.device);
      report({
        message: external ? 'external' : 'internal',
        data: { what: wordsOf(first), address: external?.address },
        location: placeIn(first),
        related: [...(external ? [quoted(external.at, 'it was at')] : []), ...all.filter((at) => at !== first).slice(0, 3).map((at) => quoted(at, 'and'))],
        explains: ['log/verify-failed', 'log/external-flash-not-programmed', 'log/erased-flash-executed'],
        remedies: external ? [loader] : first.what.id === 'load-failed' ? [askMore] : [protection],
      });
      return;
    }
  },
});

function wordsOf({ what }: InLog<LogEvent>): string {
  switch (what.id) {
    case 'erase-failed':
      return 'the memory could not be erased';
    case 'segment-failed':
      return `segment ${what.number ?? ''} could not be written`;
    case 'flash-loader-not-loaded':
      return 'the flash loader for the internal flash could not be put into RAM';
    case 'flash-finish-failed':
      return 'the server could not finish the flash operation';
    case 'flash-forbidden':
      return 'GDB was asked to write to flash outside of a download';
    case 'load-failed':
      return 'GDB says only "Load failed"; the reason is in the log of the server';
    default:
      return 'the file could not be written';
  }
}

interface External {
  readonly at: InLog<LogEvent>;
  readonly address: number | undefined;
}

/** What was last erased before the failure, or where the file begins, where that is external memory. */
function externalBefore(logs: LogsInput, failure: LogEvent, device: Device | undefined): External | undefined {
  const erased = eventsIn(logs, 'erased-external', 'erased-internal').findLast(({ what }) => what.line <= failure.line);
  const segment = eventsIn(logs, 'segment-erased').findLast(({ what }) => what.line <= failure.line && (erased === undefined || what.line > erased.what.line));
  if (segment?.what.address !== undefined) return windowAt(segment.what.address, device) ? { at: segment, address: segment.what.address } : undefined;
  const file = eventsIn(logs, 'file-address').findLast(({ what }) => what.line <= failure.line);
  const address = file?.what.address !== undefined && windowAt(file.what.address, device) ? file.what.address : undefined;
  if (erased !== undefined) return erased.what.id === 'erased-external' ? { at: erased, address } : undefined;
  return file !== undefined && address !== undefined ? { at: file, address } : undefined;
}

const loader: Remedy = {
  title: 'Try the external loader alone, with STM32CubeProgrammer',
  certainty: 'reported',
  steps: [
    'Connect under reset, select the loader of the board, erase the first sector and program a small file at the same address.',
    'If that fails, the loader does not suit board, memory or version: take the one of this board, or that of another STM32CubeProgrammer release.',
    'If it works there and not in CubeIDE, CubeIDE uses another release: its own is among its plug-ins (…externaltools.cubeprogrammer…).',
  ],
};

const protection: Remedy = {
  title: 'Connect under reset with STM32CubeProgrammer, look at the option bytes, and erase the chip',
  certainty: 'reported',
  steps: ['Read protection and write protection make this fail; so does a program that switches the debug pins off or sleeps.', 'A full chip erase removes the program that is in the way.'],
};

const askMore: Remedy = {
  title: 'Have the server tell more',
  certainty: 'documented',
  steps: ['Debug Configurations… → Debugger: switch "Log to file" on, debug once, and give that file to qspi-doctor.', 'The console of STM32CubeProgrammer within CubeIDE names the step that failed.'],
};
