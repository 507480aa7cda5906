/**
 * A publisher's state: the stamp of its archive (`20260327-213045`), or a day (`20260327`) where nothing more is told. Compared
 * as text; '' is not known, and older than any.
 */
export const dayOfState = (state: string | undefined): string | undefined =>
  /^\d{8}/.test(state ?? '') ? state?.replace(/^(\d{4})(\d{2})(\d{2}).*/, '$1-$2-$3') : undefined

/** The state of a day. */
export const stateOfDay = (day: string | undefined): string => day?.replaceAll('-', '') ?? ''
