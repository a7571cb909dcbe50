import { formatAddress, type Location, safeText } from '@qspi-doctor/diagnostics';

/** `Core/Src/main.c:42:3` — the form that terminals and editors make a link of — with address and symbol behind it. */
export function placeText({ file, line, column }: Location): string {
  if (file === undefined) return '';
  return safeText(file) + (line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`);
}

export function addressText({ address, symbol }: Location): string {
  return [symbol === undefined ? '' : safeText(symbol), address === undefined ? '' : formatAddress(address)].filter(Boolean).join(' at ');
}

export function locationText(location: Location): string {
  return [placeText(location), addressText(location)].filter(Boolean).join('  ');
}
