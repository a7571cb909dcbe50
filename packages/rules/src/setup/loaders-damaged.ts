import { defineSetupRule } from './inputs.js';

export const loadersDamaged = defineSetupRule({
  id: 'setup/loaders-damaged',
  since: '0.1.0',
  severity: 'warning',
  needs: ['loaders'],
  uses: ['project'],
  docs: {
    what: 'Loaders beside STM32CubeProgrammer cannot be read, or the folder with those for the flash of devices is missing or empty.',
    why: 'STM32CubeProgrammer loads a small program into RAM for each memory that it writes: from `FlashLoader` for the flash of devices, from `ExternalLoader` for external memories. An update that went wrong, or an over-eager virus scanner, leaves them damaged, and then flashing fails or is skipped.',
    symptom: 'The session starts with the old program; the log lacks "Erasing external memory sectors"; "Error: failed to download Segment[0]".',
    wrong: '```text\ntools/bin/FlashLoader          (empty)\n```',
    right: '```text\ntools/bin/FlashLoader/0x415.stldr …\n```',
    sources: ['ST community, article ta-p/697397: CubeIDE 1.16 skipped flashing because of a corrupted FlashLoader folder; copying the folder of another plug-in cured it'],
  },
  messages: {
    internal: ({ state }: { state: 'missing' | 'empty' }) => `The folder FlashLoader beside this STM32CubeProgrammer is ${state}: it cannot write the flash of any device.`,
    external: ({ files, why, count }: { files: readonly string[]; why: string; count: number }) => `${count === 1 ? `The external loader ${files[0] ?? ''} cannot be used` : `${count} external loaders cannot be used (${files.join(', ')}${count > files.length ? ', …' : ''})`}: ${why}.`,
  },
  check({ loaders, project }, report) {
    const wanted = new Set(project?.loaders.map(({ file }) => file.toLowerCase()));
    for (const { bin, external, internal } of loaders) {
      // Where neither folder is there, the programmer is of another make than those of CubeIDE.
      if (internal === 0 || (internal === undefined && external.length > 0)) {
        const state = internal === 0 ? ('empty' as const) : ('missing' as const);
        // Not every package need have this folder; one that has it empty is broken.
        report({ message: 'internal', ...(state === 'missing' ? { severity: 'note' as const } : {}), data: { state }, location: { file: `${bin}/FlashLoader` }, remedies: [{ title: 'Bring the folder back', certainty: 'reported', steps: ['Copy FlashLoader from another version of the plug-in, or repair the installation.'] }] });
      }
      const damaged = external.filter(({ storage }) => storage === undefined);
      const [first] = damaged;
      if (first === undefined) continue;
      report({
        message: 'external',
        severity: damaged.some(({ file }) => wanted.has(file.toLowerCase())) ? 'warning' : 'note',
        data: { files: damaged.slice(0, 5).map(({ file }) => file), why: first.problem ?? 'they cannot be read', count: damaged.length },
        location: { file: first.path },
        related: damaged.slice(1, 6).map(({ path, problem }) => ({ file: path, message: problem ?? '' })),
        remedies: [{ title: 'Bring them back', certainty: 'documented', steps: ['Repair the installation, or copy the files from another version.', `qspi-doctor image ${first.path} shows what can be read of it.`] }],
      });
    }
  },
});
