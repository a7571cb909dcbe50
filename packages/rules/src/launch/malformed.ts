import { defineRule } from '../define-rule.js';

export const malformed = defineRule({
  id: 'launch/malformed',
  since: '0.1.0',
  severity: 'error',
  needs: ['launches'],
  docs: {
    what: 'A `.launch` file is not what Eclipse can load, or a value in it is not what its key asks for.',
    why: 'Eclipse reads the file with a strict XML reader and converts the values. A file that was merged by hand, cut off or edited with the wrong quotes is dropped without a word; a value of the wrong form is dropped, or makes the whole configuration unusable.',
    symptom: 'The configuration is missing in the list of debug configurations, or is marked as invalid; the load list or the external loaders are empty in the dialog.',
    wrong: '```xml\n<intAttribute key="org.eclipse.cdt.debug.gdbjtag.core.portNumber" value="0xEF32"/>\n```',
    right: '```xml\n<intAttribute key="org.eclipse.cdt.debug.gdbjtag.core.portNumber" value="61234"/>\n```',
    sources: ['Eclipse Platform: LaunchConfigurationInfo (integers must parse; elements it does not know are ignored, and lost at the next save)'],
  },
  messages: {
    unreadable: ({ why }: { why: string }) => `Eclipse cannot load this launch configuration: ${why}.`,
    number: ({ text }: { text: string }) => `"${text}" is not a whole number of 32 bits: Eclipse cannot load the configuration.`,
    truth: ({ text }: { text: string }) => `"${text}" is neither true nor false: Eclipse takes it as false.`,
    value: ({ why }: { why: string }) => `A value of this configuration is not what its key asks for: ${why}.`,
    unknown: ({ element }: { element: string }) => `Eclipse does not know <${element}>: it ignores the element, and drops it at the next save.`,
  },
  check({ launches }, report) {
    for (const launch of launches) {
      if (launch.unreadable) {
        const [first] = launch.problems;
        report({ message: 'unreadable', data: { why: (first?.message ?? 'it is no XML').replace(/[.\s]+$/, '') }, location: launch.locate(first?.range), remedies: [restore] });
        continue;
      }
      for (const { element, value, valueRange } of launch.document.attributes) {
        if (typeof value !== 'string' || element === 'string') continue;
        if (element === 'int') report({ message: 'number', data: { text: value.slice(0, 60) }, location: launch.locate(valueRange), remedies: [restore] });
        else if (element === 'boolean') report({ message: 'truth', data: { text: value.slice(0, 60) }, location: launch.locate(valueRange), severity: 'warning' });
      }
      for (const { message, range } of launch.configuration.problems) report({ message: 'value', data: { why: message }, location: launch.locate(range), remedies: [restore] });
      for (const range of launch.document.unknown) {
        const element = /^<([^\s/>]*)/.exec(launch.document.text.slice(range.start, range.end))?.[1] ?? '?';
        report({ message: 'unknown', data: { element: element.slice(0, 60) }, location: launch.locate(range), severity: 'note' });
      }
    }
  },
});

const restore = {
  title: 'Restore the file, or make it anew',
  certainty: 'documented' as const,
  steps: ['Take the last good version from version control, or delete the file and run "qspi-doctor launch".'],
};
