import { randomInt } from 'node:crypto'

/** Signs that nobody takes for others, read from paper. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 5
const GROUP_LENGTH = 4

/** A password to be read from a sheet: some 99 bits, in groups, with no sign that an address or a statement would have to escape. */
export const newPassword = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join(''),
  ).join('-')
