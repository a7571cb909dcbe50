import { mainOutsideExternalFlash } from './main-outside-external-flash.js';
import { noVectorTable } from './no-vector-table.js';
import { vectorTableMisaligned } from './vector-table-misaligned.js';

export const imageRules = [noVectorTable, vectorTableMisaligned, mainOutsideExternalFlash];
