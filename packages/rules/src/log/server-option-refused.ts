import { defineRule } from '../define-rule.js';
import { eventsIn, isAbout, placeIn } from './in-logs.js';

export const serverOptionRefused = defineRule({
  id: 'log/server-option-refused',
  since: '0.1.0',
  severity: 'error',
  needs: ['logs', 'program'],
  docs: {
    what: 'The ST-LINK GDB server was started with an option that it does not know, and ended.',
    why: 'Extensions and scripts write command lines for one release of the server, or for the open-source st-util; another release does not know every option.',
    symptom: '"PARSE ERROR: Argument: --no-reset  Couldn\'t find match for argument"',
    wrong: '```text\nPARSE ERROR: Argument: --no-reset\n             Couldn\'t find match for argument\n```',
    right: '',
    sources: ['https://github.com/Marus/cortex-debug/issues/333'],
  },
  messages: { unknown: ({ option }: { option: string }) => `The ST-LINK GDB server does not know the option ${option}, and ended.` },
  check({ logs, program }, report) {
    if (!isAbout(logs, program)) return;
    const [first] = eventsIn(logs, 'option-unknown');
    if (first === undefined) return;
    report({
      message: 'unknown',
      data: { option: first.what.value ?? '' },
      location: placeIn(first),
      explains: ['log/no-connection'],
      remedies: [{ title: 'Take the option out of the configuration, or another release of the server', certainty: 'documented', steps: ['"ST-LINK_gdbserver --help" lists the options of the release that you have.'] }],
    });
  },
});
