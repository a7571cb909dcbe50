import { formatAddress } from '@qspi-doctor/diagnostics';
import type { LiveTargetAnswers } from '@qspi-doctor/workspace';

type TargetFacts = LiveTargetAnswers['facts'];

const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const addressOrNull = (address: number | undefined) => (address === undefined ? null : formatAddress(address));

/** The `target` part of a report: what a live target answered. Addresses and register values are strings, what is not known is null. */
export function targetJson({ facts, proof }: Pick<LiveTargetAnswers, 'facts' | 'proof'>, address: string) {
  const { server, core, state, breakpointUnit: unit, chip, faults, mpu } = facts;
  return {
    address,
    server: { kind: server.kind, name: server.name, version: server.version ?? null, features: Object.fromEntries(server.features) },
    core: { title: core.title, name: core.name ?? null, cpuid: formatAddress(core.cpuid) },
    state: { halted: state.halted, atReset: state.atReset, lockedUp: state.lockedUp, sleeping: state.sleeping, exception: state.exception },
    breakpointUnit: unit
      ? { name: unit.name, revision: unit.revision ?? null, control: formatAddress(unit.control), comparators: unit.comparators, used: unit.used, highestAddress: formatAddress(unit.highestAddress) }
      : null,
    watchpoints: facts.watchpoints ?? null,
    chip: chip ? { idcode: formatAddress(chip.idcode), deviceId: `0x${chip.deviceId.toString(16)}`, parts: chip.parts } : null,
    memoryMap: facts.memoryMap?.map(({ type, start, length }) => ({ type, start: formatAddress(start), length })) ?? null,
    windows: facts.windows.map(({ name, origin, region, breakpoint, controller }) => ({
      name,
      origin: formatAddress(origin),
      region: region?.type ?? null,
      breakpoint,
      mapped: controller?.mapped ?? null,
      registers: controller ? { control: formatAddress(controller.control), mode: formatAddress(controller.mode.value), fmode: controller.mode.field } : null,
    })),
    images: facts.images.map(imageJson),
    vtor: addressOrNull(facts.vtor),
    pc: placeJson(facts.pc),
    interrupted: placeJson(facts.interrupted),
    faults: faults ? { cfsr: formatAddress(faults.cfsr), hfsr: formatAddress(faults.hfsr), mmfar: formatAddress(faults.mmfar), bfar: formatAddress(faults.bfar), words: faults.words } : null,
    mpu: mpu
      ? {
          enabled: mpu.enabled,
          control: formatAddress(mpu.control),
          regions:
            mpu.regions?.map(({ number, start, end, executeNever, privilegedRead }) => ({ number, start: formatAddress(start), end: formatAddress(end), executeNever, privilegedRead })) ?? null,
        }
      : null,
    proof: proof
      ? { name: proof.name, address: formatAddress(proof.address), means: proof.means, why: proof.why, halted: proof.halted, place: placeJson(proof.place), vtor: addressOrNull(proof.vtor), milliseconds: Math.round(proof.time), failure: proof.failure ?? null }
      : null,
  };
}

function imageJson({ name, file, total, compared, differing, hidden, difference, unreadable, tableAtVtor }: TargetFacts['images'][number]) {
  return {
    name,
    file,
    total,
    compared,
    differing,
    hidden,
    difference: difference ? { address: formatAddress(difference.address), expected: hexOf(difference.expected), found: hexOf(difference.found), looks: difference.looks } : null,
    unreadable: unreadable ? { address: formatAddress(unreadable.address), why: unreadable.why } : null,
    tableAtVtor: tableAtVtor ?? null,
  };
}

function placeJson(place: TargetFacts['pc']) {
  return place ? { address: formatAddress(place.address), image: place.image ?? null, symbol: place.symbol ?? null, offset: place.offset, source: place.source ?? null, instruction: place.instruction ?? null } : null;
}
