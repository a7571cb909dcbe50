import { safeText } from '@qspi-doctor/diagnostics';
import { examine, type Diagnosis } from '@qspi-doctor/doctor';
import { absolutePath } from '@qspi-doctor/files';
import { changesBetween } from '@qspi-doctor/live-target';
import { formatJson, formatPretty, formatTarget, targetJson, type PrettyOptions } from '@qspi-doctor/report';
import type { LiveTargetAnswers } from '@qspi-doctor/workspace';
import { exitCodeFor } from '../exit-code.js';
import { colorOption, text } from '../options.js';
import { colorLevel, type Terminal } from '../terminal.js';
import { version } from '../version.js';
import { findingsReport, isFindingsFormat, renderFindings } from './findings-formats.js';
import { targetHelp } from './target-help.js';
import { targetOptions, type TargetOptions } from './target-options.js';
import { TargetSession } from './target-session.js';
import { targetSubject, type TargetSubject } from './target-subject.js';

export async function target(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = targetOptions(args);
  if (options === undefined) {
    terminal.out(targetHelp);
    return 0;
  }
  const subject = await targetSubject(options, terminal);
  const session = await TargetSession.open(options, subject, terminal);
  const interruption = new AbortController();
  const forget = terminal.onInterrupt?.(() => interruption.abort());
  try {
    const answers = await session.answers(interruption.signal);
    // The target is let go before anything is concluded: a large project takes a while, and nobody should wait for it halted.
    const left = options.watch === undefined ? await session.leave() : undefined;
    const diagnosis = await diagnose(subject, answers);
    await write(await render(options, subject, answers, diagnosis, terminal), options, subject, terminal);
    if (options.watch !== undefined) await watch(session, options.watch, answers, options, terminal, interruption.signal);
    const farewell = left ?? (await session.leave());
    if (options.values['quiet'] !== true) terminal.err(`${farewell}\n`);
    return exitCodeFor(diagnosis.findings, options.failOn);
  } finally {
    forget?.();
    session.live.close();
  }
}

function diagnose({ workspace, rules, severities, title, answer }: TargetSubject, answers: LiveTargetAnswers): Promise<Diagnosis> {
  answer(answers);
  return examine(workspace, { folder: title, rules, severities });
}

async function render(options: TargetOptions, { files, folder, workspace }: TargetSubject, answers: LiveTargetAnswers, diagnosis: Diagnosis, terminal: Terminal): Promise<string> {
  const { format, address } = options;
  if (format === 'html') return (await import('./html-report.js')).htmlReport(diagnosis, workspace, files, (await import('./rules.js')).allRules(), [formatTarget(answers, address, { color: 0, width: 100 })]);
  if (isFindingsFormat(format)) return renderFindings(format, findingsReport(diagnosis, files, folder));
  if (format === 'json') return formatJson(diagnosis, version, { target: targetJson(answers, address) });
  const looks = looksOf(options, terminal);
  return `${formatTarget(answers, address, looks)}\n${formatPretty(diagnosis, looks)}`;
}

function looksOf({ values }: TargetOptions, terminal: Terminal): PrettyOptions {
  return { color: text(values, 'output') === undefined ? colorLevel(colorOption(values), terminal) : 0, width: terminal.columns ?? 80, verbose: values['verbose'] === true };
}

async function write(rendered: string, { values }: TargetOptions, { files }: TargetSubject, terminal: Terminal): Promise<void> {
  const output = text(values, 'output');
  if (output === undefined) {
    terminal.out(rendered);
    return;
  }
  files.writeFileAtomicSync(absolutePath(output, terminal.folder), rendered);
  if (values['quiet'] !== true) terminal.err(`Report written to ${output}.\n`);
}

/** Looks again until the user has seen enough. The contents of the flash are compared once only: they take longest and change least. */
async function watch(session: TargetSession, interval: number, first: LiveTargetAnswers, { resume, values }: TargetOptions, terminal: Terminal, signal: AbortSignal): Promise<void> {
  if (values['quiet'] !== true) terminal.err(`Looking again every ${interval / 1000} s${resume ? ', with the core running in between' : ''}. Ctrl+C ends it.\n`);
  let before = { ...first.facts, images: [] };
  const begin = performance.now();
  while (!signal.aborted) {
    const stopped = resume ? await session.run(interval, signal) : await pause(interval, signal);
    if (signal.aborted) break;
    const facts = { ...(await session.look(0)), images: [] };
    const changes = changesBetween(before, facts);
    const time = `${((performance.now() - begin) / 1000).toFixed(1)} s`;
    for (const change of [...(stopped ? ['the core stopped by itself'] : []), ...changes]) terminal.out(`${time.padStart(8)}  ${safeText(change)}\n`);
    before = facts;
  }
}

function pause(time: number, signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(end, time);
    signal.addEventListener('abort', end, { once: true });
  });
}
