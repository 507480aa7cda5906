/** An identifier nobody else will make. */
export const newId = (): string => crypto.randomUUID()
