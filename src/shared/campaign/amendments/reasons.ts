import type { Amendment } from './model.ts'

/** The exposé sommaire (Assemblée) or the Objet (Sénat), a paragraph each: what it does, why, who worked on it. */
export const exposeLines = ({ expose, reasons }: Amendment): string[] =>
  (expose.trim() ? [expose] : [reasons.does, reasons.why, origin(reasons.origin)])
    .flatMap(part => part.split('\n'))
    .map(line => line.trim())
    .filter(Boolean)

/** The custom of transparency: « Cet amendement a été travaillé avec … ». A whole sentence is left as it is. */
export const origin = (who: string): string => {
  const name = who.trim().replace(/\.$/, '')
  if (!name) return ''
  return /^cet amendement/i.test(name) ? `${name}.` : `Cet amendement a été travaillé avec ${name}.`
}
