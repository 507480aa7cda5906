/** The command was not understood: exit code 2, with the sentence and where to find help. */
export class UsageError extends Error {}

/** An option that the verb cannot do without in this use of it. */
export function need<T extends string>(value: T | undefined, name: string): T {
  if (value === undefined || value === '') throw new UsageError(`Il manque l’option «\u00a0--${name}\u00a0».`)
  return value
}

/** One of the words allowed, or a sentence that lists them. */
export function oneOf<T extends string>(value: string, values: readonly T[], name: string): T {
  const word = values.find(one => one === value)
  if (!word) throw new UsageError(`«\u00a0${name} ${value}\u00a0» : attendu ${values.join(', ')}.`)
  return word
}
