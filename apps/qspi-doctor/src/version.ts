declare const QSPI_DOCTOR_VERSION: string | undefined;

/** Version of the product; filled in by the build. */
export const version: string = typeof QSPI_DOCTOR_VERSION === 'string' ? QSPI_DOCTOR_VERSION : '0.0.0-source';
